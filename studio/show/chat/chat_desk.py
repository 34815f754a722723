"""The chat desk: takes everything the platforms send, and gives what a person can read. Time is an argument (monotonic ns).

Every message is counted before any is left out. Equal texts are folded into one row. A row waits at most 0.15 s for its
turn (one with a watched term 5 s); what gets no turn is hidden, and counted as that. All memory is bounded.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from studio.control.schema.answers import Chat
from studio.control.schema.state.chat import ChatCounts
from studio.control.schema.state.host import ChatRow
from studio.show.asked.board import QuestionBoard
from studio.show.asked.sorter import Sorted, Sorter
from studio.show.chat.choosing import choose
from studio.show.chat.counting import Counting
from studio.show.chat.fingerprints import Fingerprints
from studio.show.chat.fold import Fold
from studio.show.chat.heard import Heard
from studio.show.chat.lateness import LATE_MS, MS_NS, PlatformClock
from studio.show.chat.pace import SECOND_NS, Lately, Pace
from studio.show.chat.reading import Reader, Reading
from studio.show.chat.rows import Message, Why
from studio.show.chat.second_look import SecondLook, Unsure, quoted
from studio.show.chat.seen import Seen
from studio.show.chat.shown_rows import ShownRows
from studio.show.figures import Talk
from studio.show.watched import Finder

if TYPE_CHECKING:  # it reads keywords as this does
    from studio.show.tally import Ballot

ROWS_PER_SECOND = 30
BATCH_NS = SECOND_NS // 10
WAIT_NS = 3 * SECOND_NS // 20
WATCHED_WAIT_NS = 5 * SECOND_NS
FOLD_NS = 10 * SECOND_NS  # after that the same text is a new row
REFRESH_NS = SECOND_NS  # between two tellings of one row's count
HOST_NS = SECOND_NS
HOST_FRESH_NS = 3 * SECOND_NS
CORRECTION_MS = 2_000  # a message stands at most so much before those that came with it

REMEMBERED_IDS = 1_800_000  # 15 minutes at 2,000 a second
REMEMBERED_NS = 15 * 60 * SECOND_NS
SPEAKERS = 450_000  # of a show; of more, some count as new again
MAX_WAITING = 4_000


class ChatDesk:
    """The chat of one show, from all its platforms: `rows` are those that the panel was given. One thread.

    `watched`: terms that moderators watch for; `key`: what fingerprints are made with. `tally`: what counts viewers by keyword;
    `asked`: who asked for what; `second_look`: lines of which phrases are not sure. `heard` and `gone` look on: at each message
    that is not late, and at what a moderator took away (ids CONNECTION:ID, and their text). They raise nothing.
    """

    def __init__(self, watched: Iterable[str] = (), key: bytes = b"") -> None:
        self._counting = Counting()
        self._fingerprint = Fingerprints(key).of
        self._ids = Seen(REMEMBERED_IDS, REMEMBERED_NS)
        self._speakers = Seen(SPEAKERS)
        self._clocks: dict[str, PlatformClock] = {}
        self._reader = Reader()
        self._reader.watch(Finder(watched))
        self._folds: dict[str, Fold] = {}  # by key: those that wait and those that are shown
        self._waiting: deque[Fold] = deque()
        self._shown: deque[Fold] = deque()  # by `shown_ns`; at most 10 s of rows
        self._shares: dict[str, Lately] = {}  # by platform: its rows
        self.rows = ShownRows()
        self.tally: Ballot | None = None
        self.asked = QuestionBoard()
        self.second_look = SecondLook(self.asked)
        self.heard: Callable[[Heard], None] = lambda _heard: None
        self.gone: Callable[[frozenset[str], str], None] = lambda _ids, _text: None
        self._for_host: deque[tuple[int, ChatRow]] = deque(maxlen=3 * ROWS_PER_SECOND)
        self._pace = Pace(ROWS_PER_SECOND)
        self._batch_ns: int | None = None
        self._host_ns: int | None = None
        self._told = (0, 0)  # hidden, per second

    @property
    def total(self) -> int:
        """Messages that came, each id once."""
        return self._counting.total

    @property
    def hidden(self) -> int:
        """Messages that no row tells of."""
        return self._counting.hidden

    def counts(self, now_ns: int) -> ChatCounts:
        """What came, from whom, and how much of it is shown."""
        return self._counting.told(now_ns, self._ids.known_ns(now_ns))

    def talk(self) -> Talk:
        """What was written and asked since this was called last, in counts."""
        return Talk(self._counting.taken(), self.asked.whole.taken())

    # ------------------------------------------------------------ in

    def watch(self, finder: Finder) -> None:
        """Mark messages in which this finds a term, and let them through before all others, from now on."""
        self._reader.watch(finder)

    def sort(self, sorter: Sorter) -> None:
        """Sort what viewers ask into these topics, from now on."""
        self._reader.sort(sorter)

    def take(self, platform: str, messages: Sequence[Message], now_ns: int) -> None:
        """Take messages of a platform, in the order in which they came; ids that were there already are passed over."""
        self._ids.pass_time(now_ns)
        is_new, fingerprint = self._ids.add, self._fingerprint
        fresh = [message for message in messages if is_new(fingerprint(platform, message.id))]
        if not fresh:
            return
        clock = self._clocks.setdefault(platform, PlatformClock())
        lateness = clock.lateness_ms([message.at_ms for message in fresh], now_ns)
        self._counting.came(platform, len(fresh), sum(late_ms > LATE_MS for late_ms in lateness), now_ns)
        for message, late_ms in zip(fresh, lateness, strict=True):
            self._place(platform, message, late_ms, now_ns)

    def count(self, platform: str, ids: Sequence[str], lost: int, now_ns: int) -> None:
        """Count messages that came without their words: those with these ids, if they are new, and so many `lost` without any."""
        self._ids.pass_time(now_ns)
        new = sum(self._ids.add(self._fingerprint(platform, message_id)) for message_id in ids)
        if new:
            self._counting.came(platform, new, 0, now_ns)
            self._counting.hide(new, now_ns)
        if self.tally is not None:
            self.tally.miss(new + lost, now_ns)
        if lost:
            self._counting.lost(platform, lost, now_ns)

    def say(self, platform: str, message: Message, now_ns: int) -> str:
        """Take a message of the show's own, whose row is never left out; its row's id. The platform may tell of it, too."""
        row_id = f"{platform}:{message.id}"
        if self._ids.add(self._fingerprint(platform, message.id)):
            own = f"\n{row_id}"  # no text that was read has a line break: nothing that viewers write joins or ends it
            fold = self._begin(Fold(own, platform, message, Why.OWN, now_ns), now_ns)
            fold.count, fold.said = 1, [(platform, message.id, message.buyer_key)]
            self._counting.came(platform, 1, 0, now_ns)
        return row_id

    def _place(self, platform: str, message: Message, late_ms: int, now_ns: int) -> None:
        """Put a message into the row of its text, or begin one."""
        viewer = self._fingerprint(platform, message.buyer_key)
        first = self._speakers.add(viewer)
        reading = self._reader.read(message.text)
        if self.tally is not None:
            self.tally.take(reading.answer, viewer, now_ns, now_ns - late_ms * MS_NS)
        if late_ms <= LATE_MS:
            heard = Heard(f"{platform}:{message.id}", viewer, message.name, message.text, bool(reading.watched))
            self.heard(heard)
            self._count_question(platform, heard, reading, now_ns)
        fold = self._folds.get(reading.key)
        if fold is None:
            why = reading.why
            if why is Why.PLAIN:
                why = Why.BUYER if message.buyer else Why.FIRST if first else Why.PLAIN
            fold = self._begin(Fold(reading.key, platform, message, why, now_ns, late_ms > LATE_MS, reading.watched), now_ns)
            if not fold.late:
                fold.written_ns -= min(late_ms, CORRECTION_MS) * MS_NS
        fold.take(platform, message, viewer)

    def _count_question(self, platform: str, heard: Heard, reading: Reading, now_ns: int) -> None:
        """Count what a message asks for: at once where phrases are sure, or nobody will look at it again."""
        found = Sorted(reading.topic, reading.is_hint)
        is_sure = found.topic and not found.is_hint
        if not is_sure:
            taken = self.second_look.take(reading.key, Unsure(heard, platform, found, now_ns), now_ns)
            if taken or not found.topic:
                return
        self.asked.take(found.topic, heard.viewer, now_ns, platform, quoted(heard, found.is_hint))

    def _begin(self, fold: Fold, now_ns: int) -> Fold:
        if len(self._waiting) >= MAX_WAITING:
            best = self._pick(MAX_WAITING // 2, now_ns)
            for given_up in self._waiting:
                self._hide(given_up, now_ns)
            self._waiting = deque(best)
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
        fresh = self._next(allowed - len(again), now_ns)
        rows = tuple(self._send(fold, now_ns) for fold in again + fresh)
        for fold, row in zip(fresh, rows[len(again) :], strict=True):
            fold.shown_ns = now_ns
            self._shown.append(fold)
            self._for_host.append((now_ns, row))
        self._give_up(now_ns)
        self._pace.spend(now_ns, len(rows))
        hidden, per_second = self.hidden - self._told[0], self._counting.per_second(now_ns)
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
        rows = [
            row for at_ns, row in self._for_host if now_ns - at_ns <= HOST_FRESH_NS and row.why not in kept_away and not row.late
        ]
        if not rows:
            return None
        self._host_ns = now_ns
        self._for_host.clear()
        return min(reversed(rows), key=lambda row: (Why[row.why.upper()], -row.people))

    def forget(self, row_id: str) -> None:
        """A moderator took a row away: it is neither found nor told of again."""
        row = self.rows.find(row_id)
        if row is not None:
            ids = frozenset(f"{platform}:{message_id}" for platform, message_id, _ in self.rows.said(row_id))
            self.asked.forget(ids, row.text)
            self.second_look.hide(ids, row.text)
            self.gone(ids, row.text)
        self.rows.forget(row_id)
        self._for_host = deque((pair for pair in self._for_host if pair[1].id != row_id), maxlen=self._for_host.maxlen)
        for fold in self._shown:
            fold.gone = fold.gone or fold.row_id == row_id

    # ------------------------------------------------------------ choosing

    def _grown(self, now_ns: int, allowed: int) -> list[Fold]:
        """Shown rows whose counts are to be told again: the ones that grew most, in a third of the room if others wait."""
        room = (allowed + 1) // 3 if self._waiting else allowed
        grown = [fold for fold in self._shown if not fold.gone and fold.count > fold.sent and now_ns - fold.sent_ns >= REFRESH_NS]
        return heapq.nlargest(room, grown, key=lambda fold: fold.count - fold.sent)

    def _next(self, room: int, now_ns: int) -> list[Fold]:
        """The waiting folds whose turn it is, as they were written; late ones as they came."""
        chosen = self._pick(room, now_ns)
        for fold in chosen:
            self._shares.setdefault(fold.platform, Lately()).add(now_ns, 1)
        return sorted(chosen, key=lambda fold: fold.written_ns)

    def _pick(self, room: int, now_ns: int) -> list[Fold]:
        """Take the best of those that wait, in the order in which they came."""
        if not self._waiting or not room:
            return []
        places = choose(self._waiting, room, {platform: share.total(now_ns) for platform, share in self._shares.items()})
        chosen = [fold for place, fold in enumerate(self._waiting) if place in places]
        self._waiting = deque(fold for place, fold in enumerate(self._waiting) if place not in places)
        return chosen

    def _send(self, fold: Fold, now_ns: int) -> ChatRow:
        self._counting.show(fold.count - fold.sent, now_ns)
        fold.sent, fold.sent_ns = fold.count, now_ns
        row = fold.row()
        self.rows.put(row, fold.said)
        return row

    def _give_up(self, now_ns: int) -> None:
        """Hide what waited too long, and close shown rows that are old enough."""
        kept: deque[Fold] = deque()
        for fold in self._waiting:
            if now_ns - fold.arrived_ns >= (WATCHED_WAIT_NS if fold.why <= Why.WATCHED else WAIT_NS):
                self._hide(fold, now_ns)
            else:
                kept.append(fold)
        self._waiting = kept
        while self._shown and now_ns - self._shown[0].shown_ns >= FOLD_NS:
            self._hide(self._shown.popleft(), now_ns)

    def _hide(self, fold: Fold, now_ns: int) -> None:
        """End a fold; what no row told of is hidden."""
        self._counting.hide(fold.count - fold.sent, now_ns)
        del self._folds[fold.key]
