"""What proves that the journal is whole."""

from __future__ import annotations

from studio.show.report.facts import ReportFacts
from studio.show.report.layout import headed
from studio.show.report.markup import Markup, tag
from studio.show.report.words import word


def section(facts: ReportFacts) -> Markup:
    """The journal's seal; nothing where it is not known."""
    return headed(facts, "evidence", tag("p", f"{word('seal', facts.language)}: {facts.seal}")) if facts.seal else Markup()
