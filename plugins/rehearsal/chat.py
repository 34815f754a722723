"""What viewers write: the last messages for new pages, and every message for the desk until it has taken it. Bounded."""

from __future__ import annotations

from collections import deque

import msgspec

from rehearsal.bell import Bell
from studio.values.token_bucket import TokenBucket

TEXT_BOUND = 200  # characters of a chat message or a note
NAME_BOUND = 24
_SHOWN_BOUND = 40  # messages a new page begins with
_FEED_BOUND = 20_000  # messages waiting for the desk; the oldest go
_RATE_PER_S, _BURST = 1.0, 5.0  # what one buyer may say


class Said(msgspec.Struct, frozen=True):
    """One message. `speaker` tells viewers apart and is not their key; `bought`: has paid for something here."""

    id: int
    speaker: str
    name: str
    text: str
    at_ms: int
    bought: bool


class Chat:
    """All messages, numbered from 1. `heard` rings for each."""

    def __init__(self) -> None:
        self.heard = Bell()
        self.count = 0
        self._shown: deque[Said] = deque(maxlen=_SHOWN_BOUND)
        self._feed: deque[Said] = deque(maxlen=_FEED_BOUND)

    def say(self, speaker: str, name: str, text: str, at_ms: int, bought: bool) -> Said:
        self.count += 1
        said = Said(self.count, speaker, name, text, at_ms, bought)
        self._shown.append(said)
        self._feed.append(said)
        self.heard.ring()
        return said

    def shown(self) -> list[Said]:
        """The last few, oldest first."""
        return list(self._shown)

    def since(self, number: int, count: int) -> list[Said]:
        """Up to `count` messages after the one with this number, oldest first; those too old are left out."""
        first = self._feed[0].id if self._feed else self.count + 1
        start = max(0, number + 1 - first)
        return [self._feed[at] for at in range(start, min(start + count, len(self._feed)))]


def patience() -> TokenBucket:
    """How much one buyer may say."""
    return TokenBucket(_RATE_PER_S, _BURST)
