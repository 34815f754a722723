"""A chat message as the studio has it: bounds, names, clocks, and viewers told apart without their names."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from twitch.chat_message import read, row
from twitch.viewers import BOUND, Viewers

EVENT: dict[str, Any] = {
    "broadcaster_user_id": "1",
    "chatter_user_id": "77",
    "chatter_user_login": "an",
    "chatter_user_name": "安",
    "message_id": "cc106a89-1814-919d-454c-f4f2f970aae7",
    "message": {"text": "有货吗？", "fragments": []},
    "badges": [{"set_id": "subscriber", "id": "12", "info": "14"}, {"set_id": "moderator", "id": "1", "info": ""}],
}


def test_all_of_it() -> None:
    said = read(EVENT)
    assert said is not None
    made = row(said, Viewers("shop"), "2026-11-29T20:00:00.123456789Z")
    assert (made.id, made.name, made.text) == (EVENT["message_id"], "安", "有货吗？")
    assert made.badges == ("subscriber", "moderator")
    assert made.at_ms == 1795982400123
    assert said.is_moderator
    assert not said.is_from_elsewhere


def test_a_viewer_without_a_shown_name_has_the_one_of_the_address() -> None:
    said = read(EVENT | {"chatter_user_name": ""})
    assert said is not None
    assert row(said, Viewers("shop"), "").name == "an"


@pytest.mark.parametrize("clock", ["", "yesterday", "1899-01-01T00:00:00Z", "2026"])
def test_a_clock_that_says_nothing_is_ours(clock: str) -> None:
    said = read(EVENT)
    assert said is not None
    now_ms = datetime.now(UTC).timestamp() * 1000
    assert abs(row(said, Viewers("shop"), clock).at_ms - now_ms) < 60_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"message_id": ""},
        {"message_id": "x" * 200},
        {"chatter_user_id": 77},
        {"message": "有货吗？"},
        {"message": {"text": "x" * 20_000}},
        {"badges": [{"set_id": "x" * 200}]},
        {"broadcaster_user_id": None},
    ],
)
def test_what_cannot_be_is_none(wrong: dict[str, Any]) -> None:
    assert read(EVENT | wrong) is None


def test_a_shared_chat_says_where_a_message_was_written() -> None:
    here, elsewhere = read(EVENT | {"source_broadcaster_user_id": "1"}), read(EVENT | {"source_broadcaster_user_id": "2"})
    assert here is not None
    assert elsewhere is not None
    assert (here.is_from_elsewhere, elsewhere.is_from_elsewhere) == (False, True)


def test_viewers_have_keys_that_are_no_names_and_the_latest_can_be_found() -> None:
    viewers = Viewers("shop")
    key = viewers.key("77")
    assert key == viewers.key("77") != viewers.key("78")
    assert key != Viewers("other").key("77")
    assert len(key) == 16
    assert viewers.account(key) == "77"
    assert viewers.account("no such key") is None
    for number in range(BOUND):
        viewers.key(f"x{number}")
    assert viewers.account(key) is None
