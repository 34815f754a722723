"""The keywords that are counted."""

from __future__ import annotations

from studio.show.chat.reading import answer
from studio.show.chat.tally import Tally, TallyCount
from studio.values.errors import RefusedError
from studio.words import chat as says

MAX_TALLIES = 8


class Tallies:
    """At most `MAX_TALLIES` keywords at once, each counted over all platforms."""

    def __init__(self) -> None:
        self._tallies: dict[str, Tally] = {}

    def take(self, given: str, viewer: int) -> None:
        """`given`: a `Reading.answer`; `viewer`: a fingerprint."""
        for tally in self._tallies.values():
            tally.take(given, viewer)

    def start(self, keyword: str, now_ns: int) -> None:
        """Count viewers who write the keyword, from now on; from nothing when it was being counted.

        Raises:
            RefusedError: the keyword has no letter or digit, or eight are counted already.
        """
        if not answer(keyword):
            raise RefusedError("bad_keyword", says.no_keyword())
        if keyword not in self._tallies and len(self._tallies) >= MAX_TALLIES:
            raise RefusedError("too_many_tallies", says.too_many_keywords(n=MAX_TALLIES))
        self._tallies[keyword] = Tally(keyword, now_ns)

    def stop(self, keyword: str) -> None:
        """Count it no longer. One that is not counted is no error."""
        self._tallies.pop(keyword, None)

    def count(self, keyword: str) -> TallyCount | None:
        """The count so far; None: it is not counted."""
        tally = self._tallies.get(keyword)
        return tally.count() if tally else None

    def counts(self) -> tuple[TallyCount, ...]:
        """Of all keywords, the first started first."""
        return tuple(tally.count() for tally in self._tallies.values())
