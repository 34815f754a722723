"""How well the show was sent."""

from __future__ import annotations

from studio.show.report.amounts import count, duration
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import headed, tabled
from studio.show.report.markup import Markup
from studio.show.report.words import word

_COUNTS = ("lagged", "skipped", "dropped", "reconnects")


def section(facts: ReportFacts) -> Markup:
    """One figure a row; none where nobody wrote down how it was sent."""
    found = facts.stream
    rows = [] if found is None else [("seconds", duration(found.seconds)), *((n, count(getattr(found, n))) for n in _COUNTS)]
    return headed(facts, "stream", tabled(facts, (), ((word(name, facts.language), value) for name, value in rows)))
