"""Sheets of products for clients: queue.read_sheet, queue.write_sheet, queue.write_template. All done in a probe child.

Reading is a dry run: nothing of the show changes. What a client then wants it imports with `product.import`.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from studio.control.schema.sheets import ReadSheet, WriteSheet, WriteTemplate
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.paths import SHEETS, from_outside, regular_or_free
from studio.document.connections import REHEARSAL


async def _read_sheet(desk: Desk, params: ReadSheet) -> dict[str, Any]:
    """`products` as `product.import` takes them, without those that have an error; `problems`; `count` of all in the sheet;
    `currency` of the prices that name none: "" when it has to be chosen, null when there are none.

    Raises:
        MediaError: the file is no table of products, or cannot be read.
    """
    folder, shops = str(desk.document.folder), _shops(desk)
    products = desk.document.show.products
    currency = params.currency or (products[-1].currency if products else "")  # an empty queue does not tell: ask
    how = {"mode": params.mode, "currency": currency}
    answer = await _ask(desk, "read", params.path, products=_products(desk), folder=folder, shops=shops, **how)
    return {name: answer[name] for name in ("products", "problems", "count", "currency")}


async def _write_sheet(desk: Desk, params: WriteSheet) -> dict[str, Any]:
    """Writes the queue; `count` of the products written.

    Raises:
        MediaError: the file cannot be written.
    """
    answer = await _ask(desk, "write", params.path, products=_products(desk), shops=_shops(desk))
    return {"count": answer["count"]}


async def _write_template(desk: Desk, params: WriteTemplate) -> dict[str, Any]:
    """Writes a file with the headings, an example and notes.

    Raises:
        MediaError: the file cannot be written.
    """
    await _ask(desk, "template", params.path)
    return {}


async def _ask(desk: Desk, doing: str, path: str, **more: Any) -> dict[str, Any]:
    file = from_outside(path, SHEETS) if doing != "read" else from_outside(path)
    await asyncio.to_thread(regular_or_free, file)
    arguments = {"do": doing, "path": str(file), "language": desk.document.show.look.language} | more
    return await desk.probes.ask("sheet", arguments)


def _shops(desk: Desk) -> dict[str, str]:
    """The names of the show's connections with shops, by their ids; that of the usual one, which comes with a product."""
    shops = desk.plugins.catalogue.shops()
    usual = {REHEARSAL.id: REHEARSAL.name} if REHEARSAL.plugin in shops else {}
    return usual | {connection.id: connection.name for connection in desk.document.show.connections if connection.plugin in shops}


def _products(desk: Desk) -> Any:
    return msgspec.to_builtins(desk.document.show.products)


HANDLERS: Handlers = (
    (ReadSheet, _read_sheet),
    (WriteSheet, _write_sheet),
    (WriteTemplate, _write_template),
)
