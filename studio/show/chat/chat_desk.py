"""The chat desk: takes everything the platforms send, and gives what a person can read. Time is an argument (monotonic ns).

Every message is counted before any is left out. Equal texts are folded into one row. A row waits at most 0.3 s for its
turn (one with a watched term 5 s); what gets no turn is hidden, and counted as that. All memory is bounded.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from studio.control.schema.answers import Chat
from studio.control.schema.state.host import ChatRow
from studio.show.chat.pace import SECOND_NS, LastSecond, Pace
from studio.show.chat.reading import MAX_TEXT, Reader, answer
from studio.show.chat.rows import Message, Why
from studio.show.chat.seen import Seen
from studio.show.chat.tally import Tally, TallyCount
from studio.values.errors import RefusedError
from studio.words import chat as says

ROWS_PER_SECOND = 30
BATCH_NS = SECOND_NS // 10
WAIT_NS = 3 * SECOND_NS // 10
WATCHED_WAIT_NS = 5 * SECOND_NS
FOLD_NS = 10 * SECOND_NS  # after that the same text is a new row
REFRESH_NS = SECOND_NS  # between two tellings of one row's count
MANY = 5  # viewers who say the same
HOST_NS = SECOND_NS
HOST_FRESH_NS = 3 * SECOND_NS

REMEMBERED_IDS = 1_800_000  # 15 minutes at 2,000 a second
REMEMBERED_NS = 15 * 60 * SECOND_NS
SPEAKERS = 450_000  # of a show; of more, some count as new again
MAX_WAITING = 4_000
MAX_PEOPLE = 20_000  # told apart in one row
MAX_SAID = 50  # messages of one row that can be hidden, and their viewers be muted
MAX_ROWS = 10_000  # that can be picked: five minutes at the least
MAX_TALLIES = 8


Said: TypeAlias = tuple[str, str, str]  # a message: its platform, and message and viewer as they are called there


class _Fold:
    """One text, and who says it, on whatever platform. `sent`: how many of its messages a row has told of; `said`: the first.

    `gone`: a moderator took it away, and what comes of it now is not shown.
    """

    __slots__ = (
        *("arrived_ns", "count", "gone", "key", "message", "people", "platform", "said", "sent", "sent_ns", "shown_ns", "why"),
    )

    def __init__(self, key: str, platform: str, message: Message, why: Why, now_ns: int) -> None:
        self.key, self.platform, self.message, self.why = key, platform, message, why
        self.arrived_ns = self.shown_ns = self.sent_ns = now_ns
        self.count = self.sent = 0
        self.people: set[int] = set()
        self.said: list[Said] = []
        self.gone = False

    def row(self) -> ChatRow:
        message = self.message
        return ChatRow(
            id=f"{self.platform}:{message.id}",
            name=message.name[:60],
            text=" ".join(message.text[:MAX_TEXT].split()),
            badges=tuple(message.badges[:8]),
            at_ms=message.at_ms,
            buyer=message.buyer,
            count=self.count,
            people=len(self.people),
            why=self.why.name.lower(),
        )


class ChatDesk:
    """The chat of one show, from all its platforms. `total` and `hidden` count messages, each id once. One thread."""

    def __init__(self, watched: Iterable[str] = ()) -> None:
        self.total = self.hidden = 0
        self._ids = Seen(REMEMBERED_IDS, REMEMBERED_NS)
        self._speakers = Seen(SPEAKERS)
        self._reader = Reader()
        self._reader.watch(watched)
        self._folds: dict[str, _Fold] = {}  # by key: those that wait and those that are shown
        self._waiting: deque[_Fold] = deque()
        self._shown: deque[_Fold] = deque()  # by `shown_ns`; at most 10 s of rows
        self._rows: dict[str, ChatRow] = {}  # by id, the latest last
        self._said: dict[str, list[Said]] = {}  # the same rows: the messages it stands for
        self._for_host: deque[tuple[int, ChatRow]] = deque(maxlen=3 * ROWS_PER_SECOND)
        self._tallies: dict[str, Tally] = {}
        self._rate, self._pace = LastSecond(), Pace(ROWS_PER_SECOND)
        self._batch_ns: int | None = None
        self._host_ns: int | None = None
        self._told = (0, 0)  # hidden, per second

    # ------------------------------------------------------------ in

    def watch(self, terms: Iterable[str]) -> None:
        """Let messages with these terms through before all others, from now on."""
        self._reader.watch(terms)

    def take(self, platform: str, rows: Sequence[Message], now_ns: int) -> None:
        """Take messages of a platform, in the order in which they came; ids that were there already are passed over."""
        self._ids.pass_time(now_ns)
        salt = hash(platform)
        is_new, is_first, read = self._ids.add, self._speakers.add, self._reader.read
        folds, tallies = self._folds, tuple(self._tallies.values())
        taken = 0
        for message in rows:
            if not is_new(hash(message.id) ^ salt):
                continue
            taken += 1
            viewer = hash(message.buyer_key) ^ salt
            first = is_first(viewer)
            reading = read(message.text)
            for tally in tallies:
                tally.take(reading.answer, viewer)
            fold = folds.get(reading.key)
            if fold is None:
                why = reading.why
                if why is Why.PLAIN:
                    why = Why.BUYER if message.buyer else Why.FIRST if first else Why.PLAIN
                fold = self._begin(_Fold(reading.key, platform, message, why, now_ns))
            fold.count += 1
            if len(fold.said) < MAX_SAID:
                fold.said.append((platform, message.id, message.buyer_key))
            if len(fold.people) < MAX_PEOPLE:
                fold.people.add(viewer)
        self.total += taken
        self._rate.add(now_ns, taken)

    def say(self, platform: str, message: Message, now_ns: int) -> str:
        """Take a message of the show's own, whose row is never left out; its row's id. The platform may tell of it, too."""
        if self._ids.add(hash(message.id) ^ hash(platform)):
            fold = self._begin(_Fold(f"{platform}:{message.id}", platform, message, Why.OWN, now_ns))
            fold.count, fold.said = 1, [(platform, message.id, message.buyer_key)]
            self.total += 1
        return f"{platform}:{message.id}"

    def _begin(self, fold: _Fold) -> _Fold:
        if len(self._waiting) >= MAX_WAITING:
            self._hide(self._waiting.popleft())
        self._waiting.append(fold)
        self._folds[fold.key] = fold
        return fold

    # ------------------------------------------------------------ out

    def due(self, now_ns: int) -> Chat | None:
        """What the panel is to be told now; None when nothing is new, or the last batch is under 0.1 s old."""
        if self._batch_ns is not None and now_ns - self._batch_ns < BATCH_NS:
            return None
        allowed = self._pace.allowed(now_ns)
        again = self._grown(now_ns, allowed)
        fresh = self._next(allowed - len(again))
        rows = tuple(self._send(fold, now_ns) for fold in again + fresh)
        for fold, row in zip(fresh, rows[len(again) :], strict=True):
            fold.shown_ns = now_ns
            self._shown.append(fold)
            self._for_host.append((now_ns, row))
        self._give_up(now_ns)
        self._pace.spend(now_ns, len(rows))
        hidden, per_second = self.hidden - self._told[0], self._rate.total(now_ns)
        if not rows and not hidden and per_second == self._told[1]:
            return None
        self._told = (self.hidden, per_second)
        self._batch_ns = now_ns
        return Chat(rows=rows, hidden=hidden, per_second=per_second)

    def for_host(self, now_ns: int) -> ChatRow | None:
        """The row for the host, at most one a second: the best of the last three seconds' new ones, none with watched terms."""
        if self._host_ns is not None and now_ns - self._host_ns < HOST_NS:
            return None
        kept_away = ("watched", "own")
        rows = [row for at_ns, row in self._for_host if now_ns - at_ns <= HOST_FRESH_NS and row.why not in kept_away]
        if not rows:
            return None
        self._host_ns = now_ns
        self._for_host.clear()
        return min(reversed(rows), key=lambda row: (Why[row.why.upper()], -row.people))

    def recent(self, count: int) -> list[ChatRow]:
        """The rows that the panel was given last, with their latest counts, the latest last."""
        return list(self._rows.values())[-count:]

    def find(self, row_id: str) -> ChatRow | None:
        """A row that the panel was given, with its latest count; None when it was too long ago."""
        return self._rows.get(row_id)

    def said(self, row_id: str) -> list[Said]:
        """The first `MAX_SAID` messages that a row stands for, the row's own before all; none when it is unknown."""
        return list(self._said.get(row_id, ()))

    def forget(self, row_id: str) -> None:
        """A moderator took a row away: it is neither found nor told of again."""
        self._rows.pop(row_id, None)
        self._said.pop(row_id, None)
        self._for_host = deque((pair for pair in self._for_host if pair[1].id != row_id), maxlen=self._for_host.maxlen)
        for fold in self._shown:
            fold.gone = fold.gone or f"{fold.platform}:{fold.message.id}" == row_id

    # ------------------------------------------------------------ tallies

    def start_tally(self, keyword: str, now_ns: int) -> None:
        """Count viewers who write the keyword, from now on; from nothing when it was being counted.

        Raises:
            RefusedError: the keyword has no letter or digit, or eight are counted already.
        """
        if not answer(keyword):
            raise RefusedError("bad_keyword", says.no_keyword())
        if keyword not in self._tallies and len(self._tallies) >= MAX_TALLIES:
            raise RefusedError("too_many_tallies", says.too_many_keywords(n=MAX_TALLIES))
        self._tallies[keyword] = Tally(keyword, now_ns)

    def stop_tally(self, keyword: str) -> None:
        """Count it no longer. One that is not counted is no error."""
        self._tallies.pop(keyword, None)

    def tally(self, keyword: str) -> TallyCount | None:
        """The count so far; None: it is not counted."""
        tally = self._tallies.get(keyword)
        return tally.count() if tally else None

    def tallies(self) -> tuple[TallyCount, ...]:
        return tuple(tally.count() for tally in self._tallies.values())

    # ------------------------------------------------------------ choosing

    def _grown(self, now_ns: int, allowed: int) -> list[_Fold]:
        """Shown rows whose counts are to be told again: the ones that grew most, in a third of the room if others wait."""
        room = (allowed + 1) // 3 if self._waiting else allowed
        grown = [fold for fold in self._shown if not fold.gone and fold.count > fold.sent and now_ns - fold.sent_ns >= REFRESH_NS]
        return heapq.nlargest(room, grown, key=lambda fold: fold.count - fold.sent)

    def _next(self, room: int) -> list[_Fold]:
        """The waiting folds whose turn it is, in the order in which they came. What many say is as good as a question."""
        order = [
            (min(fold.why, Why.QUESTION) if len(fold.people) >= MANY else fold.why, -len(fold.people), place)
            for place, fold in enumerate(self._waiting)
        ]
        places = {place for _, _, place in heapq.nsmallest(room, order)}
        chosen = [fold for place, fold in enumerate(self._waiting) if place in places]
        if chosen:
            self._waiting = deque(fold for place, fold in enumerate(self._waiting) if place not in places)
        return chosen

    def _send(self, fold: _Fold, now_ns: int) -> ChatRow:
        fold.sent, fold.sent_ns = fold.count, now_ns
        row = fold.row()
        self._rows.pop(row.id, None)
        self._rows[row.id] = row
        self._said[row.id] = fold.said
        if len(self._rows) > MAX_ROWS:
            oldest = next(iter(self._rows))
            del self._rows[oldest], self._said[oldest]
        return row

    def _give_up(self, now_ns: int) -> None:
        """Hide what waited too long, and close shown rows that are old enough."""
        kept: deque[_Fold] = deque()
        for fold in self._waiting:
            if now_ns - fold.arrived_ns >= (WATCHED_WAIT_NS if fold.why <= Why.WATCHED else WAIT_NS):
                self._hide(fold)
            else:
                kept.append(fold)
        self._waiting = kept
        while self._shown and now_ns - self._shown[0].shown_ns >= FOLD_NS:
            self._hide(self._shown.popleft())

    def _hide(self, fold: _Fold) -> None:
        """End a fold; what no row told of is hidden."""
        self.hidden += fold.count - fold.sent
        del self._folds[fold.key]
