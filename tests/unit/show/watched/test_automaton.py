"""Every place of every word, as a search for each of them finds it."""

from __future__ import annotations

import random

from studio.show.watched.automaton import Automaton


def places(words: list[str], text: str) -> list[tuple[int, int]]:
    return sorted(
        (at + len(word), number)
        for number, word in enumerate(words)
        for at in range(len(text) - len(word) + 1)
        if text.startswith(word, at)
    )


def test_it_agrees_with_a_plain_search() -> None:
    dice = random.Random(7)
    for _ in range(200):
        words = list({"".join(dice.choices("abc", k=dice.randint(1, 5))) for _ in range(dice.randint(1, 12))})
        text = "".join(dice.choices("abcd", k=60))
        assert sorted(Automaton(words).hits(text)) == places(words, text)


def test_of_those_that_end_together_the_longest_is_first() -> None:
    assert list(Automaton(["c", "abc", "bc"]).hits("abc")) == [(3, 1), (3, 2), (3, 0)]


def test_no_words_are_found_nowhere() -> None:
    assert list(Automaton([]).hits("abc")) == []
