"""Products and curve of a report as rows of cells: numbers that a spreadsheet counts with, each currency in rows of its own."""

from __future__ import annotations

from studio.show.report.facts import ReportFacts
from studio.show.report.words import word
from studio.show.sheets import cells
from studio.show.sheets.cells import Cell

_PRODUCT = ("number", "product", "brand", "explained", "explained_for", "orders", "units", "returned", "conversion")
_MONEY = ("gmv", "refunded", "aov")


def product_rows(facts: ReportFacts) -> list[list[Cell]]:
    """One row for each product and currency; `explained_for` is in seconds. What is no money stands in the first row alone."""
    known = {product.id: product for product in facts.show.products}
    rows: list[list[Cell]] = [[word(name, facts.language) for name in (*_PRODUCT, "currency", *_MONEY)]]
    for row in facts.figures.products:
        product, found = known.get(row.product), row.figures
        title, brand = (product.title, product.brand) if product is not None else (row.product, "")
        named: list[Cell] = [product.link_no if product is not None else None, title, brand or None]
        counts: list[Cell] = [row.segments, row.explained_s, found.orders, found.units, found.returned, found.conversion]
        for n, currency in enumerate(sorted({*found.gmv, *found.refunded}) or [""]):
            amounts = (found.gmv.get(currency), found.refunded.get(currency), found.aov.get(currency))
            money: list[Cell] = [None if minor is None else cells.price_cell(minor, currency) for minor in amounts]
            rows.append([*named, *(counts if n == 0 else [None] * len(counts)), currency or None, *money])
    return rows


def curve_rows(facts: ReportFacts) -> list[list[Cell]]:
    """One row for each step of the show: its first second, who was online, orders, units, messages, and GMV in each
    currency.
    """
    series = facts.figures.series
    currencies = sorted(series.gmv)
    gmv = word("gmv", facts.language)
    headings: list[Cell] = [word(name, facts.language) for name in ("from", "online", "orders", "units", "messages")]
    rows: list[list[Cell]] = [[*headings, *(f"{gmv} {currency}" for currency in currencies)]]
    for at, units in enumerate(series.units):
        money: list[Cell] = [cells.price_cell(series.gmv[currency][at], currency) for currency in currencies]
        rows.append([at * series.step_s, series.online[at], series.orders[at], units, series.messages[at], *money])
    return rows
