"""What is pushed: messages of one kind in the body of a call, read in bounds. Pure; what cannot be read is none.

Fields: developer.open-douyin.com, "数据开放说明" and "观众一键同玩能力". Each message is read by itself: one that is odd takes no
other with it. A field that is null is left out, and a text that is too long is cut: what a viewer gave counts all the same.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from douyin.kinds import COMMENT, FAN_CLUB, GIFT, LIKE

UPGRADED, JOINED = 1, 2  # why a fan club is told of

_LONGEST = 2_000  # characters of a text
_Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What all of them say. `sec_openid` is the viewer's name for this app, "" where it is withheld, as `nickname` may be.

    `timestamp`: since 1970, in ms by the documentation's words and in s by its example.
    """

    msg_id: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    sec_openid: str = ""
    nickname: str = ""
    timestamp: int = 0


class Comment(Told, frozen=True, kw_only=True):
    """Somebody wrote."""

    content: str = ""


class Gift(Told, frozen=True, kw_only=True):
    """Somebody gave something. `gift_value`: of all of it, in fen. `test`: it is one of the platform's test tool."""

    gift_num: _Count = 1
    gift_value: _Count = 0
    test: bool = False


class Like(Told, frozen=True, kw_only=True):
    """Somebody tapped: the platform puts the likes of two seconds together."""

    like_num: _Count = 1


class FanClub(Told, frozen=True, kw_only=True):
    """Somebody has joined the host's fan club (粉丝团), or has come to another level in it."""

    fansclub_reason_type: int = 0
    fansclub_level: _Count = 0


_SHAPES: dict[str, type[Told]] = {COMMENT: Comment, GIFT: Gift, LIKE: Like, FAN_CLUB: FanClub}


def kind_of(told: Told) -> str:
    """The platform's word for it."""
    return next(kind for kind, shape in _SHAPES.items() if isinstance(told, shape))


def read(kind: str, body: bytes | str) -> list[Told]:
    """The messages of a push of this kind, as they stand in it."""
    shape = _SHAPES.get(kind)
    if shape is None:
        return []
    try:
        items = msgspec.json.decode(body, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return []
    return [told for item in items if (told := _one(item, shape)) is not None]


def _one(item: msgspec.Raw, shape: type[Told]) -> Told | None:
    try:
        fields = msgspec.json.decode(item, type=dict[str, Any])
        return msgspec.convert({name: _cut(value) for name, value in fields.items() if value is not None}, shape, strict=False)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def _cut(value: object) -> object:
    return value[:_LONGEST] if isinstance(value, str) else value
