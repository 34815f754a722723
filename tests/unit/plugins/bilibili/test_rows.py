"""What a room tells, as rows: bounds, names, badges, clocks, and viewers told apart without their accounts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from bilibili.events import RoundEnd, read
from bilibili.rows import row
from hypothesis import given
from hypothesis import strategies as st

from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.recent_ids import RecentIds

ROOM = 4_639_581
DM: dict[str, Any] = {
    "room_id": ROOM,
    "open_id": "39b8fedb60fb4e2fa0e7c0e9e5b3d8f1",
    "uname": "安",
    "msg": "有货吗？",
    "msg_id": "eb805544-0cf2-4688-bca1-88299e5344bf",
    "timestamp": 1_795_982_400,
    "guard_level": 3,
    "fans_medal_wearing_status": True,
    "fans_medal_name": "夜市",
    "fans_medal_level": 21,
    "dm_type": 0,
    "is_admin": 1,
}


def told(name: str, data: Any) -> bytes:
    return json.dumps({"cmd": f"LIVE_OPEN_PLATFORM_{name}", "data": data}).encode()


def made(name: str, data: Any, room_id: int = ROOM) -> ChatMessage | None:
    found = read(told(name, data))
    assert found is not None
    assert not isinstance(found, RoundEnd)
    return row(found, room_id)


def test_all_of_a_message() -> None:
    said = made("DM", DM)
    assert said is not None
    assert (said.id, said.name, said.text) == (DM["msg_id"], "安", "有货吗？")
    assert said.badges == ("moderator", "舰长", "夜市 21")
    assert said.at_ms == 1_795_982_400_000


def test_a_medal_that_is_not_worn_and_a_guard_who_is_none() -> None:
    said = made("DM", DM | {"fans_medal_wearing_status": False, "guard_level": 0, "is_admin": 0})
    assert said is not None
    assert said.badges == ()


def test_viewers_have_keys_that_are_no_accounts() -> None:
    keys = [
        said.buyer_key
        for said in (
            made("DM", DM),
            made("DM", DM | {"msg_id": "2", "uname": "renamed"}),
            made("DM", DM | {"open_id": "another"}),
            made("DM", DM, room_id=1),
        )
        if said is not None
    ]
    assert keys[0] == keys[1]
    assert len(keys) == 4
    assert len({*keys}) == 3
    assert DM["open_id"] not in keys[0]


@pytest.mark.parametrize("clock", [0, -5, 10**15, 10**30])
def test_a_clock_that_says_nothing_is_ours(clock: int) -> None:
    said = made("DM", DM | {"timestamp": clock})
    assert said is not None
    assert abs(said.at_ms - datetime.now(UTC).timestamp() * 1000) < 60_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"msg_id": ""},
        {"msg_id": "x" * 200},
        {"open_id": None},
        {"open_id": ""},
        {"uname": "x" * 300},
        {"msg": 7},
        {"msg": "x" * 20_000},
        {"fans_medal_level": -1},
        {"timestamp": "yesterday"},
    ],
)
def test_what_cannot_be_is_none(wrong: dict[str, Any]) -> None:
    assert read(told("DM", DM | wrong)) is None


@pytest.mark.parametrize(
    "body",
    [b"", b"7", b"{}", b"\xff\xfe", b"[" * 50_000, told("DM", None), told("DM", []), told("LIKE", DM)],
)
def test_what_is_no_message_is_none(body: bytes) -> None:
    assert read(body) is None


@given(st.binary())
def test_nothing_that_can_be_sent_raises(body: bytes) -> None:
    assert read(body) is None


def test_words_without_a_letter_make_no_row() -> None:
    assert made("DM", DM | {"msg": "  "}) is None


def test_what_was_given_and_paid_is_a_row() -> None:
    gift = DM | {"gift_name": "小电视", "gift_num": 3, "paid": True, "price": 1_245_000}
    said = made("SEND_GIFT", gift)
    assert said is not None
    assert said.text == "🎁 小电视 × 3"
    assert made("SEND_GIFT", gift | {"paid": False}) is None
    paid = made("SUPER_CHAT", DM | {"message": "看这里", "rmb": 50, "message_id": 7})
    assert paid is not None
    assert (paid.text, paid.badges[0]) == ("看这里", "¥50")
    silent = made("SUPER_CHAT", DM | {"message": "", "rmb": 30})
    assert silent is not None
    assert silent.text == "¥30"


@pytest.mark.parametrize(
    ("level", "count", "unit", "text"),
    [
        (1, 1, "月", "⚓ 总督 × 1 月"),
        (3, 12, "月", "⚓ 舰长 × 12 月"),
        (3, 9, "*3天", "⚓ 舰长 *3天"),
        (9, 1, "月", "⚓ 大航海 × 1 月"),
    ],
)
def test_a_guard(level: int, count: int, unit: str, text: str) -> None:
    buyer = {"open_id": "an", "uname": "安"}
    said = made("GUARD", {"msg_id": "1", "user_info": buyer, "guard_level": level, "guard_num": count, "guard_unit": unit})
    assert said is not None
    assert (said.name, said.text) == ("安", text)


def test_the_end_of_a_round() -> None:
    assert read(told("INTERACTION_END", {"game_id": "g", "timestamp": 1})) == RoundEnd("g")


def test_the_same_message_is_new_once() -> None:
    seen = RecentIds(bound=3)
    assert [seen.is_new(name) for name in ("a", "b", "a", "c", "b")] == [True, True, False, True, False]
    assert seen.is_new("d"), "the oldest is forgotten"
    assert seen.is_new("a")
