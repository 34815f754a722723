"""Events as they are read, whatever a server sends; viewers and messages, remembered in bounds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from owncast.answers import Event, User, events
from owncast.viewers import BOUND, Messages, Viewers

EVENT: dict[str, Any] = {
    "type": "CHAT",
    "id": "HPhLYWMVR",
    "timestamp": "2026-11-29T20:00:00.123456789Z",
    "body": "<p>有货吗？</p>",
    "user": {"id": "u1", "displayName": "安", "scopes": ["MODERATOR"], "isBot": False, "displayColor": 22},
    "visible": True,
}


def test_a_message() -> None:
    (event,) = events(json.dumps(EVENT))
    assert event == Event(
        "CHAT", EVENT["id"], EVENT["timestamp"], EVENT["body"], User("u1", "安", scopes=["MODERATOR"]), visible=True
    )
    assert event.user is not None
    assert event.user.is_moderator


def test_several_in_a_frame_and_none_of_what_is_none() -> None:
    frame = "\n".join(["{}", json.dumps(EVENT), "", "[1", json.dumps(EVENT | {"id": "2", "user": {"displayName": "Server"}})])
    assert [event.id for event in events(frame.encode())] == [EVENT["id"], "2"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "x" * 200},
        {"type": 7},
        {"body": "x" * 30_000},
        {"user": "An"},
        {"user": {"id": 7}},
        {"user": {"id": "1", "displayName": "x" * 300}},
        {"user": {"id": "1", "scopes": ["x"] * 100}},
        {"visible": "no"},
    ],
)
def test_what_cannot_be_is_none(wrong: dict[str, Any]) -> None:
    assert events(json.dumps(EVENT | wrong)) == []


@given(st.binary() | st.text())
def test_nothing_that_can_be_sent_raises(frame: bytes | str) -> None:
    assert isinstance(events(frame), list)


def test_a_frame_has_so_many_events_and_no_more() -> None:
    assert len(events("\n".join(['{"type":"CHAT"}'] * 5_000))) == 1_000


def test_viewers_have_keys_that_are_no_names_and_the_latest_can_be_found() -> None:
    viewers = Viewers("https://live.example.org")
    key = viewers.key("u1")
    assert key == viewers.key("u1") != viewers.key("u2")
    assert key != Viewers("https://other.example").key("u1")
    assert viewers.user(key) == "u1"
    assert viewers.user("no such key") is None
    for number in range(BOUND):
        viewers.key(f"x{number}")
    assert viewers.user(key) is None


def test_messages_are_new_once_and_the_oldest_are_forgotten() -> None:
    messages = Messages(bound=2)
    assert [messages.is_new(name, "An") for name in ("a", "b", "a")] == [True, True, False]
    assert messages.name("a") == "An"
    assert messages.is_new("c", "Bo")
    assert messages.name("a") is None
