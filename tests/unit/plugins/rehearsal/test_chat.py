"""Chat is bounded everywhere, cleaned of what could mislead, and nobody floods it."""

from __future__ import annotations

import pytest
from rehearsal.chat import Chat, patience

from studio.values.plain_text import plain


def filled(count: int) -> Chat:
    chat = Chat()
    for number in range(count):
        chat.say("abc", "Ann", f"line {number}", number, bought=False)
    return chat


def test_a_reader_gets_every_message_once_in_batches() -> None:
    chat = filled(1200)
    got: list[str] = []
    number = 0
    while rows := chat.since(number, 500):
        got += [row.text for row in rows]
        number = rows[-1].id
    assert got == [f"line {at}" for at in range(1200)]


def test_what_nobody_takes_is_bounded_and_the_oldest_goes() -> None:
    chat = filled(20_100)
    assert chat.since(0, 1)[0].text == "line 100"
    assert len(chat.shown()) == 40
    assert chat.shown()[-1].text == "line 20099"
    assert chat.count == 20_100


def test_five_at_once_then_one_a_second() -> None:
    buyer = patience()
    assert [buyer.take(0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert not buyer.take(0.9)
    assert buyer.take(1.0)
    assert [buyer.take(60) for _ in range(6)] == [True] * 5 + [False]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two\n lines\t", "two lines"),
        ("我的需求：小码 🔥", "我的需求：小码 🔥"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("<b>bold</b>", "<b>bold</b>"),  # text stays text: the page never takes it for markup
        ("x" * 300, "x" * 200),
        ("\u2066\u2069 \n", ""),
    ],
)
def test_text_is_one_plain_line(typed: str, kept: str) -> None:
    assert plain(typed, 200) == kept
