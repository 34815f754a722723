"""What is pushed, read in bounds and shown in words; the example of the platform's documentation among it."""

from __future__ import annotations

import json

import pytest
from douyin import pushed, rows
from douyin.pushed import Comment, FanClub, Gift, Like

EXAMPLE = {  # of a gift, "观众一键同玩能力", its placeholders filled in
    "msg_id": "123456782",
    "sec_openid": "xxxx",
    "sec_gift_id": "yyyy",
    "gift_num": 123,
    "gift_value": 10000,
    "avatar_url": "https://p11.example.org/x.jpeg",
    "nickname": "小王",
    "timestamp": 1649068964,
    "test": True,
    "audience_sec_open_id": "zzzz",
}


def test_the_example_of_a_gift_is_read() -> None:
    (told,) = pushed.read("live_gift", json.dumps([EXAMPLE]))
    wanted = Gift(
        msg_id="123456782",
        sec_openid="xxxx",
        nickname="小王",
        timestamp=1649068964,
        gift_num=123,
        gift_value=10000,
        test=True,
    )
    assert told == wanted
    row = rows.row(told, "7", 1_649_068_965_000)
    assert row is not None
    assert (row.text, row.badges, row.at_ms) == ("🎁 × 123", ("测试",), 1_649_068_964_000)


@pytest.mark.parametrize(
    ("kind", "message", "wanted"),
    [
        ("live_comment", {"content": "有货吗？"}, Comment(msg_id="1", content="有货吗？")),
        ("live_like", {"like_num": 5}, Like(msg_id="1", like_num=5)),
        ("live_like", {"like_num": "5"}, Like(msg_id="1", like_num=5)),
        (
            "live_fansclub",
            {"fansclub_reason_type": 1, "fansclub_level": 3},
            FanClub(msg_id="1", fansclub_reason_type=1, fansclub_level=3),
        ),
    ],
)
def test_each_kind_is_read_as_what_it_is(kind: str, message: dict[str, object], wanted: pushed.Told) -> None:
    (told,) = pushed.read(kind, json.dumps([{"msg_id": "1", **message}]))
    assert told == wanted
    assert pushed.kind_of(told) == kind


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"msg_id": ""},
        {"msg_id": "x" * 200},
        {"msg_id": "1", "like_num": -1},
        {"msg_id": "1", "like_num": 10**12},
        [],
        "x",
        None,
    ],
)
def test_one_that_is_odd_is_passed_over_and_takes_no_other_with_it(message: object) -> None:
    assert pushed.read("live_like", json.dumps([message, {"msg_id": "2"}])) == [Like(msg_id="2")]


def test_what_is_withheld_as_null_is_left_out_and_the_gift_counts() -> None:
    nothing = dict.fromkeys(("sec_openid", "nickname", "timestamp", "test"))
    assert pushed.read("live_gift", json.dumps([{"msg_id": "1", "gift_num": 2, "gift_value": 500, **nothing}])) == [
        Gift(msg_id="1", gift_num=2, gift_value=500)
    ]


def test_what_is_too_long_is_cut() -> None:
    long = {"msg_id": "1", "nickname": "An" * 5_000, "sec_openid": "x" * 5_000, "content": "yes " * 5_000}
    (told,) = pushed.read("live_comment", json.dumps([long]))
    row = rows.row(told, "7", 5)
    assert row is not None
    assert (len(row.name), len(row.text)) == (200, 2_000)


@pytest.mark.parametrize("body", [b"", b"{}", b"[", b"null", b"[" * 100_000, b"\xff[]", "7"])
def test_a_body_that_is_no_batch_is_none(body: bytes | str) -> None:
    assert pushed.read("live_comment", body) == []
    assert pushed.read("live_follow", b'[{"msg_id": "1"}]') == []


@pytest.mark.parametrize(
    "told",
    [
        Like(msg_id="1", like_num=5),
        Comment(msg_id="1", content=" \n"),
        FanClub(msg_id="1", fansclub_reason_type=16),
    ],
)
def test_what_makes_no_row(told: pushed.Told) -> None:
    assert rows.row(told, "7", 0) is None


RECEIVED_MS = 1_705_989_100_000


@pytest.mark.parametrize(
    ("stamp", "at_ms"),
    [
        (1_705_989_099_973, 1_705_989_099_973),
        (1_705_989_099, 1_705_989_099_000),
        *((stamp, RECEIVED_MS) for stamp in (0, -1, 10**18, 99_999_999_999, 1_705_989_099_973 + 10**10, 1_000)),
    ],
)
def test_a_time_is_one_in_seconds_or_milliseconds_of_these_days_or_that_of_the_relay(stamp: int, at_ms: int) -> None:
    row = rows.row(Comment(msg_id="1", content="x", timestamp=stamp), "7", RECEIVED_MS)
    assert row is not None
    assert row.at_ms == at_ms


def test_a_viewer_is_another_in_another_room() -> None:
    told = Comment(msg_id="1", content="x", sec_openid="_000abc", nickname="An")
    here, there = rows.row(told, "7", 0), rows.row(told, "8", 0)
    assert here is not None
    assert there is not None
    assert here.buyer_key != there.buyer_key
    assert "_000abc" not in repr(here)
