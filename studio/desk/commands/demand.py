"""What clients do with what viewers and buyers ask for: write it to a table, in a probe child."""

from __future__ import annotations

import asyncio
from typing import Any

from studio.control.schema import demand as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.paths import TABLES, from_outside, regular_or_free
from studio.show.sheets import Cell
from studio.values.errors import RefusedError
from studio.words import demand as says

_HEADINGS = {
    "en": ("Link", "Product", "Facet", "Wish", "People", "Notes of buyers", "Lines"),
    "zh": ("链接", "商品", "类别", "需求", "人数", "买家备注", "原话"),
}


async def _export(desk: Desk, params: commands.ExportDemand) -> dict[str, Any]:
    """Writes the table; `count` of the wishes written.

    Raises:
        RefusedError: there are none, or the path may not be written.
        MediaError: the file cannot be written.
    """
    language, demand = desk.document.show.look.language, desk.sales.demand
    products = {product.id: product for product in desk.document.show.products}
    found = sorted(demand.rows(), key=lambda row: (_place(products, row.product), row.wish.facet, -row.people, row.wish))
    if not found:
        raise RefusedError("nothing_asked", says.nothing())
    file = from_outside(params.path, TABLES)
    await asyncio.to_thread(regular_or_free, file)
    rows: list[list[Cell]] = [list(_HEADINGS[language])]
    for row in found:
        product = products.get(row.product)
        named: list[Cell] = [product.link_no, product.title] if product is not None else [None, row.product or None]
        facet, value = demand.title(row.wish, language)
        rows.append([*named, facet, value, row.people, row.notes, " | ".join(quote.text for quote in row.quotes)])
    await desk.probes.ask("sheet", {"do": "table", "path": str(file), "rows": rows})
    return {"count": len(found)}


def _place(products: dict[str, Any], product: str) -> int:
    """Its place in the queue; what left it, and what was asked for while nothing was on air, comes last."""
    return next((place for place, known in enumerate(products) if known == product), len(products))


HANDLERS: Handlers = ((commands.ExportDemand, _export),)
