"""A part of the show: what was sold in it, by connection, and who was there as it began and at most."""

from __future__ import annotations

from studio.control.schema.state.figures import FigurePart
from studio.show.figures import audience
from studio.show.figures.audience import Counts, Reach, Standing
from studio.show.figures.definitions import figures
from studio.show.figures.tally import Tally, total


class Span:
    """`began`: what connections had told as it began; None for the whole show, whose counts are the platforms' own."""

    def __init__(self, began: Standing | None) -> None:
        self.began: dict[str, Counts] | None = None if began is None else {**began}
        self.sales: dict[str, Tally] = {}
        self.peaks: dict[str, int] = {}
        self.peak = 0
        self.see(began or {})

    def add(self, connection: str, change: Tally) -> None:
        """Something was sold in it, or came back."""
        tally = self.sales.get(connection)
        if tally is None:
            tally = self.sales[connection] = Tally()
        tally.add(change)

    def see(self, standing: Standing) -> None:
        """So much is told now. A connection that was not there as it began is counted from here on."""
        online = 0
        for name, counts in standing.items():
            online += counts.online
            if counts.online > self.peaks.get(name, -1):
                self.peaks[name] = counts.online
            if self.began is not None and name not in self.began:
                self.began[name] = counts
        self.peak = max(self.peak, online)

    def join(self, later: Span) -> None:
        """Take in the part that follows."""
        for name, tally in later.sales.items():
            self.add(name, tally)
        for name, people in later.peaks.items():
            self.peaks[name] = max(people, self.peaks.get(name, 0))
        self.peak = max(self.peak, later.peak)
        if self.began is not None and later.began is not None:
            self.began = later.began | self.began

    def told(self, ended: Standing, seconds: int) -> FigurePart:
        """Its figures. `ended`: what connections tell as it ends."""
        began = self.began
        reached = {
            name: audience.reach(None if began is None else began.get(name, counts), counts, self.peaks.get(name, counts.online))
            for name, counts in ended.items()
        }
        names = sorted({*self.sales, *reached})
        return FigurePart(
            seconds=seconds,
            all=figures(total(self.sales), audience.together(reached.values(), self.peak), seconds),
            connections={name: figures(self.sales.get(name, Tally()), reached.get(name, Reach()), seconds) for name in names},
        )
