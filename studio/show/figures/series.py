"""The show over time, in bounded memory: a point for every ten seconds of twelve hours, coarser for what is longer."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studio.control.schema.answers import FigureMark, FigureSeries
from studio.show.figures.tally import Money, Tally, less

STEP_S = 10
POINTS = 4320  # twelve hours of ten seconds


class Point(msgspec.Struct):
    """One step: the most who were online in it (None: nobody told), what was sold in it and stayed sold, what was written."""

    online: int | None = None
    orders: int = 0
    units: int = 0
    gmv: Money = msgspec.field(default_factory=dict)
    messages: int = 0

    def join(self, other: Point) -> None:
        """Take in the step after this one."""
        if other.online is not None:
            self.online = max(self.online or 0, other.online)
        self.orders += other.orders
        self.units += other.units
        self.messages += other.messages
        self.gmv = less(self.gmv, {currency: -minor for currency, minor in other.gmv.items()})


class Series:
    """`step_s` doubles whenever there would be more than `POINTS` points."""

    def __init__(self) -> None:
        self.step_s = STEP_S
        self._points: list[Point] = []

    def see(self, second: int, online: int) -> None:
        """So many are there at `second`."""
        point = self._at(second)
        point.online = max(point.online or 0, online)

    def write(self, second: int, messages: int) -> None:
        """So many messages came until `second`."""
        self._at(second).messages += messages

    def add(self, second: int, change: Tally) -> None:
        """Something changed about what was sold at `second`."""
        point = self._at(second)
        point.orders += change.orders
        point.units += change.units
        point.gmv = less(point.gmv, {currency: -minor for currency, minor in change.gmv.items()})

    def told(self, marks: Iterable[FigureMark]) -> FigureSeries:
        """All points, as columns, with what happened."""
        currencies = sorted({currency for point in self._points for currency in point.gmv})
        return FigureSeries(
            step_s=self.step_s,
            online=tuple(point.online for point in self._points),
            orders=tuple(point.orders for point in self._points),
            units=tuple(point.units for point in self._points),
            gmv={currency: tuple(point.gmv.get(currency, 0) for point in self._points) for currency in currencies},
            messages=tuple(point.messages for point in self._points),
            marks=tuple(marks),
        )

    def _at(self, second: int) -> Point:
        while second // self.step_s >= POINTS:
            self._coarsen()
        number = second // self.step_s
        while len(self._points) <= number:
            self._points.append(Point())
        return self._points[number]

    def _coarsen(self) -> None:
        self.step_s *= 2
        for number in range(0, len(self._points) - 1, 2):
            self._points[number].join(self._points[number + 1])
        del self._points[1::2]
