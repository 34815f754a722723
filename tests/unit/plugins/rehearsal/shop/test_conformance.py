"""The rehearsal shop does what every store adapter must do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
from rehearsal.shop import Purchase, Refused, Store, Wish
from rehearsal.shop.adapter import RehearsalShop
from rehearsal.shop.seeds import read_seeds

from studio.plugin_api.testing import CatalogueConformance, CatalogueFeedConformance, OrdersConformance, ShopStand

CUP = {
    "item_id": "cup",
    "title": "Cup",
    "live_price_minor": 500,
    "list_price_minor": 900,
    "variants": [{"sku": "s", "stock": 9}, {"sku": "m", "stock": 4}],
}


class TestRehearsalShop(CatalogueConformance, CatalogueFeedConformance, OrdersConformance):
    @pytest.fixture
    async def stand(self, tmp_path: Path) -> AsyncIterator[ShopStand]:
        store = Store(tmp_path)
        store.shelf.seed(read_seeds([CUP]))
        store.shelf.open_link("cup", True)
        numbers = count()

        async def order(buyer: str, sku: str, quantity: int, note: str = "") -> str:
            wish = Wish("cup", sku, quantity)
            try:
                placed = await store.buy(Purchase(buyer, buyer, f"key-{next(numbers)}", (wish,), note))
                await store.settle(placed.number, buyer, "paid")
            except Refused:
                return ""
            return placed.order_id

        async def reprice(sku: str, price_minor: int) -> None:
            store.shelf.set_price("cup", sku, price_minor, "CNY", None)

        shop = RehearsalShop(store, 0)
        yield ShopStand(
            catalogue=shop,
            orders=shop,
            feed=shop,
            item_id="cup",
            title="Cup",
            sku="s",
            other_sku="m",
            currency="CNY",
            price_minor=500,
            stock=9,
            buy=lambda sku, quantity: order(f"stranger-{next(numbers)}", sku, quantity),
            reprice=reprice,
            buy_as=order,
            buy_with_note=lambda sku, note: order("An", sku, 1, note),
        )
        store.close()
