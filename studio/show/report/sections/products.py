"""What each product brought in the whole show."""

from __future__ import annotations

from studio.show.report.amounts import count, duration
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import SOLD, headed, sold, tabled
from studio.show.report.markup import Markup

_COLUMNS = ("number", "product", "brand", "explained", "explained_for", *SOLD)


def section(facts: ReportFacts) -> Markup:
    """One product a row."""
    known = {product.id: product for product in facts.show.products}
    rows = []
    for row in facts.figures.products:
        product = known.get(row.product)
        named = (str(product.link_no), product.title, product.brand) if product is not None else ("", row.product, "")
        rows.append((*named, count(row.segments), duration(row.explained_s), *sold(row.figures)))
    return headed(facts, "products", tabled(facts, _COLUMNS, rows))
