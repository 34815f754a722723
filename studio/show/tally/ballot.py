"""One tally: viewers by the keyword that each of them wrote last."""

from __future__ import annotations

from collections.abc import Sequence

from studio.control.schema.state.tally import Tally, TallyChoice
from studio.control.schema.tally import MAX_KEYWORDS
from studio.show.chat.reading import answer
from studio.show.tally.voters import CAPACITY, Voters
from studio.values.errors import RefusedError
from studio.words import chat as says

_STAMP_NS = 10**9  # platforms write times in whole seconds: nothing is left out because of that


class Ballot:
    """Counts viewers whose message is one of the keywords and nothing else, once or repeated: "1", "111", "1 1!", not "1 kg".

    A viewer who writes another of the keywords later is moved to that: the latest choice counts. Times are monotonic ns; what
    comes at `ends_ns` or later is not counted. Of more viewers than `capacity` the further ones are not counted either.

    Raises:
        RefusedError: there is no keyword or more than eight, one has no letter or digit, or two cannot be told apart.
    """

    def __init__(
        self, keywords: Sequence[str], since_ns: int, ends_ns: int | None = None, by: str = "", capacity: int = CAPACITY
    ) -> None:
        self._choices = _told_apart(keywords)
        self._keywords, self._since_ns, self.ends_ns, self._by = tuple(keywords), since_ns, ends_ns, by
        self._voters = Voters(capacity)
        self._viewers = [0] * len(keywords)
        self._messages = self._unread = 0
        self._full = False

    def take(self, given: str, viewer: int, came_ns: int, written_ns: int) -> None:
        """Count a message. `given`: its `Reading.answer`; `viewer`: a fingerprint; `written_ns`: when it was written, as far
        as its platform's clock can tell. What was written before the tally began answers something else.
        """
        choice = self._choices.get(given)
        if choice is None or self._is_over(came_ns) or written_ns < self._since_ns - _STAMP_NS:
            return
        known = len(self._voters)
        before = self._voters.choose(viewer, choice)
        if before is None and len(self._voters) == known:
            self._full = True
            return
        self._messages += 1
        if before is not None:
            self._viewers[before] -= 1
        self._viewers[choice] += 1

    def miss(self, messages: int, now_ns: int) -> None:
        """So many messages came without their words: some of them may have been answers."""
        if not self._is_over(now_ns):
            self._unread += messages

    def section(self, running: bool) -> Tally:
        """As clients are told."""
        return Tally(
            state="running" if running else "ended",
            choices=tuple(
                TallyChoice(keyword=keyword, viewers=viewers)
                for keyword, viewers in zip(self._keywords, self._viewers, strict=True)
            ),
            viewers=len(self._voters),
            messages=self._messages,
            unread=self._unread,
            full=self._full,
            since_ns=self._since_ns,
            ends_ns=self.ends_ns,
            by=self._by,
        )

    def _is_over(self, now_ns: int) -> bool:
        return self.ends_ns is not None and now_ns >= self.ends_ns


def _told_apart(keywords: Sequence[str]) -> dict[str, int]:
    """The place of each keyword by what a message that is it reads as."""
    if not keywords:
        raise RefusedError("bad_keyword", says.no_keyword())
    if len(keywords) > MAX_KEYWORDS:
        raise RefusedError("too_many_keywords", says.too_many_keywords(n=MAX_KEYWORDS))
    places: dict[str, int] = {}
    for place, keyword in enumerate(keywords):
        given = answer(keyword)
        if not given:
            raise RefusedError("bad_keyword", says.no_keyword())
        if given in places:
            raise RefusedError("same_keywords", says.same_keywords(first=keywords[places[given]], second=keyword))
        places[given] = place
    return places
