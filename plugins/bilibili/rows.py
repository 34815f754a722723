"""What the room tells, as rows of the chat panel. Pure. Names of gifts and guards are the platform's own, in its language."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from bilibili.events import Danmaku, Gift, Guard, Row, SuperChat, Told
from studio.plugin_api.abilities import ChatMessage

_GUARDS = {1: "总督", 2: "提督", 3: "舰长"}
_MONTH = "月"
_LATEST_S = 100_000_000_000  # a wall clock beyond it is none


def row(told: Row, room_id: int) -> ChatMessage | None:
    """The row; None: it makes none, as a free gift, of which there are too many, and words without a letter."""
    if isinstance(told, Guard):
        return _row(told, room_id, told.user_info.open_id, told.user_info.uname, _guard_text(told))
    first_badges: tuple[str, ...] = ()
    match told:
        case Danmaku(msg=msg) if msg.strip():
            text = msg
            first_badges = ("moderator",) if told.is_admin else ()
        case SuperChat(message=message, rmb=rmb):
            text = message.strip() or f"¥{rmb}"
            first_badges = (f"¥{rmb}",)
        case Gift(paid=True, gift_name=name, gift_num=count):
            text = f"🎁 {name} × {count}"
        case _:
            return None
    return _row(told, room_id, told.open_id, told.uname, text, first_badges)


def _row(told: Told, room_id: int, open_id: str, name: str, text: str, first_badges: tuple[str, ...] = ()) -> ChatMessage:
    at_s = told.timestamp if 0 < told.timestamp < _LATEST_S else datetime.now(UTC).timestamp()
    return ChatMessage(
        id=told.msg_id,
        buyer_key=hashlib.blake2s(f"bilibili {room_id} {open_id}".encode(), digest_size=8).hexdigest(),
        name=name,
        text=text,
        badges=(*first_badges, *_badges(told)),
        at_ms=round(at_s * 1000),
    )


def _badges(told: Told) -> list[str]:
    badges = [_GUARDS[told.guard_level]] if told.guard_level in _GUARDS else []
    if told.fans_medal_wearing_status and told.fans_medal_name:
        badges.append(f"{told.fans_medal_name} {told.fans_medal_level}")
    return badges


def _guard_text(guard: Guard) -> str:
    name = _GUARDS.get(guard.guard_level, "大航海")
    unit = guard.guard_unit
    return f"⚓ {name} × {guard.guard_num} {unit}" if unit in ("", _MONTH) else f"⚓ {name} {unit}"
