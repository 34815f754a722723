"""Messages of EventSub as they are read, whatever strangers send; and which of them are new."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twitch.frames import KEEPALIVE, WELCOME, read

from studio.plugin_api.recent_ids import RecentIds

ABOUT = {"message_id": "m1", "message_type": WELCOME, "message_timestamp": "2026-11-29T20:00:00.123456789Z"}


def frame(payload: Any, **about: Any) -> str:
    return json.dumps({"metadata": ABOUT | about, "payload": payload})


def test_a_welcome() -> None:
    found = read(frame({"session": {"id": "s", "status": "connected", "keepalive_timeout_seconds": 10, "reconnect_url": None}}))
    assert found is not None
    assert found.kind == WELCOME
    assert found.payload.session is not None
    assert (found.payload.session.id, found.payload.session.keepalive_timeout_seconds) == ("s", 10)


def test_a_keepalive_has_nothing_to_say() -> None:
    found = read(frame({}, message_type=KEEPALIVE))
    assert found is not None
    assert found.payload.event == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[" * 100_000,
        "{}",
        json.dumps({"metadata": {"message_id": "", "message_type": WELCOME}}),
        json.dumps({"metadata": {"message_id": "x" * 300, "message_type": WELCOME}}),
        frame({"session": {"id": "x" * 300}}),
        frame({"session": {"id": 7}}),
        frame({"event": ["no", "event"]}),
        frame({"session": {"id": "s", "reconnect_url": "wss://" + "x" * 3_000}}),
        b"\xff\xfe",
    ],
)
def test_what_is_no_message_is_none(text: str | bytes) -> None:
    assert read(text) is None


@given(st.binary() | st.text())
def test_nothing_that_can_be_sent_raises(text: bytes | str) -> None:
    assert read(text) is None


def test_the_same_message_is_new_once() -> None:
    seen = RecentIds(bound=3)
    assert [seen.is_new(name) for name in ("a", "b", "a", "c", "b")] == [True, True, False, True, False]
    assert seen.is_new("d"), "the oldest is forgotten"
    assert "a" not in seen
    assert seen.is_new("a")
