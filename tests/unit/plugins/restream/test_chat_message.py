"""Events of each platform as rows: payloads as they are published, and what strangers may make of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from restream.actions import Action, Event, payload_of, read
from restream.chat_message import read as said_in
from restream.chat_message import row

from studio.plugin_api.abilities import ChatMessage

TWITCH_AUTHOR: dict[str, Any] = {
    "avatar": None,
    "badges": [],
    "color": None,
    "displayName": "An",
    "id": "12",
    "name": "an",
    "subscribedFor": None,
}
TWITCH = {
    "author": TWITCH_AUTHOR,
    "bot": False,
    "contentModifiers": {"me": False, "whisper": False},
    "replaces": [],
    "text": "Hello Kappa",
}
YOUTUBE_AUTHOR = {
    "id": "UC12",
    "avatar": "https://youtube.example/a.jpg",
    "displayName": "Bo",
    "isChatModerator": True,
    "isChatOwner": False,
    "isChatSponsor": True,
    "isVerified": False,
}


def told(kind: int, source: int, payload: dict[str, Any], identifier: str = "e1", at_s: int = 1_700_000_000) -> str:
    event = {
        "connectionIdentifier": f"{source}-7",
        "eventIdentifier": identifier,
        "eventPayload": payload,
        "eventSourceId": source,
        "eventTypeId": kind,
        "userId": 7,
    }
    return json.dumps({"action": "event", "payload": event, "timestamp": at_s})


def shown(frame: str) -> ChatMessage | None:
    action = read(frame)
    assert action is not None
    event = payload_of(action, Event)
    if event is None or (said := said_in(event)) is None:
        return None
    return row(event, said, action)


def row_of(*event: Any, **more: Any) -> ChatMessage:
    found = shown(told(*event, **more))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "source", "payload", "name", "text", "badges"),
    [
        (4, 2, TWITCH, "An", "Hello Kappa", ("Twitch",)),
        (
            5,
            13,
            {"author": YOUTUBE_AUTHOR, "bot": False, "text": "有货吗？"},
            "Bo",
            "有货吗？",
            ("YouTube", "moderator", "member"),
        ),
        (
            7,
            13,
            {
                "author": YOUTUBE_AUTHOR | {"isChatModerator": False, "isChatSponsor": False},
                "bot": False,
                "donation": {"amount": "5.00", "currencyString": "USD", "tier": 2},
                "text": "Two, please",
            },
            "Bo",
            "5.00 USD Two, please",
            ("YouTube", "Super Chat"),
        ),
        (13, 20, {"author": {"id": "1", "name": "Cy"}, "bot": False, "text": "Hi"}, "Cy", "Hi", ("Facebook",)),
        (19, 21, {"author": {}, "bot": False, "text": "Hi"}, "Facebook", "Hi", ("Facebook",)),
        (21, 26, {"bot": False, "text": "Hi"}, "LinkedIn", "Hi", ("LinkedIn",)),
        (
            2,
            24,
            {"author": {"avatar": "", "badges": ["vip"], "name": "Di", "username": "di-1"}, "bot": True, "text": "Hi"},
            "Di",
            "Hi",
            ("DLive", "bot", "vip"),
        ),
        (
            1,
            25,
            {"author": {"id": "9", "name": "eve", "nickname": "Eve", "roles": None}, "bot": False, "text": "Hi"},
            "Eve",
            "Hi",
            ("Discord",),
        ),
        (99, 29, {"author": {"id": 17, "username": "fay"}, "text": "Hi"}, "fay", "Hi", ("Kick",)),
        (99, 77, {"author": {"name": "Gus"}, "text": "Hi"}, "Gus", "Hi", ("Restream 77",)),
    ],
)
def test_each_platform_is_read_and_named(
    kind: int, source: int, payload: dict[str, Any], name: str, text: str, badges: tuple[str, ...]
) -> None:
    found = row_of(kind, source, payload)
    assert (found.name, found.text, found.badges, found.at_ms) == (name, text, badges, 1_700_000_000_000)
    assert found.id
    assert found.buyer_key


@pytest.mark.parametrize(
    "payload",
    [
        {"author": TWITCH_AUTHOR, "bot": False, "link": "https://img.example/sticker.png"},
        TWITCH | {"text": "  "},
        TWITCH | {"contentModifiers": {"me": False, "whisper": True}},
        TWITCH | {"text": 7},
        TWITCH | {"author": {"id": {"deep": []}}},
        TWITCH | {"text": "x" * 30_000},
    ],
)
def test_what_is_no_message_is_no_row(payload: dict[str, Any]) -> None:
    assert shown(told(4, 2, payload)) is None


@pytest.mark.parametrize(
    "frame",
    ["", "[]", "{}", '{"action": 7}', "{" * 5_000, "[" * 100_000, b"\xff\xfe", '{"action": "event", "payload": '],
)
def test_what_is_no_action_is_passed_over(frame: str | bytes) -> None:
    assert read(frame) is None


def test_an_event_of_another_shape_is_passed_over() -> None:
    assert payload_of(Action("event"), Event) is None


@pytest.mark.parametrize(("kind", "source"), [(4, 10**300), (10**300, 2), (-1, 2), (4, -1)])
def test_a_number_that_cannot_be_is_no_platform(kind: int, source: int) -> None:
    assert shown(told(kind, source, TWITCH)) is None


def test_a_message_that_is_told_again_is_the_same_and_another_is_another() -> None:
    first = row_of(4, 2, TWITCH)
    assert row_of(4, 2, TWITCH) == first
    others = [
        row_of(4, 2, TWITCH | {"text": "Hello"}),
        row_of(4, 2, TWITCH | {"author": TWITCH_AUTHOR | {"id": "13"}}),
        row_of(4, 2, TWITCH, identifier="e2"),
        row_of(4, 2, TWITCH, at_s=1_700_000_001),
        row_of(5, 13, TWITCH),
    ]
    assert len({first.id, *(other.id for other in others)}) == 6


def test_viewers_are_told_apart_and_named_by_no_key() -> None:
    on_twitch, again = row_of(4, 2, TWITCH), row_of(4, 2, TWITCH | {"text": "Bye"})
    assert on_twitch.buyer_key == again.buyer_key != row_of(4, 13, TWITCH).buyer_key, "an account is one of its platform"
    assert on_twitch.buyer_key != "12"


def test_a_time_that_cannot_be_is_ours() -> None:
    assert row_of(4, 2, TWITCH, at_s=-5).at_ms > 1_700_000_000_000
