"""A recording that is played."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, ClassVar

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.patterns import RECORDINGS
from studio.values.fields import FilePath


class MediaFile(Input, frozen=True, kw_only=True, tag="media"):
    """A file with pictures, sound or both, played in real time."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=True, shape="own", never_still=False, is_played=True, has_items=False, live=("loop", "paused")
    )

    path: Annotated[FilePath, Meta(title="File", extra={"file": RECORDINGS})]
    loop: Annotated[bool, Meta(title="Play again from the start")] = True
    paused: Annotated[bool, Meta(extra={"hidden": True})] = False

    def suggested_name(self) -> str:
        return PurePath(self.path).stem

    def files(self) -> tuple[str, ...]:
        return (self.path,)

    def is_paused(self) -> bool:
        return self.paused


KIND = SourceKind(settings=MediaFile, title="Media file", order=40, icon="film")
