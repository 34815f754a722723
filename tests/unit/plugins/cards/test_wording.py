"""The cards' own words are there in every language, with the same blanks."""

from __future__ import annotations

import string

import pytest
from cards import wording
from cards.wording import say


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_say_the_same_things() -> None:
    english, chinese = wording._WORDS["en"], wording._WORDS["zh"]
    assert english.keys() == chinese.keys()
    assert all(_blanks(english[name]) == _blanks(chinese[name]) for name in english)


@pytest.mark.parametrize(
    ("language", "name", "said"), [("zh", "sold_out", "已售罄"), ("en", "sold_out", "Sold out"), ("fr", "sold_out", "Sold out")]
)
def test_said(language: str, name: str, said: str) -> None:
    assert say(language, name) == said


def test_numbers_stand_in_their_place() -> None:
    assert say("zh", "few_left", n="12") == "仅剩12件"
    assert say("en", "link", n="3") == "Link 3"
