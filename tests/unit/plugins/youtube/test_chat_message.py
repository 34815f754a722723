"""Messages of a chat as rows: who wrote, when, and what is none."""

from __future__ import annotations

import time
from typing import Any

import msgspec
import pytest
from youtube import chat_message
from youtube.viewers import Viewers

from studio.plugin_api.remembered import Remembered

AN: dict[str, Any] = {"channelId": "UCan", "displayName": "An"}


def message(kind: str = "textMessageEvent", words: str = "Hello", author: object = AN, **snippet: Any) -> msgspec.Raw:
    said = {"type": kind, "displayMessage": words, "publishedAt": "2026-11-29T20:00:00.123456Z", **snippet}
    return msgspec.Raw(msgspec.json.encode({"id": "m1", "snippet": said, "authorDetails": author}))


def test_a_message_is_a_row() -> None:
    viewers = Viewers("id")
    said = chat_message.read(message(author=AN | {"isChatOwner": True, "isVerified": True}))
    assert said is not None
    row = chat_message.row(said, viewers)
    assert row is not None
    assert (row.id, row.name, row.text, row.badges) == ("m1", "An", "Hello", ("broadcaster", "verified"))
    assert row.at_ms == 1_795_982_400_123
    assert (viewers.channel(row.buyer_key), viewers.writer("m1")) == ("UCan", "An")
    assert "UCan" not in row.buyer_key
    assert Viewers("other").key("UCan") != row.buyer_key == Viewers("id").key("UCan")


@pytest.mark.parametrize(
    "kind", ["tombstone", "userBannedEvent", "messageDeletedEvent", "pollEvent", "ofNextYear", "chatEndedEvent"]
)
def test_what_nobody_said_is_no_row(kind: str) -> None:
    said = chat_message.read(message(kind))
    assert said is not None
    assert chat_message.row(said, Viewers("id")) is None
    assert said.ends_chat == (kind == "chatEndedEvent")


@pytest.mark.parametrize(
    "raw",
    [
        b"7",
        b"{}",
        b'{"id": "", "snippet": {"type": "textMessageEvent"}}',
        b'{"id": "m", "snippet": {"type": 7}}',
        b'{"id": "m", "snippet": {"type": "textMessageEvent", "displayMessage": "' + b"x" * 10_001 + b'"}}',
        b"[" * 10_000,
    ],
)
def test_what_is_no_message_is_passed_over(raw: bytes) -> None:
    assert chat_message.read(msgspec.Raw(raw)) is None


def test_a_message_of_nobody_and_one_without_words_are_no_rows() -> None:
    for raw in (message(author=None), message(words="")):
        said = chat_message.read(raw)
        assert said is not None
        assert chat_message.row(said, Viewers("id")) is None


@pytest.mark.parametrize("said", ["", "yesterday", "1900-01-01T00:00:00Z"])
def test_a_time_that_is_none_is_now(said: str) -> None:
    assert abs(chat_message.published_ms(said) - time.time() * 1000) < 60_000


def test_the_latest_are_remembered() -> None:
    known: Remembered[int] = Remembered(3)
    for number, key in enumerate("abca"):
        known.put(key, number)
    known.put("d", 4)
    assert ["b" in known, known.get("a"), known.get("c"), known.get("d")] == [False, 3, 2, 4]
