"""The sections of a report, a module each, in the order of the page.

A section is a function `section(facts)` that returns its HTML, by `layout` and `markup`; an empty one leaves it out. A new one is
a module here, a place in `SECTIONS`, its words in `words`, and what it is made of in `facts`: nothing else knows which there are.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.show.report.facts import ReportFacts
from studio.show.report.markup import Markup
from studio.show.report.sections import (
    chat,
    connections,
    curve,
    evidence,
    explanations,
    incidents,
    moderation,
    overview,
    products,
    questions,
    stream,
)

SECTIONS: tuple[Callable[[ReportFacts], Markup], ...] = (
    overview.section,
    curve.section,
    chat.section,
    questions.section,
    products.section,
    explanations.section,
    connections.section,
    moderation.section,
    stream.section,
    incidents.section,
    evidence.section,
)
