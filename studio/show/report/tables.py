"""Headings and rows of every table of the page, as text. Products that the show does not have any more go by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from studio.control.schema.state.figures import FigureSet
from studio.show.report.amounts import amounts, count, duration, percent
from studio.show.report.facts import ReportFacts
from studio.show.report.words import DEEDS, word

_SOLD = ("orders", "units", "gmv", "refunded", "returned", "conversion")
_STREAM = ("lagged", "skipped", "dropped", "reconnects")


class Table(NamedTuple):
    """`title` is the name of a word; no headings: two columns, names and values."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(facts: ReportFacts) -> tuple[Table, ...]:
    """All of them, in the order of the page; the overview stands first."""
    return (
        _overview(facts),
        _products(facts),
        _segments(facts),
        _connections(facts),
        _moderation(facts),
        _stream(facts),
        _incidents(facts),
    )


def names(facts: ReportFacts) -> dict[str, str]:
    """What products are called, by their ids."""
    return {product.id: f"{product.link_no} {product.title}" for product in facts.show.products}


def _headings(facts: ReportFacts, *columns: str) -> tuple[str, ...]:
    return tuple(word(column, facts.language) for column in columns)


def _overview(facts: ReportFacts) -> Table:
    found = facts.figures.whole.all
    rows: Iterable[tuple[str, str]] = (
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
        ("conversion", percent(found.conversion)),
        ("gpm", amounts(found.gpm)),
        ("uv_value", amounts(found.uv_value)),
    )
    return Table("overview", (), tuple((word(name, facts.language), value) for name, value in rows))


def _sold(found: FigureSet) -> tuple[str, ...]:
    """The columns `_SOLD`."""
    money = amounts(found.gmv), amounts(found.refunded)
    return count(found.orders), count(found.units), *money, count(found.returned), percent(found.conversion)


def _products(facts: ReportFacts) -> Table:
    known = {product.id: product for product in facts.show.products}
    rows = []
    for row in facts.figures.products:
        product = known.get(row.product)
        named = (str(product.link_no), product.title, product.brand) if product is not None else ("", row.product, "")
        rows.append((*named, count(row.segments), duration(row.explained_s), *_sold(row.figures)))
    headings = _headings(facts, "number", "product", "brand", "explained", "explained_for", *_SOLD)
    return Table("products", headings, tuple(rows))


def _segments(facts: ReportFacts) -> Table:
    called = names(facts)
    rows = tuple(
        (
            duration(segment.began_s),
            duration(segment.figures.seconds),
            called.get(segment.product, segment.product),
            count(segment.figures.all.peak),
            *_sold(segment.figures.all),
        )
        for segment in facts.figures.segments
    )
    return Table("segments", _headings(facts, "from", "explained_for", "product", "peak", *_SOLD), rows)


def _connections(facts: ReportFacts) -> Table:
    called = {connection.id: connection.name for connection in facts.show.connections}
    rows = tuple(
        (called.get(name, name), count(found.viewers), count(found.peak), *_sold(found))
        for name, found in facts.figures.whole.connections.items()
    )
    return Table("connections", _headings(facts, "connection", "viewers", "peak", *_SOLD), rows)


def _moderation(facts: ReportFacts) -> Table:
    rows = tuple(
        (act.by, word(act.deed, facts.language), count(act.done), count(act.refused))
        for act in facts.moderation
        if act.deed in DEEDS
    )
    return Table("moderation", _headings(facts, "person", "what", "times", "refused_acts"), rows)


def _stream(facts: ReportFacts) -> Table:
    found = facts.stream
    if found is None:
        return Table("stream", (), ())
    rows = [("seconds", duration(found.seconds)), *((name, count(getattr(found, name))) for name in _STREAM)]
    return Table("stream", (), tuple((word(name, facts.language), value) for name, value in rows))


def _incidents(facts: ReportFacts) -> Table:
    rows = tuple((incident.began, incident.ended, incident.text) for incident in facts.incidents)
    return Table("incidents", _headings(facts, "when", "until", "what"), rows)
