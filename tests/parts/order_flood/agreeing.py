"""What a studio says of a flood of orders, and what it comes to by the books: ledger, figures and settlement, to the cent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from studio.control.client import Client
from studio.values.shop import OrderLine
from tests.parts.market.books import Bought, Sums, as_figures
from tests.parts.market.goods import Good
from tests.parts.market.settling import Row, settled, settlement_rows
from tests.parts.market.sheets import minor, table
from tests.parts.order_flood.trade import CURRENCIES, Trade, item, numbers, price_minor
from tests.parts.studio import Studio

Books = Mapping[str, list[OrderLine]]  # by connection
PARTNER = "Kiln & Sons"


def goods(trades: Mapping[str, Trade]) -> list[Good]:
    """What all the shops sell; the first one's is a partner's."""
    return [
        Good(
            id=f"p{number}",
            link_no=number,
            connection=connection,
            item=item(number),
            price_minor=price_minor(number),
            currency=CURRENCIES[seed % len(CURRENCIES)],
            partner="" if seed else PARTNER,
        )
        for seed, connection in enumerate(trades)
        for number in numbers(seed)
    ]


def agree(studio: Studio, sold: list[Good], books: Books, timeout_s: float, what: str) -> None:
    """Wait until ledger and figures are those of the books. Raises AssertionError with what they are instead."""
    wanted = _wanted(sold, books)
    try:
        studio.until(lambda tree: _said(tree, wanted) == wanted, timeout_s, what)
    except AssertionError:
        assert _said(studio.state(), wanted) == wanted, what
        raise
    products = {row["product"]: row["figures"] for row in studio.call("figures.products")["products"]}
    for good in sold:
        mine = as_figures([_sums(_of(books, good))], good.currency)
        assert {key: products[good.id][key] for key in mine} == mine, f"{what}: figures of {good.id}"


def kept(studio: Studio) -> Path:
    """The folder of the show as it stands now, with its report, for which a busy computer takes its time."""
    with Client(studio.session, "report", timeout_s=60) as client:
        return Path(client.call("report.make")["folder"])


def agree_report(folder: Path, sold: list[Good], books: Books) -> None:
    """The tables in the folder of a kept show, and the partner's sheet, are what a pocket calculator makes of the books."""
    products = {row["Product"]: row for row in table(folder / "products.csv")}
    for good in sold:
        row, sums = products[good.title], _sums(_of(books, good))
        assert (int(row["Orders"]), int(row["Units"]), int(row["Units returned"])) == (sums.orders, sums.units, sums.returned)
        assert (minor(row["GMV"]), minor(row["Refunded"])) == (sums.gmv, sums.refunded), good.title
    assert settlement_rows(folder) == _settled([good for good in sold if good.partner], books)


# ---------------------------------------------------------------- what is said


def _said(tree: dict[str, Any], wanted: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Ledger and figures, as far as something is wanted of them."""
    selling, figures = tree["selling"], tree["figures"]["whole"]
    found = {f"ledger {name}": one for name, one in selling["products"].items()} | {"ledger": selling["totals"]}
    found |= {f"figures {name}": one for name, one in figures["connections"].items()} | {"figures": figures["all"]}
    return {
        name: {key: found.get(name, {}).get(key, type(sum_)()) for key, sum_ in sums.items()} for name, sums in wanted.items()
    }


def _wanted(sold: list[Good], books: Books) -> dict[str, dict[str, Any]]:
    wanted: dict[str, dict[str, Any]] = {}
    for good in sold:
        sums = _sums(_of(books, good))
        counts = {"paid": sums.units + sums.returned, "held": sums.held, "returned": sums.returned, "sold": sums.units}
        wanted[f"ledger {good.id}"] = counts | {"gmv_minor": sums.gmv}
    shops = {name: _sums(lines) for name, lines in books.items()}
    currencies = {good.connection: good.currency for good in sold}
    figures = {name: as_figures([sums], currencies[name]) for name, sums in shops.items()}
    wanted |= {f"figures {name}": told for name, told in figures.items()}
    together = {key: sum(told[key] for told in figures.values()) for key in ("orders", "units", "returned", "held")}
    money: dict[str, dict[str, int]] = {key: {} for key in ("paid", "refunded", "gmv")}
    for key, amounts in money.items():
        for told in figures.values():
            amounts.update(told[key])  # each shop has a currency of its own
    wanted["figures"] = together | money
    wanted["ledger"] = {key: together[key] for key in ("orders", "units", "returned")} | {"gmv": money["gmv"]}
    return wanted


# ---------------------------------------------------------------- the books


def _of(books: Books, good: Good, holds: Callable[[OrderLine], bool] = lambda _line: True) -> list[OrderLine]:
    return [line for line in books[good.connection] if line.item_id == good.item and holds(line)]


def _sums(lines: Iterable[OrderLine]) -> Sums:
    """What the lines of one shop come to. An order counts once, for as long as something of it is sold."""
    found, orders = Sums(), set[str]()
    for line in lines:
        found.add(Bought(line.order_id, line.item_id, line.sku, line.quantity, line.unit_price_minor, line.status))
        if line.status == "paid" and line.quantity:
            orders.add(line.order_id)
    found.orders = len(orders)
    return found


def _settled(theirs: list[Good], books: Books) -> list[Row]:
    """A row for each price at which something of a product was ever paid, the lowest first."""
    rows: list[Row] = []
    for good in theirs:
        for price in sorted({line.unit_price_minor for line in _of(books, good)}):
            sums = _sums(_of(books, good, lambda line, price=price: line.unit_price_minor == price))  # type: ignore[misc]
            if sums.units + sums.returned:
                priced = Good(good.id, good.link_no, good.connection, good.item, price, good.currency, good.partner)
                rows += settled([priced], {good.id: sums})
    return rows
