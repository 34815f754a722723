"""The demand as a table: a row for each product and wish, products in the order of the queue, in each what most people wish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studio.control.schema.state.demand import DemandFacet, DemandValue
from studio.document.products import Product
from studio.show.demand.board import Row
from studio.show.sheets import Cell
from studio.values.look import CardLanguage
from studio.values.own_words import in_language

_HEADINGS: dict[CardLanguage, tuple[str, ...]] = {
    "en": ("Link", "Product", "Facet", "Wish", "People", "Notes of buyers", "Lines"),
    "zh": ("链接", "商品", "类别", "需求", "人数", "买家备注", "原话"),
}


def table(
    rows: Iterable[Row], facets: Mapping[str, DemandFacet], products: Sequence[Product], language: CardLanguage
) -> list[list[Cell]]:
    """With its headings, which stand alone where nobody asked for anything. `facets`: what is called how.

    A product that left the queue has its id for a name, and what was asked for while none was on air has neither; both come last.
    """
    places = {product.id: place for place, product in enumerate(products)}
    order = {facet: place for place, facet in enumerate(facets)}
    sorted_rows = sorted(
        rows,
        key=lambda row: (places.get(row.product, len(places)), row.product, order[row.wish.facet], -row.people, row.wish.value),
    )
    found: list[list[Cell]] = [list(_HEADINGS[language])]
    for row in sorted_rows:
        place = places.get(row.product)
        named: list[Cell] = [None, row.product or None] if place is None else [products[place].link_no, products[place].title]
        facet = facets[row.wish.facet]
        value = facet.values.get(row.wish.value)
        wish = _word(value, language) if value is not None else row.wish.value
        lines = " | ".join(quote.text for quote in row.quotes)
        found.append([*named, _word(facet, language), wish, row.people, row.notes, lines or None])
    return found


def _word(of: DemandFacet | DemandValue, language: CardLanguage) -> str:
    return str(in_language(of.words, language, "title") or of.title)
