"""What sections of a report are put together from: a heading and what is below it, tables, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studio.control.schema.state.figures import FigureSet
from studio.show.report.amounts import amounts, count, percent
from studio.show.report.facts import ReportFacts
from studio.show.report.markup import Markup, table, tag
from studio.show.report.words import word

SOLD = ("orders", "units", "gmv", "refunded", "returned", "conversion")  # columns of whatever sold something


def headed(facts: ReportFacts, title: str, *inside: Markup) -> Markup:
    """A section under a heading, the name of a word."""
    return Markup(tag("h2", word(title, facts.language)) + "".join(inside))


def tabled(facts: ReportFacts, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table; `columns` are names of words, none: two columns, names and values. Without rows it says so."""
    found = list(rows)
    if not found:
        return tag("p", word("none", facts.language))
    return table([word(column, facts.language) for column in columns], found)


def product_names(facts: ReportFacts) -> dict[str, str]:
    """What products are called, by their ids. Those that the show does not have any more go by their ids."""
    return {product.id: f"{product.link_no} {product.title}" for product in facts.show.products}


def connection_names(facts: ReportFacts) -> dict[str, str]:
    """What connections are called, by their ids."""
    return {connection.id: connection.name for connection in facts.show.connections}


def sold(found: FigureSet) -> tuple[str, ...]:
    """The columns `SOLD`."""
    money = amounts(found.gmv), amounts(found.refunded)
    return count(found.orders), count(found.units), *money, count(found.returned), percent(found.conversion)
