""" "Type 1 if you want it": how many viewers did, each counted once."""

from __future__ import annotations

import msgspec

from studio.show.chat.reading import answer
from studio.show.chat.seen import Seen

_VIEWERS = 450_000  # counted exactly; twice as many at most are told apart


class TallyCount(msgspec.Struct, frozen=True):
    """`viewers` wrote the keyword, in `messages`, since `since_ns` (monotonic)."""

    keyword: str
    viewers: int
    messages: int
    since_ns: int


class Tally:
    """Counts messages that are the keyword and nothing else, once or repeated: "1", "111", "1 1!" for "1", but not "1 kg"."""

    def __init__(self, keyword: str, now_ns: int) -> None:
        self._keyword, self._since_ns = keyword, now_ns
        self._answer = answer(keyword)
        self._seen = Seen(_VIEWERS)
        self._viewers = self._messages = 0

    def take(self, given: str, viewer: int) -> None:
        """`given`: a `Reading.answer`; `viewer`: a hash."""
        if given == self._answer:
            self._messages += 1
            self._viewers += self._seen.add(viewer)

    def count(self) -> TallyCount:
        return TallyCount(self._keyword, self._viewers, self._messages, self._since_ns)
