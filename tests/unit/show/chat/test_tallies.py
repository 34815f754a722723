"""Keywords that are counted: eight at most."""

from __future__ import annotations

import pytest

from studio.show.chat.reading import answer
from studio.show.chat.tallies import MAX_TALLIES, Tallies
from studio.values.errors import RefusedError


def test_a_keyword_is_counted_until_it_is_stopped() -> None:
    tallies = Tallies()
    tallies.start("1", 5)
    for viewer in (1, 2, 1):
        tallies.take(answer("1!"), viewer)
    tallies.take(answer("2"), 3)
    found = tallies.count("1")
    assert found is not None
    assert (found.viewers, found.messages, found.since_ns) == (2, 3, 5)
    assert tallies.counts() == (found,)
    tallies.stop("1")
    tallies.stop("1")
    assert tallies.count("1") is None


def test_keywords_that_cannot_be_counted_are_refused() -> None:
    tallies = Tallies()
    with pytest.raises(RefusedError, match="letter or digit"):
        tallies.start("?!", 0)
    for number in range(MAX_TALLIES):
        tallies.start(str(number), 0)
    tallies.start("1", 9)
    with pytest.raises(RefusedError, match="counted already"):
        tallies.start("more", 0)
