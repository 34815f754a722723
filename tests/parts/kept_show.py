"""A folder as the desk keeps a show: the show's file, and a journal of order lines that were written on given days."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from studio.desk.journal.book import Book
from studio.desk.journal.records import Record
from studio.show import selling
from studio.show.selling import events
from studio.values.shop import OrderLine

SHOP, S = "rehearsal", 10**9


def kept(folder: Path, settled: Path) -> Path:
    """The show of a folder below tests/data/settlements."""
    folder.mkdir(parents=True)
    shutil.copy(settled / "show.json", folder)
    with (settled / "orders.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    journal(folder / "evening.journal", (_counted(number, row) for number, row in enumerate(rows, 1)))
    return folder


def journal(path: Path, happened: Iterable[tuple[int, events.Event]]) -> None:
    """A journal of events, each with the time at which it was written (UTC, ms since 1970)."""
    book = Book(path)
    records = [
        Record(number, wall_ms, event.at_ns, str(event.__struct_config__.tag), "", selling.encode(event))
        for number, (wall_ms, event) in enumerate(happened, 1)
    ]
    book.write(records, None)
    book.close()


def counted(at_s: int, order: str, product: str, line: str = "1", **fields: object) -> events.LineCounted:
    """A line of an order, as the shop of the rehearsal tells it."""
    told = {
        "sku": product.upper(),
        "item_id": product,
        "status": "paid",
        "quantity": 1,
        "unit_price_minor": 100,
        "currency": "CNY",
    }
    return events.LineCounted(
        at_ns=at_s * S, shop=SHOP, product=product, line=OrderLine(order_id=order, line_id=line, **(told | fields))
    )  # type: ignore[arg-type]


def _counted(number: int, row: dict[str, str]) -> tuple[int, events.Event]:
    wall_ms = int(datetime.fromisoformat(f"{row['written']}T12:00:00").astimezone().timestamp() * 1000) + number
    quantity, price = int(row["quantity"]), int(row["price_minor"])
    event = counted(
        number,
        row["order"],
        row["product"],
        row["line"],
        sku=row["sku"],
        status=row["status"],
        quantity=quantity,
        unit_price_minor=price,
        currency=row["currency"],
    )
    return wall_ms, event
