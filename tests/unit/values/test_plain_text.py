"""Words of strangers in one plain line."""

from __future__ import annotations

import pytest

from studio.values.plain_text import plain, shortened, told
from studio.values.sentences import Sentence, Template


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  two\n lines\t", "two lines"),
        ("我的需求：小码 🔥", "我的需求：小码 🔥"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("x" * 300, "x" * 200),
        ("a" + "\u200b" * 500 + "b", "ab"),
        ("half \ud83d of one, \ue000 of nobody", "half of one, of nobody"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\u2066\u2069 \n", ""),
    ],
)
def test_one_plain_line(said: str, kept: str) -> None:
    assert plain(said, 200) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Blue lid\nplease", "Blue lid please"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x" * 198 + " only if it is blue", "x" * 198 + "…"),
        ("\u200b" * 5000 + "Blue lid please", "Blue lid please"),
        (" " * 5000 + "Blue lid please", "Blue lid please"),
        ("\u200b" * 20_000 + "Blue lid please", "…"),
        ("Blue" + " " * 20_000 + "or not at all", "Blue…"),
        ("", ""),
    ],
    ids=range(9),
)
def test_what_is_left_out_is_said(said: str, kept: str) -> None:
    assert shortened(said, 200) == kept
    assert shortened(shortened(said, 200), 200) == kept


def test_a_plugins_sentence_stays_one_while_all_that_stands_in_it_is_plain_and_short() -> None:
    says = Template("weather.cold", "{place}: {degrees} °C.")
    short = says(place="Oslo", degrees=-3)
    assert told(short, 100) is short
    for place in ("x" * 101, "Os\u202elo", "two\nlines"):
        text = told(says(place=place, degrees=-3), 100)
        assert not isinstance(text, Sentence)
        assert text == plain(f"{place}: -3 °C.", 100)
    hidden = Sentence("Short.", "weather.cold", {f"field-{number}": "x" * 50 for number in range(100)})
    assert not isinstance(told(hidden, 100), Sentence)
    assert told(None, 100) == "None"
