"""How much was liked and given in a room: each message once, though it is pushed twice, over a restart of this process too.

What was counted is written down together with the ids of its messages, before the relay is told that they are done. So a process
that dies between the two is told them once more, and knows them. What comes again then is a whole batch, however many messages
are in it: so the latest batch of each way in stands in the file whole, until the next one of that way shows that it was done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import msgspec

from douyin.pushed import Gift, Like, Told
from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue
from studio.plugin_api.recent_ids import RecentIds

_WRITTEN = 500  # ids beside those of whole batches: what was pushed twice lies near
_SEEN = 100_000  # ids: more than some batches of a hundred pushes


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What a room came to. `gift_value_minor`: in fen; gifts of the platform's test tool are in none of them."""

    likes: int = 0
    gifts: int = 0
    gift_value_minor: int = 0


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    room: str
    counts: Counts
    ids: list[str] = []
    batches: dict[str, list[str]] = {}  # by way in: ids of the latest batch


class Tally:
    """Of one room at a time. `counts` are those of now."""

    def __init__(self, note: Note) -> None:
        self._noted = NotedValue(note, _Written, "how much was liked and given")
        self._room = ""
        self._seen, self._latest = RecentIds(_SEEN), deque[str](maxlen=_WRITTEN)
        self._batches: dict[str, list[str]] = {}
        self.counts = Counts()

    def begin(self, room: str) -> None:
        """Count this room from here on: from what was written down of it, if that is it, else from nothing."""
        if room == self._room:
            return
        written = self._noted.read()
        if written is None or written.room != room:
            written = _Written(room=room, counts=Counts())
        self._room, self.counts = room, written.counts
        self._seen, self._latest, self._batches = RecentIds(_SEEN), deque(written.ids, maxlen=_WRITTEN), {**written.batches}
        for ids in (written.ids, *written.batches.values()):
            for one in ids:
                self._seen.is_new(one)

    def count(self, way: str, told: Iterable[Told]) -> None:
        """Count what was not counted yet of a batch, and write it down.

        `way`: how it came in. The batch before it of the same way is done, and does not come again; of this one all may.
        """
        counted = [one for one in told if isinstance(one, Gift | Like)]
        self._batches[way] = [one.msg_id for one in counted]
        news = [one for one in counted if self._seen.is_new(one.msg_id)]
        if not news:
            return
        self._latest.extend(one.msg_id for one in news)
        gifts = [one for one in news if isinstance(one, Gift) and not one.test]
        self.counts = Counts(
            likes=self.counts.likes + sum(one.like_num for one in news if isinstance(one, Like)),
            gifts=self.counts.gifts + sum(one.gift_num for one in gifts),
            gift_value_minor=self.counts.gift_value_minor + sum(one.gift_value for one in gifts),
        )
        self._noted.write(_Written(room=self._room, counts=self.counts, ids=[*self._latest], batches=self._batches))
