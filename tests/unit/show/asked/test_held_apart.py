"""How well lines are sorted that had no part in the phrases: per topic and over all, in Chinese and English.

The bounds lie a little under what was measured when the lines were written. A line that is missed costs a count; one that is
sorted wrongly is read by a person who sees the quote. Nothing is answered without one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.desk.chat.bundled import bundled_topics
from studio.show.asked import Sorter
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded

DATA = Path(__file__).parents[3] / "data" / "questions" / "held_apart.tsv"
LINES = [
    (label, text)
    for line in DATA.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for label, text in [line.split("\t")]
]


def counted(lines: list[tuple[str, str]]) -> tuple[int, int, int]:
    """How many were sorted rightly, how many into any topic, how many ask for one."""
    sorter = Sorter(bundled_topics())
    right = sorted_into = asking = 0
    for label, text in lines:
        plain = folded(text)
        found = sorter.sort(plain, is_question(plain))
        right += bool(found) and found == label
        sorted_into += bool(found)
        asking += label != "-"
    return right, sorted_into, asking


def test_the_set_is_what_it_says() -> None:
    assert len(LINES) >= 200
    assert len(set(LINES)) == len(LINES)
    chinese = sum(any("一" <= letter <= "鿿" for letter in text) for _, text in LINES)
    assert 0.4 < chinese / len(LINES) < 0.6
    assert {label for label, _ in LINES} == {*bundled_topics(), "-"}


@pytest.mark.parametrize(("chinese", "precision", "recall"), [(True, 0.86, 0.54), (False, 0.91, 0.59)])
def test_most_of_what_is_sorted_is_sorted_rightly(chinese: bool, precision: float, recall: float) -> None:
    lines = [pair for pair in LINES if any("一" <= letter <= "鿿" for letter in pair[1]) is chinese]
    right, sorted_into, asking = counted(lines)
    assert right / sorted_into >= precision
    assert right / asking >= recall


def test_what_asks_for_nothing_is_rarely_sorted() -> None:
    right, sorted_into, _ = counted([pair for pair in LINES if pair[0] == "-"])
    assert right == 0
    assert sorted_into <= 1
