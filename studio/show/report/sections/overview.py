"""The show as a whole: what was sold, and who watched."""

from __future__ import annotations

from studio.show.report.amounts import amounts, count, percent
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import headed, tabled
from studio.show.report.markup import Markup
from studio.show.report.words import word


def section(facts: ReportFacts) -> Markup:
    """One figure a row."""
    found = facts.figures.whole.all
    rows = (
        ("gmv", amounts(found.gmv)),
        ("orders", count(found.orders)),
        ("units", count(found.units)),
        ("refunded", amounts(found.refunded)),
        ("returned", count(found.returned)),
        ("held", count(found.held)),
        ("aov", amounts(found.aov)),
        ("orders_per_minute", count(found.orders_per_minute)),
        ("viewers", count(found.viewers)),
        ("views", count(found.views)),
        ("peak", count(found.peak)),
        ("new_followers", count(found.new_followers)),
        ("messages", count(sum(facts.figures.messages.values()))),
        ("conversion", percent(found.conversion)),
        ("gpm", amounts(found.gpm)),
        ("uv_value", amounts(found.uv_value)),
    )
    return headed(facts, "overview", tabled(facts, (), ((word(name, facts.language), value) for name, value in rows)))
