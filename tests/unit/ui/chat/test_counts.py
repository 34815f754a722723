"""How much of the chat is shown, in words."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.state.chat import ChatCounts, ConnectionCounts
from ui.chat.counts import counts_words, rate_words, share_words, shown_of


@pytest.mark.parametrize(
    ("shown", "of", "words"),
    [
        (0, 0, ""),
        (100, 100, ""),
        (99, 100, "9 of 10 shown"),
        (70, 100, "7 of 10 shown"),
        (51, 100, "5 of 10 shown"),
        (50, 100, "1 of 2 shown"),
        (300, 3600, "1 of 12 shown"),
        (3, 50_000, "1 of 16,667 shown"),
        (0, 1200, "0 of 1,200 shown"),
    ],
)
def test_how_much_is_shown(shown: int, of: int, words: str) -> None:
    assert share_words(ChatCounts(shown=shown, of=of)) == words


def test_how_much_comes() -> None:
    assert rate_words(ChatCounts(per_second=1240, shown=1, of=12)) == "1,240/s"
    assert rate_words(ChatCounts()) == ""


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_more_is_said_to_be_shown_than_is(shown: int, hidden: int) -> None:
    share = shown_of(ChatCounts(shown=shown, of=shown + hidden))
    assert (share is None) == (hidden == 0)
    if share is not None:
        assert share[0] < share[1]


def test_each_connection_has_a_line() -> None:
    parts = {"b": ConnectionCounts(messages=1234, late=5), "a": ConnectionCounts(messages=7, lost=3)}
    assert counts_words(ChatCounts(connections=parts), {"a": "Taobao", "b": ""}).splitlines() == [
        "Taobao: 7 messages",
        "Taobao: 3 messages came without words",
        "b: 1,234 messages, 5 of them late",
    ]
