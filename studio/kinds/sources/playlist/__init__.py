"""Films, sounds and pictures, one after another."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.patterns import RECORDINGS, STILLS
from studio.kinds.sources.playlist import sentences
from studio.values.fields import FilePath, Side

MOST = 1000  # files that are listed, and as many of the folder

Paths = Annotated[tuple[FilePath, ...], Meta(max_length=MOST, title="Files", extra={"file": f"{RECORDINGS} {STILLS}"})]
Folder = Annotated[FilePath, Meta(title="And all of a folder", extra={"folder": True})]
Seconds = Annotated[float, Meta(ge=0.5, le=86_400, title="Show a picture for", extra={"unit": "s", "step": 1})]


class Playlist(Input, frozen=True, kw_only=True, tag="playlist"):
    """The files in their order, then those of the folder by their names; each whole within a frame of `width` x `height`."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True,
        has_sound=True,
        shape="own",
        never_still=False,
        is_played=True,
        has_items=True,
        live=("paths", "folder", "loop", "shuffle", "picture_s", "paused"),
    )

    paths: Paths = ()
    folder: Folder = ""
    loop: Annotated[bool, Meta(title="Play again from the start")] = True
    shuffle: Annotated[bool, Meta(title="In random order")] = False
    picture_s: Seconds = 5.0
    width: Annotated[Side, Meta(title="Width", extra={"unit": "px", "step": 2})] = 1920
    height: Annotated[Side, Meta(title="Height", extra={"unit": "px", "step": 2})] = 1080
    paused: Annotated[bool, Meta(extra={"hidden": True})] = False

    def files(self) -> tuple[str, ...]:
        return (*self.paths, self.folder) if self.folder else self.paths

    def size_px(self) -> tuple[int, int] | None:
        return self.width, self.height

    def is_paused(self) -> bool:
        return self.paused


KIND = SourceKind(
    settings=Playlist,
    title="Playlist",
    help="Films, sounds and pictures, one after another.",
    order=45,
    icon="play",
    says=sentences.ALL,
)
