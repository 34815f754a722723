"""The items: seeding, reading, and what the desk may change. Every change names the item in `touched`.

Setting what is so already succeeds, whatever was expected: it is asked again when an answer got lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rehearsal import sentences as says
from rehearsal.shop.database import Database
from rehearsal.shop.goods import Item, Refused, Sku
from rehearsal.shop.seeds import Seed, SeedSku
from rehearsal.shop.touched import Touched
from studio.values import plausible
from studio.values.money import LARGEST_MINOR, amount

_ITEM = "item_id, link_no, title, brand, picture, currency, purchase_limit, open, opened, pinned"
_SKU = "sku, name, price_minor, list_price_minor, stock, sold"
# What a seed says is followed only as long as nobody has changed it here since the last seed, and of stock and limit not while
# buyers can buy: then they are the sale's. A price in another currency is another price, whoever set it: `:other` says that the
# seed has another currency than the item, `:open` that it is on sale.
_SEED_SKU = """
insert into sku (item_id, sku, place, name, price_minor, list_price_minor, stock,
                 seeded_price_minor, seeded_list_price_minor, seeded_stock)
values (:item_id, :sku, :place, :name, :price, :list, :stock, :price, :list, :stock)
on conflict do update set
    place = :place, name = :name, listed = 1,
    price_minor = iif(:other or price_minor = seeded_price_minor, :price, price_minor),
    list_price_minor = iif(:other or list_price_minor = seeded_list_price_minor, :list, list_price_minor),
    stock = iif(not :open and stock = seeded_stock and sold = 0, :stock, stock),
    seeded_price_minor = :price, seeded_list_price_minor = :list, seeded_stock = iif(:open, seeded_stock, :stock)
"""
_SEED_ITEM = """
insert into item (item_id, place, link_no, title, brand, picture, currency, purchase_limit, seeded_purchase_limit)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
on conflict do update set
    place = excluded.place, link_no = excluded.link_no, title = excluded.title, brand = excluded.brand,
    picture = excluded.picture, currency = excluded.currency,
    purchase_limit = iif(not open and purchase_limit = seeded_purchase_limit, excluded.purchase_limit, purchase_limit),
    seeded_purchase_limit = iif(open, seeded_purchase_limit, excluded.purchase_limit)
"""


class Shelf:
    """What the shop has. Prices and stocks change by compare-and-set when the caller says what it expects."""

    def __init__(self, database: Database, touched: Touched) -> None:
        self._database = database
        self._touched = touched

    def seed(self, seeds: Iterable[Seed]) -> None:
        """Put products on the shelf, closed. Those that are there keep what was changed or sold since.

        A product's SKUs are those of its seed: another one is listed no more, so that no link opens it at an old price.
        """
        with self._database.transaction():
            for place, seed in enumerate(seeds):
                picture = seed.pictures[0] if seed.pictures else ""
                was = self._database.execute("select currency, open from item where item_id = ?", (seed.key,)).fetchone()
                state = {"other": was is not None and was[0] != seed.currency, "open": was is not None and bool(was[1])}
                values = (seed.key, place, seed.link_no, seed.title, seed.brand, picture, seed.currency, seed.purchase_limit)
                self._database.execute(_SEED_ITEM, values)
                self._database.execute("update sku set listed = 0 where item_id = ?", (seed.key,))
                for sku_place, variant in enumerate(seed.variants):
                    self._database.execute(_SEED_SKU, _sku_values(seed, variant, sku_place) | state)
                self._touched.add(seed.key)

    def item(self, item_id: str) -> Item:
        """Raises: Refused (`not_found`)."""
        row = self._database.execute(f"select {_ITEM} from item where item_id = ?", (item_id,)).fetchone()
        if row is None:
            raise Refused("not_found", says.no_item(item=item_id))
        return self._whole(row)

    def items(self) -> list[Item]:
        """All of them, in the order of the show's queue."""
        return [
            self._whole(row) for row in self._database.execute(f"select {_ITEM} from item order by place, item_id").fetchall()
        ]

    def _whole(self, row: tuple[Any, ...]) -> Item:
        query = f"select {_SKU} from sku where item_id = ? and listed order by place, sku"
        skus = self._database.execute(query, (row[0],))
        item_id, link_no, title, brand, picture, currency, limit, is_open, opened, pinned = row
        flags = (bool(is_open), bool(opened), bool(pinned))
        return Item(item_id, link_no, title, brand, picture, currency, limit, *flags, tuple(Sku(*sku) for sku in skus))

    def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        """Raises: Refused (`not_found`, `conflict` when the price is not the expected one, `refused`)."""
        with self._database.transaction():
            item = self.item(item_id)
            if currency != item.currency:
                raise Refused("refused", says.other_currency(item=item.title, found=item.currency, currency=currency))
            was = self._sku(item, sku).price_minor
            if expected_minor is not None and was not in (expected_minor, price_minor):
                found, said = amount(was, currency), amount(expected_minor, currency)
                raise Refused("conflict", says.other_price(item=item.title, found=f"{found} {currency}", expected=said))
            self._change_sku(item_id, sku, "price_minor", price_minor)

    def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None) -> None:
        """Raises: Refused (`not_found`, `conflict` when the stock is not the expected one, `refused`)."""
        with self._database.transaction():
            item = self.item(item_id)
            was = self._sku(item, sku).stock
            if expected is not None and was != expected:  # also when it is `stock`: others may have brought it there
                raise Refused("conflict", says.other_stock(item=item.title, stock=was, expected=expected))
            self._change_sku(item_id, sku, "stock", stock)

    def _sku(self, item: Item, sku: str) -> Sku:
        """Also one that is not listed: a launch that ends may still have to put it back."""
        row = self._database.execute(f"select {_SKU} from sku where item_id = ? and sku = ?", (item.item_id, sku)).fetchone()
        if row is None:
            raise Refused("not_found", says.no_sku(item=item.title, sku=sku))
        return Sku(*row)

    def _change_sku(self, item_id: str, sku: str, column: str, value: int) -> None:
        most, refusal = (plausible.STOCK, says.stock_outside) if column == "stock" else (LARGEST_MINOR, says.price_outside)
        if not 0 <= value <= most:
            raise Refused("refused", refusal(most=f"{most:,}"))
        self._database.execute(f"update sku set {column} = ? where item_id = ? and sku = ?", (value, item_id, sku))
        self._touched.add(item_id)

    def set_limit(self, item_id: str, limit: int) -> None:
        """Let a buyer have so many, what that buyer has already among them; 0: any. Raises: Refused (`not_found`, `refused`)."""
        if not 0 <= limit <= plausible.STOCK:
            raise Refused("refused", says.limit_outside(most=f"{plausible.STOCK:,}"))
        with self._database.transaction():
            self.item(item_id)
            self._database.execute("update item set purchase_limit = ? where item_id = ?", (limit, item_id))
        self._touched.add(item_id)

    def open_link(self, item_id: str, is_open: bool) -> None:
        """Let the item be bought, or not. Raises: Refused (`not_found`)."""
        with self._database.transaction():
            self.item(item_id)
            change = "update item set open = ?1, opened = opened or ?1 where item_id = ?2"
            self._database.execute(change, (int(is_open), item_id))
        self._touched.add(item_id)

    def pin(self, item_id: str | None) -> None:
        """Show this item above all others, and no other one. Raises: Refused (`not_found`)."""
        with self._database.transaction():
            if item_id is not None:
                self.item(item_id)
            pinned = self._database.execute("select item_id from item where pinned = 1").fetchall()
            self._database.execute("update item set pinned = 0 where pinned = 1")
            self._database.execute("update item set pinned = 1 where item_id = ?", (item_id,))
        for (old,) in pinned:
            self._touched.add(old)
        if item_id is not None:
            self._touched.add(item_id)


def _sku_values(seed: Seed, variant: SeedSku, place: int) -> dict[str, str | int]:
    price, listed = variant.live_price_minor, variant.list_price_minor
    return {
        "item_id": seed.key,
        "sku": variant.sku,
        "place": place,
        "name": variant.name,
        "price": seed.live_price_minor if price is None else price,
        "list": seed.list_price_minor if listed is None else listed,
        "stock": variant.stock,
    }
