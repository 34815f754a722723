"""What is pushed, as rows of the chat panel. Pure. Words for what is no comment are the platform's, in its language."""

from __future__ import annotations

import hashlib

from douyin.pushed import JOINED, UPGRADED, Comment, FanClub, Gift, Told
from studio.plugin_api.abilities import ChatMessage
from studio.values.money import amount
from studio.values.plain_text import plain

_SECONDS_END = 100_000_000_000  # a wall clock before it is in seconds, one behind it in milliseconds
_APART_MS = 2 * 86_400_000  # of the moment when it was received: what could not be pushed is kept for a day
_TEST = "测试"
_NAME = 200  # characters of a viewer's name


def row(told: Told, room: str, received_ms: int) -> ChatMessage | None:
    """The row; None: it makes none, as likes, of which there are too many, and words without a letter.

    `received_ms`: since 1970, for a message that does not say when it was.
    """
    match told:
        case Comment(content=content) if content.strip():
            return _row(told, room, received_ms, content)
        case Gift(gift_num=count, gift_value=fen, test=is_test):
            badges = (_TEST,) if is_test else (f"¥{amount(fen, 'CNY')}",) if fen else ()
            return _row(told, room, received_ms, f"🎁 × {count}", badges)
        case FanClub(fansclub_reason_type=reason, fansclub_level=level) if reason == JOINED:
            return _row(told, room, received_ms, "❤ 加入粉丝团", _level(level))
        case FanClub(fansclub_reason_type=reason, fansclub_level=level) if reason == UPGRADED:
            return _row(told, room, received_ms, f"❤ 粉丝团升到 {level} 级", _level(level))
        case _:
            return None


def _row(told: Told, room: str, received_ms: int, text: str, badges: tuple[str, ...] = ()) -> ChatMessage:
    key = hashlib.blake2s(f"douyin {room} {told.sec_openid or told.msg_id}".encode(), digest_size=8).hexdigest()
    return ChatMessage(
        id=told.msg_id,
        buyer_key=key,
        name=plain(told.nickname, _NAME) or f"抖音用户 {key[:4]}",  # it was withheld: so the same viewer is the same all the same
        text=text,
        badges=badges,
        at_ms=_at_ms(told.timestamp, received_ms),
    )


def _at_ms(stamp: int, received_ms: int) -> int:
    """When it was; that it was received, if it is no time, or none of these days."""
    at_ms = 1000 * stamp if 0 < stamp < _SECONDS_END else stamp
    return at_ms if abs(at_ms - received_ms) <= _APART_MS else received_ms


def _level(level: int) -> tuple[str, ...]:
    return (f"粉丝团 {level}",) if level else ()
