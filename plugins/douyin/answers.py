"""What the open platform answers, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated

import msgspec

PAGE = 100  # pushes in a page, as many as the platform gives
_Words = str | None


class Verdict(msgspec.Struct, frozen=True):
    """What every answer says: 0 for yes, else why not. Interfaces differ in how they spell it."""

    err_no: int = 0
    errcode: int = 0
    err_msg: _Words = ""
    err_tips: _Words = ""
    errmsg: _Words = ""
    data: msgspec.Raw = msgspec.Raw(b"{}")

    @property
    def code(self) -> int:
        """0: yes."""
        return self.err_no or self.errcode

    @property
    def words(self) -> str:
        """The platform's own."""
        return self.err_msg or self.err_tips or self.errmsg or ""

    @property
    def content(self) -> bytes:
        """What was asked for; of an answer that has none, nothing that can be read."""
        return b"{}" if bytes(self.data) == b"null" else bytes(self.data)


class Token(msgspec.Struct, frozen=True):
    """The app's access token, and for how many seconds it holds: two hours, unless another one is fetched."""

    access_token: Annotated[str, msgspec.Meta(min_length=1, max_length=4_096)]
    expires_in: Annotated[int, msgspec.Meta(ge=1, le=10**9)]


class Task(msgspec.Struct, frozen=True):
    """How a task is: 1 there is none, 2 not started, 3 it runs."""

    status: int


class RoomInfo(msgspec.Struct, frozen=True):
    """The room that a launch token was made for."""

    room_id: Annotated[int, msgspec.Meta(ge=1)]


class Launch(msgspec.Struct, frozen=True):
    """What is told for a launch token."""

    info: RoomInfo


class Missed(msgspec.Struct, frozen=True):
    """One push that was not taken. `payload` is what its body was; "": it cannot be read, and is passed over."""

    payload: str = ""


class MissedPage(msgspec.Struct, frozen=True):
    """A page of them. Each is read by itself: one that is odd takes up its place, and no other goes with it."""

    data_list: list[msgspec.Raw] | None = None

    @property
    def pushes(self) -> list[Missed]:
        """None is an empty page too."""
        return [_missed(item) for item in (self.data_list or [])[:PAGE]]


def _missed(item: msgspec.Raw) -> Missed:
    try:
        return msgspec.json.decode(item, type=Missed)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return Missed()
