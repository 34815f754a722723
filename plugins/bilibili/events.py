"""What the room tells: commands `LIVE_OPEN_PLATFORM_…`, read in bounds. Pure; what cannot be read is none.

Fields: open-live.bilibili.com, "直播间长连数据". Those that make no row of a chat (likes, entries, the stream's start and end,
super chats that are taken down) are passed over.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

DANMAKU, GIFT, SUPER_CHAT, GUARD, ROUND_END = (
    f"LIVE_OPEN_PLATFORM_{name}" for name in ("DM", "SEND_GIFT", "SUPER_CHAT", "GUARD", "INTERACTION_END")
)

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Name = Annotated[str, msgspec.Meta(max_length=200)]
_Text = Annotated[str, msgspec.Meta(max_length=2_000)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class Command(msgspec.Struct, frozen=True):
    """One of them: what it is, and what it says, not read yet."""

    cmd: Annotated[str, msgspec.Meta(max_length=100)]
    data: msgspec.Raw = msgspec.Raw(b"{}")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What all of them say. `timestamp`: seconds since 1970; `guard_level`: 1 to 3, the highest first, 0 for none."""

    msg_id: Id
    timestamp: int = 0
    guard_level: int = 0
    fans_medal_name: _Name = ""
    fans_medal_level: _Count = 0
    fans_medal_wearing_status: bool = False


class ByViewer(Told, frozen=True, kw_only=True):
    """Who: `open_id` is the same for the same viewer in all rooms of this developer, and no account's number."""

    open_id: Id
    uname: _Name = ""


class Danmaku(ByViewer, frozen=True, kw_only=True):
    """Somebody wrote (弹幕)."""

    msg: _Text
    is_admin: bool = False


class Gift(ByViewer, frozen=True, kw_only=True):
    """Somebody gave something."""

    gift_name: _Name
    gift_num: _Count = 1
    paid: bool = False


class SuperChat(ByViewer, frozen=True, kw_only=True):
    """Somebody paid `rmb` yuan to have something stand above the chat (醒目留言)."""

    message: _Text
    rmb: _Count = 0


class Buyer(msgspec.Struct, frozen=True):
    """Who became a guard."""

    open_id: Id
    uname: _Name = ""


class Guard(Told, frozen=True, kw_only=True):
    """Somebody became a guard (大航海) for `guard_num` times `guard_unit`; a unit other than "月" says all of it."""

    user_info: Buyer
    guard_num: _Count = 1
    guard_unit: _Name = ""


class RoundEnd(msgspec.Struct, frozen=True):
    """The platform has ended a round."""

    game_id: _Name = ""


Row = Danmaku | Gift | SuperChat | Guard
_SHAPES: dict[str, type[Row | RoundEnd]] = {
    DANMAKU: Danmaku,
    GIFT: Gift,
    SUPER_CHAT: SuperChat,
    GUARD: Guard,
    ROUND_END: RoundEnd,
}


def read(body: bytes) -> Row | RoundEnd | None:
    """What a message says; None: nothing that is read here."""
    try:
        command = msgspec.json.decode(body, type=Command)
        shape = _SHAPES.get(command.cmd)
        # Some of its numbers come as true or false, and the other way round.
        return None if shape is None else msgspec.json.decode(command.data, type=shape, strict=False)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
