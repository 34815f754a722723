"""What each shop and platform brought."""

from __future__ import annotations

from studio.show.report.amounts import count
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import SOLD, connection_names, headed, sold, tabled
from studio.show.report.markup import Markup

_COLUMNS = ("connection", "viewers", "peak", *SOLD)


def section(facts: ReportFacts) -> Markup:
    """One connection a row."""
    called = connection_names(facts)
    rows = (
        (called.get(name, name), count(found.viewers), count(found.peak), *sold(found))
        for name, found in facts.figures.whole.connections.items()
    )
    return headed(facts, "connections", tabled(facts, _COLUMNS, rows))
