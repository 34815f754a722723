"""Which chats Restream hears, and what is said of the others."""

from __future__ import annotations

import re

import pytest
from restream.actions import ConnectionClosed, ConnectionInfo
from restream.connections import Connections


def info(chat: str, uuid: str = "u", source: int = 13, reason: str | None = None) -> ConnectionInfo:
    return ConnectionInfo(chat, uuid, source, "error" if reason else "connected", reason)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("restream_channel_connection_expired", "YouTube: Restream's own login there has expired"),
        ("youtube_livechat_ended", "YouTube: nothing is live there"),
        ("event_not_started", "YouTube: nothing is live there"),
        ("channel_added_manually", "YouTube: the channel was added to Restream by its stream key"),
        ("internal", r"YouTube: Restream does not hear the chat \(internal\)"),
        ("<b>\u202eodd", r"Restream does not hear the chat \(<b>odd\)"),
    ],
)
def test_a_chat_that_is_not_heard_is_said_with_what_to_do(reason: str, words: str) -> None:
    chats = Connections()
    chats.take(info("twitch", source=2))
    assert chats.notice == ""
    chats.take(info("youtube", reason=reason))
    assert re.search(words, chats.notice)
    chats.take(info("youtube"))
    assert chats.notice == "", "what was told last counts"


def test_a_connection_that_was_replaced_before_it_closed_goes_on() -> None:
    chats = Connections()
    chats.take(info("youtube", "first", reason="internal"))
    chats.take(info("youtube", "second", reason="internal"))
    chats.close(ConnectionClosed("first"))
    assert chats.notice
    chats.close(ConnectionClosed("second"))
    assert chats.notice == ""
    chats.close(ConnectionClosed("never told of"))


def test_of_many_a_few_are_named_and_the_rest_counted() -> None:
    chats = Connections()
    for number in range(1_000):
        chats.take(info(f"chat {number}", f"u{number}", reason="internal"))
    assert chats.notice.count("YouTube:") == 3
    assert "Of 197 more platforms" in chats.notice
