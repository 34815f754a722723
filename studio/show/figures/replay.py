"""Figures from what was written down: the events of a sale, and what connections told of their viewers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from studio.control.schema.answers import FigureReport
from studio.show.figures.audience import Counts
from studio.show.figures.book import FigureBook
from studio.show.figures.following import changed
from studio.show.figures.talk import Talk
from studio.show.selling import events, order_lines
from studio.show.selling.ledger import Entry
from studio.show.selling.state import State
from studio.values.shop import later

_MINUTE_S = 60

Time = Annotated[int, msgspec.Meta(ge=0, le=2**62)]  # checked where it is read from a file

# The kinds of events that figures are made of; of a journal no others need be read.
KINDS: tuple[str, ...] = (
    "rundown_started",
    "rundown_stopped",
    "product_explained",
    "product_left",
    "product_queued",
    "zero_reached",
    "launch_opened",
    "sold_out",
    "line_counted",
)


class Sample(msgspec.Struct, frozen=True, omit_defaults=True):
    """What connections told of their viewers at one moment, by connection. `at_ns` monotonic, `wall_ms` UTC since 1970.

    `after`: in the first of a show that was saved over another one, the latest record in the journal that is of that; else 0.
    `talk`: what viewers wrote since the sample before.
    """

    at_ns: Time
    wall_ms: Time
    counts: dict[str, Counts]
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    talk: Talk = Talk()


def report(happened: Iterable[events.Event | Sample]) -> FigureReport:
    """All figures of a show, from everything that happened in it, in order."""
    replay = Replay()
    for happening in happened:
        replay.take(happening)
    return replay.book.report()


class Replay:
    """`book` is as far as what was taken; `lines` are those that it was told of, as it counted them; `current` is on air."""

    def __init__(self) -> None:
        self.book = FigureBook()
        self.lines: dict[str, Entry] = {}
        self._running = False
        self.current: str | None = None
        self._zero_ns: dict[str, int] = {}

    def take(self, happening: events.Event | Sample) -> None:
        """Take in what happened next; what figures do not follow is passed over."""
        book = self.book
        match happening:
            case Sample(at_ns=at_ns, counts=counts, talk=talk):
                book.watch_all(counts, at_ns)
                if talk:
                    book.talk(talk, at_ns)
            case events.LineCounted():
                self._line(happening)
            case events.RundownStarted(at_ns=at_ns):
                self._running = True
                book.begin(at_ns)
            case events.RundownStopped(at_ns=at_ns):
                if self._running:
                    book.stop(at_ns)
                self._running = False
            case events.ProductExplained(at_ns=at_ns, product=product):
                if product != self.current:
                    book.explain(product, at_ns)
                self.current = product
            case events.ProductLeft(product=product) | events.ProductQueued(product=product):
                if product == self.current:
                    self.current = None
            case events.ZeroReached(product=product, zero_ns=zero_ns):
                self._zero_ns[product] = zero_ns
            case events.LaunchOpened(at_ns=at_ns, product=product):
                book.mark("launch", product, self._zero_ns.pop(product, at_ns))
            case events.SoldOut(at_ns=at_ns, product=product):
                book.mark("sold_out", product, at_ns)

    def _line(self, event: events.LineCounted) -> None:
        name = order_lines.key(event.shop, event.line)
        old = self.lines.get(name)
        line = event.line if old is None else later(old.line, event.line)
        if old is not None and old.line == line:
            return
        new = self.lines[name] = Entry(line, event.product)
        self.book.line(event.shop, old, new, event.at_ns)


def caught_up(replay: Replay, state: State) -> None:
    """Bring what was replayed to where the sale is: a journal may begin with a snapshot, and may have had to let records go.

    Of lines that no event told of, the ledger knows the minute in which they were sold.
    """
    if state.ledger.lines or state.current is not None:
        replay.book.begin_from(state.ledger, state.latest_ns)
    for name, _, entry in changed({}, state.ledger.lines):
        old = replay.lines.get(name)
        if old is None or (old.line, old.product) != (entry.line, entry.product):
            replay.book.line_at(order_lines.shop_of(name), old, entry, max(0, entry.minute) * _MINUTE_S)
    if state.current is not None and state.current != replay.current:
        replay.book.resume(state.current)
