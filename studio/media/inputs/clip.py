"""One opened recording as the player reads it: pictures and sound with their media times, from any place on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av

from studio.contracts import messages
from studio.ipc.clock import NS
from studio.media.inputs.opening import open_file
from studio.media.inputs.tracks import PictureTrack, SoundTrack, Tracks, natural_size
from studio.values.errors import MediaError
from studio.words import media as says

_LARGEST_PIXELS = 8192 * 4352


class Pictures(Protocol):
    """Where a clip's pictures come from."""

    def next(self) -> tuple[av.VideoFrame, int, int] | None:
        """The next picture, its media time and its duration in ns; None at the end."""


class Clip(Protocol):
    """What a player plays from its first picture to its last. `figures` are said in the status while it is seen."""

    name: str
    pictures: Pictures | None
    sound: SoundTrack | None
    rate: Fraction | None  # pictures a second, None where they come as they come
    length_ns: int  # 0 where nobody knows
    figures: dict[str, messages.Figure]

    def natural(self, frame: av.VideoFrame) -> tuple[int, int] | None:
        """Width and height of a picture upright and with square pixels, None where those are the pixel counts."""

    def wind(self, media_ns: int) -> None:
        """Read on from the last key picture at or before `media_ns`, as the clip stamps it."""

    def hurry(self, on: bool) -> None:
        """Decode only what other pictures refer to, or everything again."""

    def close(self) -> None: ...


class FileClip:
    """A file with pictures, sound or both.

    Raises:
        MediaError: it is not there, or cannot be played.
    """

    def __init__(self, path: str, want_sound: bool, figures: dict[str, messages.Figure] | None = None) -> None:
        self._path, self._want_sound = path, want_sound
        self.name, self.figures = Path(path).name, figures or {}
        self._open()

    def _open(self) -> None:
        container = open_file(self._path)
        try:
            self._tracks = Tracks(container, self._want_sound)
            video = self._tracks.video
            self.rate: Fraction | None = video.guessed_rate if video is not None else None
            self.length_ns = (container.duration or 0) * 1000
            if video is not None and video.codec_context.width * video.codec_context.height > _LARGEST_PIXELS:
                container.close()
                raise MediaError("file_too_large", says.above_8k(name=self.name))
            self._pictures = PictureTrack(self._tracks) if video is not None else None
            self.sound = SoundTrack(self._tracks) if self._tracks.audio is not None else None
        except (av.FFmpegError, ValueError) as error:
            container.close()
            raise MediaError("file_codec", says.codec(name=self.name)) from error
        self.pictures: Pictures | None = self._pictures
        if self.pictures is None and self.sound is None:
            container.close()
            raise MediaError("file_wrong_type", says.nothing_in_it(name=self.name))

    def natural(self, frame: av.VideoFrame) -> tuple[int, int] | None:
        assert self._tracks.video is not None
        return natural_size(self._tracks.video, frame)

    def wind(self, media_ns: int) -> None:
        """Read on from there; a file that cannot be wound is opened again.

        Raises:
            MediaError: it is no longer there, or cannot be played any more.
        """
        try:
            self._tracks.rewind(media_ns)
            if self._pictures is not None:
                self._pictures.rewind()
            if self.sound is not None:
                self.sound.rewind()
        except av.FFmpegError:
            self.close()
            self._open()

    def hurry(self, on: bool) -> None:
        if self._pictures is not None:
            self._pictures.decoder.skip_frame = "NONREF" if on else "DEFAULT"

    def close(self) -> None:
        self._tracks.container.close()


def usual_ns(clip: Clip) -> int:
    """How long one picture of a clip is seen, about."""
    return int(NS / clip.rate) if clip.rate else NS // 25
