"""What the open platform answers, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated

import msgspec

_Words = Annotated[str, msgspec.Meta(max_length=10_000)]


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
        return self.err_msg or self.err_tips or self.errmsg


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
    """One push that was not taken. `payload` is what its body was."""

    payload: Annotated[str, msgspec.Meta(max_length=1 << 20)]
    roomid: str = ""
    msg_type: str = ""


class MissedPage(msgspec.Struct, frozen=True):
    """A page of them, at most a hundred."""

    data_list: Annotated[list[Missed], msgspec.Meta(max_length=100)] | None = None

    @property
    def pushes(self) -> list[Missed]:
        """None is an empty page too."""
        return self.data_list or []
