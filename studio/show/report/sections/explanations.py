"""Each time in which a product was explained, and what was sold in it."""

from __future__ import annotations

from studio.show.report.amounts import count, duration
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import SOLD, headed, product_names, sold, tabled
from studio.show.report.markup import Markup

_COLUMNS = ("from", "explained_for", "product", "peak", *SOLD)


def section(facts: ReportFacts) -> Markup:
    """One explanation a row, the earliest first."""
    called = product_names(facts)
    rows = (
        (
            duration(segment.began_s),
            duration(segment.figures.seconds),
            called.get(segment.product, segment.product),
            count(segment.figures.all.peak),
            *sold(segment.figures.all),
        )
        for segment in facts.figures.segments
    )
    return headed(facts, "segments", tabled(facts, _COLUMNS, rows))
