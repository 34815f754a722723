"""Opens the files of a playlist one after another, and passes over those that cannot be played."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from studio.contracts import messages
from studio.kinds.sources.playlist import Playlist
from studio.kinds.sources.playlist import sentences as says
from studio.kinds.sources.playlist.listing import is_picture, listed
from studio.kinds.sources.playlist.order import Order
from studio.kinds.sources.playlist.still_clip import StillClip
from studio.media.inputs.clip import Clip, FileClip
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError

_OPEN_S = 10.0


class _Opened(NamedTuple):
    """A clip of the list, and its place in the round."""

    clip: Clip
    path: str
    place: int


class PlaylistReel:
    """What the player of a playlist asks. Its settings are those of the output's spec, looked at whenever something follows."""

    def __init__(self, output: SourceOutput, order: Order | None = None) -> None:
        self._output = output
        self._order = order or Order()
        self._left_out: dict[str, str] = {}  # why, by path
        self._in_vain = 0  # files in a row of which nothing could be played
        self._recent: list[_Opened] = []  # the clip that is seen and the one that follows it

    @property
    def _playlist(self) -> Playlist:
        return cast("Playlist", self._output.spec.input)

    def first(self) -> Clip:
        clip = self._following()
        assert clip is not None
        return clip

    def after(self, clip: Clip, failed: MediaError | None) -> Clip | None:
        path = self._order.file
        if failed is None:
            self._in_vain = 0
            self._left_out.pop(path, None)
        else:  # it could be opened, and no more than that
            self._in_vain += 1
            self._left_out[path] = failed.text
            self._recent = [opened for opened in self._recent if opened.clip is not clip]
            if self._in_vain >= len(self._order.files):
                raise self._nothing()
        return self._following()

    def step(self, by: int, seen: Clip) -> Clip | None:
        self._follow()
        loop, was = self._playlist.loop, self._order.place
        place = next((opened.place for opened in self._recent if opened.clip is seen), was)
        tried = {place} if by > 0 and not loop else set()  # at the end nothing follows, and the last one does not begin anew
        for further in range(len(self._order.files)):
            self._order.go(place + by + (further if by >= 0 else -further), loop)
            if self._order.place in tried:
                break
            tried.add(self._order.place)
            clip = self._opened()
            if clip is not None:
                return clip
        self._order.place = was  # there is nothing to go to: what plays goes on
        return None

    def again(self, seen: Clip) -> Clip | None:
        path = next((opened.path for opened in self._recent if opened.clip is seen), None)
        clip = self._open(path, seen.figures) if path is not None else None
        if clip is None or path is None:
            return None
        self._order.back_to(path)
        self._recent = [_Opened(clip, path, self._order.place)]
        return clip

    def words(self) -> str:
        """How many files are left out, and why the first of them."""
        if not self._left_out:
            return ""
        count = len(self._left_out)
        why = next(iter(self._left_out.values()))
        return says.left_out_single(why=why) if count == 1 else says.left_out(count=count, why=why)

    def _following(self) -> Clip | None:
        """The next clip that can be played; None at the end.

        Raises:
            MediaError: nothing can be played.
        """
        self._follow()
        for _ in self._order.files:
            if not self._order.forward(self._playlist.loop):
                return None
            clip = self._opened()
            if clip is not None:
                return clip
        raise self._nothing()

    def _follow(self) -> None:
        """Take over the list as it is now."""
        self._output.may_block("open", _OPEN_S)
        if self._order.follow(listed(self._playlist), self._playlist.shuffle):
            self._recent = []
        self._left_out = {path: why for path, why in self._left_out.items() if path in self._order.files}
        if not self._order.files:
            raise MediaError("playlist_empty", says.empty())

    def _opened(self) -> Clip | None:
        """The file at the place, opened; None where it cannot be, which is kept to be said."""
        path = self._order.file
        clip = self._open(path, {"item": Path(path).name, "item_number": self._order.number, "items": len(self._order.files)})
        if clip is not None:
            self._recent = [*self._recent[-1:], _Opened(clip, path, self._order.place)]
        return clip

    def _open(self, path: str, figures: dict[str, messages.Figure]) -> Clip | None:
        playlist = self._playlist
        self._output.may_block("open", _OPEN_S)
        try:
            if is_picture(path):
                return StillClip(path, playlist.picture_s, (playlist.width, playlist.height), figures)
            return FileClip(path, self._output.want_sound, figures)
        except MediaError as error:
            self._left_out[path] = error.text
            return None

    def _nothing(self) -> MediaError:
        return MediaError("playlist_unplayable", says.none(why=next(iter(self._left_out.values()))))
