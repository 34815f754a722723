"""Segments: the time in which a product is explained, until the next one is."""

from __future__ import annotations

from bisect import bisect_right

from studio.control.schema.answers import SegmentFigures
from studio.show.figures.audience import Standing
from studio.show.figures.span import Span
from studio.show.figures.tally import Tally

_KEPT = 2_000  # a show of five hundred products that are all brought back three times


class Segment:
    """One of them. `ended`: what connections had told as it ended; None while it runs."""

    def __init__(self, product: str, began_s: int, standing: Standing) -> None:
        self.product, self.began_s = product, began_s
        self.ended_s: int | None = None
        self.span = Span({**standing})
        self._ended: Standing | None = None
        self._told: SegmentFigures | None = None  # once it is over, until something comes back

    def end(self, second: int, standing: Standing) -> None:
        """It is over. `standing`: what connections have told so far."""
        self.ended_s, self._ended = second, {**standing}

    def add(self, connection: str, change: Tally) -> None:
        """Something changed about what was sold in it."""
        self.span.add(connection, change)
        self._told = None

    def seconds(self, now_s: int) -> int:
        """How long it is, or was."""
        return (now_s + 1 if self.ended_s is None else self.ended_s) - self.began_s

    def told(self, now_s: int, standing: Standing) -> SegmentFigures:
        """Its figures, as of now or as it ended."""
        if self._told is not None:
            return self._told
        figures = self.span.told(standing if self._ended is None else self._ended, self.seconds(now_s))
        told = SegmentFigures(product=self.product, began_s=self.began_s, ended_s=self.ended_s, figures=figures)
        if self._ended is not None:
            self._told = told
        return told


class Segments:
    """All of a show, one after the other. Of very many the oldest are forgotten; what was sold in them is in the whole show."""

    def __init__(self) -> None:
        self._all: list[Segment] = []
        self._forgotten = 0

    @property
    def running(self) -> Segment | None:
        """The one that runs."""
        return self._all[-1] if self._all and self._all[-1].ended_s is None else None

    def begin(self, product: str, second: int, standing: Standing) -> None:
        """From now on this product is explained."""
        self.end(second, standing)
        self._all.append(Segment(product, second, standing))
        self._forgotten += len(self._all[:-_KEPT])
        del self._all[:-_KEPT]

    def end(self, second: int, standing: Standing) -> None:
        """The one that runs is over."""
        if self.running is not None:
            self.running.end(second, standing)

    def number(self, second: int) -> int | None:
        """The number of the one that lies around a second, for `add`; None: before the first, or after the rundown."""
        at = bisect_right(self._all, second, key=lambda segment: segment.began_s) - 1
        if at < 0:
            return None
        ended_s = self._all[at].ended_s
        return at + self._forgotten if ended_s is None or second < ended_s else None

    def add(self, number: int | None, connection: str, change: Tally) -> None:
        """Something changed about what was sold in one of them."""
        if number is not None and number >= self._forgotten:
            self._all[number - self._forgotten].add(connection, change)

    def lengths(self, now_s: int) -> list[tuple[str, int]]:
        """Product and seconds of each, oldest first."""
        return [(segment.product, segment.seconds(now_s)) for segment in self._all]

    def told(self, now_s: int, standing: Standing) -> tuple[SegmentFigures, ...]:
        """All of them, oldest first."""
        return tuple(segment.told(now_s, standing) for segment in self._all)
