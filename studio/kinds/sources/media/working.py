"""Plays one recording, once or again and again."""

from __future__ import annotations

from typing import cast

from studio.contracts.desk_link import DeskLink
from studio.kinds.sources.media import MediaFile
from studio.media.inputs.clip import Clip, FileClip
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.player import Player
from studio.values.errors import MediaError


def run(media: MediaFile, output: SourceOutput, link: DeskLink) -> None:
    """Play until the output is `ending`.

    Raises:
        MediaError: the file cannot be played.
    """
    link.stage("open", 10.0)
    player = Player(_OneFile(media.path, output), output)
    try:
        player.play()
    finally:
        player.close()


class _OneFile:
    """The reel of one file. It is played again while its source says so."""

    def __init__(self, path: str, output: SourceOutput) -> None:
        self._path, self._output = path, output

    def first(self) -> Clip:
        return FileClip(self._path, self._output.want_sound)

    def after(self, clip: Clip, failed: MediaError | None) -> Clip | None:
        if failed is not None:
            raise failed
        return clip if cast("MediaFile", self._output.spec.input).loop else None

    def step(self, by: int, seen: Clip) -> Clip | None:
        return None

    def again(self, seen: Clip) -> Clip | None:
        return None  # nothing else is ever opened

    def words(self) -> str:
        return ""
