"""What viewers write: the last messages for new pages, and every message for the desk until it has taken it. Bounded."""

from __future__ import annotations

from collections import deque

import msgspec

from rehearsal.bell import Bell
from rehearsal.chat_rules import ChatRules
from studio.values.token_bucket import TokenBucket

TEXT_BOUND = 200  # characters of a chat message or a note
NAME_BOUND = 24
HOST = "0" * 16  # the speaker of the studio's own messages
_SHOWN_BOUND = 40  # messages a new page begins with
_FEED_BOUND = 20_000  # messages waiting for the desk; the oldest go
_RATE_PER_S, _BURST = 1.0, 5.0  # what one buyer may say


class Said(msgspec.Struct, frozen=True):
    """One message. `speaker` tells viewers apart and is not their key; `bought`: has paid for something here.

    `host`: the studio wrote it, in answer to `to` (a name) where that is not empty.
    """

    id: int
    speaker: str
    name: str
    text: str
    at_ms: int
    bought: bool
    host: bool = False
    to: str = ""


class Chat:
    """All messages, numbered from 1. `heard` rings for each. `pinned` stands above them; `rules` say who may write."""

    def __init__(self) -> None:
        self.heard = Bell()
        self.rules = ChatRules()
        self.count = 0
        self.pinned: Said | None = None
        self._hidden: list[int] = []  # that pages have not been told of
        self._shown: deque[Said] = deque(maxlen=_SHOWN_BOUND)
        self._feed: deque[Said] = deque(maxlen=_FEED_BOUND)

    def say(self, speaker: str, name: str, text: str, at_ms: int, bought: bool) -> Said:
        self.count += 1
        return self._add(Said(self.count, speaker, name, text, at_ms, bought))

    def say_as_host(self, text: str, to: str, at_ms: int) -> Said:
        """A message of the studio's; `to`: the name of the viewer whom it answers."""
        self.count += 1
        return self._add(Said(self.count, HOST, "", text, at_ms, False, True, to))

    def _add(self, said: Said) -> Said:
        self._shown.append(said)
        self._feed.append(said)
        self.heard.ring()
        return said

    def find(self, number: int) -> Said | None:
        """The message with this number; None: there is none, or it was too long ago."""
        found = self.since(number - 1, 1)
        return found[0] if found and found[0].id == number else None

    def hide(self, number: int) -> None:
        """Take a message off every page."""
        self._shown = deque((said for said in self._shown if said.id != number), maxlen=_SHOWN_BOUND)
        self._hidden.append(number)
        if self.pinned is not None and self.pinned.id == number:
            self.pinned = None

    def take_hidden(self) -> list[int]:
        """The numbers of the messages that were hidden since the last call."""
        hidden, self._hidden = self._hidden, []
        return hidden

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
