"""Keywords by unique viewer."""

from __future__ import annotations

from studio.show.chat.reading import answer
from studio.show.chat.tally import Tally, TallyCount


def test_each_viewer_counts_once() -> None:
    tally = Tally("1", 5)
    for viewer in (1, 2, 1, 1, 3):
        tally.take(answer("1"), viewer)
    tally.take(answer("2"), 4)
    assert tally.count() == TallyCount("1", viewers=3, messages=5, since_ns=5)


def test_words_count_too() -> None:
    tally = Tally("想要", 0)
    for viewer, text in enumerate(("想要", "想要想要！", "不想要", "想要 1")):
        tally.take(answer(text), viewer)
    assert tally.count().viewers == 2


def test_a_hundred_thousand_viewers_are_counted_to_the_last() -> None:
    tally = Tally("1", 0)
    for viewer in range(100_000):
        for _ in range(2):
            tally.take("1", hash(f"viewer {viewer}"))
    assert tally.count() == TallyCount("1", viewers=100_000, messages=200_000, since_ns=0)
