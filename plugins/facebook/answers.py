"""What Facebook answers, as far as the adapter reads it. Whatever else stands there is passed over.

From the references of the Graph API: Comment, Page, and the answers that all of it has in common. Of live videos: `live_answers`.
"""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

import msgspec

R = TypeVar("R")
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Number = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,40}$")]  # of pages and videos, which stand in addresses
Word = Annotated[str, msgspec.Meta(max_length=500)]
Text = Annotated[str, msgspec.Meta(max_length=20_000)]
Token = Annotated[str, msgspec.Meta(max_length=2_000)]
Moment = Annotated[int, msgspec.Meta(ge=0, le=10**11)]


class Cursors(msgspec.Struct, frozen=True):
    """Where a page of a list ends."""

    after: Token = ""


class Paging(msgspec.Struct, frozen=True):
    """What comes after a page; `next` is there where something does."""

    cursors: Cursors = Cursors()
    next: str = ""


class Rows(msgspec.Struct, Generic[R], frozen=True):
    """A page of a list."""

    data: list[R] = []
    paging: Paging = Paging()

    @property
    def after(self) -> str:
        """Where the next page begins; "": there is none."""
        return self.paging.cursors.after if self.paging.next else ""


class Written(msgspec.Struct, frozen=True):
    """A comment that was written, or stands there."""

    id: Id


class Node(msgspec.Struct, frozen=True):
    """A video, live or not."""

    id: Number


class PageNode(msgspec.Struct, frozen=True):
    """A page, or a person. `access_token`: the page's own, for who runs it."""

    id: Number
    name: Word = ""
    access_token: Token = ""

    def __repr__(self) -> str:
        return f"PageNode(id={self.id!r}, name={self.name!r}, access_token=********)"


class Inspected(msgspec.Struct, frozen=True):
    """When a token ends, and when it opens no more of people's data: seconds since 1970, 0: not by time. None: it is not told."""

    expires_at: Moment | None = None
    data_access_expires_at: Moment | None = None


class Inspection(msgspec.Struct, frozen=True):
    """What Facebook tells of a token."""

    data: Inspected


class Granted(msgspec.Struct, frozen=True):
    """A token that was given for another."""

    access_token: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]

    def __repr__(self) -> str:
        return "Granted(********)"


class From(msgspec.Struct, frozen=True):
    """Who wrote; a page is named by the id of the page. Ids are text in lists, and a number in Facebook's example of a stream."""

    id: Annotated[str, msgspec.Meta(max_length=200)] | Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = ""
    name: Word = ""


class Comment(msgspec.Struct, frozen=True, rename={"by": "from"}):
    """A comment on a live video. Who wrote it is told to the page alone, and of some not even to that."""

    id: Id
    message: Text = ""
    created_time: Word = ""
    by: From | None = None


class Done(msgspec.Struct, frozen=True):
    """Whether what was asked for was done, where Facebook says so."""

    success: bool = True


class Error(msgspec.Struct, frozen=True):
    """What Facebook says where it says no: numbers for programs, `message` for developers, `error_user_msg` for people."""

    message: str = ""
    code: int = 0
    error_subcode: int = 0
    error_user_msg: str = ""
    is_transient: bool = False


class Refusal(msgspec.Struct, frozen=True):
    """The answer that has it."""

    error: Error = Error()


def understood(rows: list[msgspec.Raw], shape: type[R]) -> list[R]:
    """Those of a list that have this shape: one that is odd hides no other."""
    found = []
    for one in rows:
        try:
            found.append(msgspec.json.decode(one, type=shape))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
    return found
