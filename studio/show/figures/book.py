"""The figures of one show, kept as it goes on: an order costs the same at the first line and at the two hundred thousandth.

Whoever keeps it tells it what happens in the order in which it happens: lines of orders as they were and as they are now, what
connections tell of their viewers, and which product is explained. It adds the difference to whatever has a share in it: the
whole show, the product, the segment, the piece of the last minutes, the point of the series. Sums then depend on which lines
were seen, not on how often or in which order; `studio.show.selling.ledger` counts by the same rule. One thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from studio.control.schema.answers import FigureMark, FigureReport, FigureSeries, ProductFigures, ProductTable
from studio.control.schema.state.figures import FigurePart, Figures
from studio.show.figures.audience import Counts, Gauge, Reach
from studio.show.figures.definitions import figures
from studio.show.figures.lately import Lately
from studio.show.figures.orders import Order, OrderBook
from studio.show.figures.segments import Segments
from studio.show.figures.series import Series
from studio.show.figures.span import Span
from studio.show.figures.talk import Talk, TalkBook
from studio.show.figures.tally import Tally, difference, of_line
from studio.show.figures.timeline import Timeline
from studio.show.selling import order_lines
from studio.show.selling.ledger import Entry, Ledger

_MARKS = 4_000
_CONNECTIONS = 200  # that tell of viewers


class FigureBook:
    """Begin it with the show, or read it from the journal (`replay`)."""

    def __init__(self) -> None:
        self._time = Timeline()
        self._orders = OrderBook()
        self._gauges: dict[str, Gauge] = {}
        self._standing: dict[str, Counts] = {}  # by connection, what it has told as of now
        self._products: dict[str, Tally] = {}
        self._whole = Span(None)
        self._begin_parts()

    def _begin_parts(self) -> None:
        self._segments, self._lately, self._series, self._talk = Segments(), Lately(), Series(), TalkBook()
        self._marks: list[FigureMark] = []

    # ------------------------------------------------------------ what happens

    def begin(self, at_ns: int) -> None:
        """The show begins here, unless something was sold before: who watched the set-up watched no show."""
        if self._orders:
            return
        running = self._segments.running
        self._time.begin(at_ns)
        self._begin_parts()
        self._whole.peak, self._whole.peaks = 0, {}
        for gauge in self._gauges.values():
            gauge.begin()
        self._standing = {name: gauge.now() for name, gauge in self._gauges.items()}
        self._see(0)
        if running is not None:
            self.explain(running.product, at_ns)

    def begin_from(self, ledger: Ledger, at_ns: int) -> None:
        """Where nothing is known of the show but its ledger: it has the time that the ledger's minutes are of."""
        if not self._time.begun:
            self._time.begin(at_ns if ledger.origin_ns is None else ledger.origin_ns, ledger.base_minute * 60)

    def explain(self, product: str, at_ns: int) -> None:
        """A product comes on air; what was explained before is over."""
        self._explain(product, self._time.second(at_ns))

    def resume(self, product: str) -> None:
        """A product is on air, and nobody told of when it came: it counts from what happened last."""
        self._explain(product, self._time.latest_s)

    def _explain(self, product: str, second: int) -> None:
        self._segments.begin(product, second, self._standing)
        self._note(second, "explain", product)

    def stop(self, at_ns: int) -> None:
        """The rundown is over: nothing is explained any more."""
        if self._segments.running is not None:
            self._segments.end(self._time.second(at_ns), self._standing)

    def mark(self, kind: Literal["launch", "sold_out"], product: str, at_ns: int) -> None:
        """A product was launched, or has sold out; when, may be known only later."""
        self._note(self._time.past(at_ns), kind, product)

    def watch(self, connection: str, counts: Counts, at_ns: int) -> None:
        """A connection tells how many are there. Beyond two hundred connections nobody else is heard."""
        self.watch_all({connection: counts}, at_ns)

    def watch_all(self, told: Mapping[str, Counts], at_ns: int) -> None:
        """The same of several at one moment: who went from one to another is not counted in both."""
        for connection in told:
            if connection not in self._gauges and len(self._gauges) < _CONNECTIONS:
                self._gauges[connection] = Gauge()
        heard = {connection: counts for connection, counts in told.items() if connection in self._gauges}
        if heard:
            second = self._time.second(at_ns)
            self._lately.move(second, self._standing)
            for connection, counts in heard.items():
                self._gauges[connection].take(counts)
            self._standing = self._standing | {connection: self._gauges[connection].now() for connection in heard}
            self._see(second)

    def leave(self, connection: str, at_ns: int) -> None:
        """Nobody watches in a connection any more: its process is gone."""
        gauge = self._gauges.get(connection)
        if gauge is not None:
            second = self._time.second(at_ns)
            self._lately.move(second, self._standing)
            gauge.leave()
            self._standing = {**self._standing, connection: gauge.now()}

    def watched(self) -> Iterable[str]:
        """The connections in which somebody watches, as far as is known."""
        return [name for name, counts in self._standing.items() if counts.online]

    def talk(self, talk: Talk, at_ns: int) -> None:
        """Viewers wrote this since the last time."""
        self._series.write(self._time.second(at_ns), self._talk.take(talk))

    def pass_time(self, at_ns: int) -> None:
        """It is later now, and those who were there still are. Once a second is enough."""
        if self._gauges:
            self._see(self._time.second(at_ns))

    def line(self, connection: str, before: Entry | None, after: Entry, at_ns: int) -> None:
        """An order line of a shop stands as `after` now; it was counted as `before`."""
        self.line_at(connection, before, after, self._time.second(at_ns))

    def line_at(self, connection: str, before: Entry | None, after: Entry, now_s: int) -> None:
        """The same at a second of the show, for what is known of by its second alone."""
        old, new = Tally() if before is None else of_line(before.line), of_line(after.line)
        if before is not None:
            self._product(before.product).add(old, -1)
        self._product(after.product).add(new)
        change = difference(old, new)
        if old.paid_units or new.paid_units:
            sold_before = before.product if before is not None and old.units else None
            order = self._count_order(connection, after, (sold_before, after.product if new.units else None), now_s, change)
            sold = difference(Tally(held_units=change.held_units), change)  # unpaid units belong to no moment
            self._lately.move(max(order.second, self._time.latest_s), self._standing)
            self._lately.add(order.second, connection, sold)
            self._segments.add(order.segment, connection, sold)
            self._series.add(order.second, sold)
        self._whole.add(connection, change)

    def _count_order(
        self, connection: str, after: Entry, sold: tuple[str | None, str | None], now_s: int, change: Tally
    ) -> Order:
        """Add to `change`, and to the products, what the line means for the order that it is in.

        `sold`: the product of which the line was sold before, and that of which it is now.
        """
        name = order_lines.order_key(connection, after.line)
        order = self._orders.paid(name, Order(now_s, self._segments.number(now_s), after.line.currency))
        now = self._orders.change(name, *sold)
        change.add(difference(Tally(order.counts()), Tally(now.counts())))
        for product in {product for product in sold if product is not None}:
            self._product(product).add(difference(Tally(order.counts(product)), Tally(now.counts(product))))
        return now

    def _product(self, product: str) -> Tally:
        tally = self._products.get(product)
        if tally is None:
            tally = self._products[product] = Tally()
        return tally

    def _see(self, second: int) -> None:
        """Note how many are there at `second`, wherever the most is kept."""
        if not self._gauges:
            return
        spans = [self._whole, self._lately.move(second, self._standing)]
        if self._segments.running is not None:
            spans.append(self._segments.running.span)
        for span in spans:
            span.see(self._standing)
        self._series.see(second, sum(counts.online for counts in self._standing.values()))

    def _note(self, second: int, kind: Literal["explain", "launch", "sold_out"], product: str) -> None:
        self._marks.append(FigureMark(second=second, kind=kind, product=product))
        del self._marks[:-_MARKS]

    # ------------------------------------------------------------ what is told

    def section(self, at_ns: int) -> Figures:
        """What windows are told of now."""
        if not self._time.begun:
            return Figures()
        now_s = self._time.second(at_ns)
        late, early = self._lately.told(now_s, self._standing)
        running = self._segments.running
        return Figures(
            whole=self._told_whole(now_s),
            lately=late,
            before=early,
            segment=None if running is None else running.told(now_s, self._standing).figures,
            product=None if running is None else running.product,
        )

    def series(self) -> FigureSeries:
        """The show over time, with its marks."""
        return self._series.told(self._marks)

    def table(self, segments: bool = True) -> ProductTable:
        """Products, and segments where they are wanted: of these there are many more."""
        now_s = self._time.latest_s
        told = self._segments.told(now_s, self._standing) if segments else ()
        return ProductTable(products=self._told_products(now_s), segments=told)

    def report(self) -> FigureReport:
        """Everything, as of what happened last."""
        table = self.table()
        return FigureReport(
            whole=self._told_whole(self._time.latest_s),
            products=table.products,
            segments=table.segments,
            series=self.series(),
            messages={**self._talk.messages},
            asked={**self._talk.asked},
        )

    def _told_whole(self, now_s: int) -> FigurePart:
        return self._whole.told(self._standing, now_s + 1 if self._time.begun else 0)

    def _told_products(self, now_s: int) -> tuple[ProductFigures, ...]:
        whole = self._told_whole(now_s).all
        explained: dict[str, list[int]] = {}
        for product, seconds in self._segments.lengths(now_s):
            explained.setdefault(product, []).append(seconds)
        reach = Reach(viewers=whole.viewers, views=whole.views)
        return tuple(
            ProductFigures(
                product=name,
                figures=figures(self._products.get(name, Tally()), reach, now_s + 1),
                segments=len(explained.get(name, ())),
                explained_s=sum(explained.get(name, ())),
            )
            for name in dict.fromkeys((*explained, *self._products))
        )
