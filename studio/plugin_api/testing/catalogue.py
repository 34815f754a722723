"""What every catalogue must do, whatever shop stands behind it. A test module derives a class from the suite:

    class TestMyShop(CatalogueConformance):
        @pytest.fixture
        async def stand(self) -> AsyncIterator[ShopStand]: ...

The stand has a fresh item on sale for every test, in a real shop, and the hands of those who are not the studio.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from studio.plugin_api.abilities import CAPABILITIES, AbilityError
from studio.plugin_api.testing.desk import served
from studio.plugin_api.testing.stand import ShopStand, refusal
from studio.values import plausible


def needs(stand: ShopStand, capability: str) -> Any:
    """The catalogue with the methods of a capability; the test is skipped where the shop has not got it."""
    if capability not in stand.catalogue.capabilities:
        pytest.skip(f"{type(stand.catalogue).__name__} has no {capability}: not on this system")
    return stand.catalogue


class CatalogueConformance:
    """The suite. `stand` is the deriving class's fixture."""

    # ------------------------------------------------------------ reading

    async def test_it_says_what_it_can(self, stand: ShopStand) -> None:
        assert stand.catalogue.capabilities <= CAPABILITIES
        assert "item.read" in stand.catalogue.capabilities
        assert "stock.write" in stand.catalogue.capabilities or "stock.cas" not in stand.catalogue.capabilities

    async def test_an_item_is_read(self, stand: ShopStand) -> None:
        reading = await stand.catalogue.read_item(stand.item_id)
        assert (reading.item_id, reading.title, reading.currency) == (stand.item_id, stand.title, stand.currency)
        assert set(reading.prices) == {stand.sku, stand.other_sku}
        assert reading.prices[stand.sku] == stand.price_minor
        assert reading.stocks[stand.sku] == stand.stock
        assert reading.open
        assert not reading.pinned

    async def test_it_is_among_the_items(self, stand: ShopStand) -> None:
        readings = {reading.item_id: reading for reading in await stand.catalogue.find_items()}
        assert readings[stand.item_id].prices[stand.sku] == stand.price_minor

    async def test_an_unknown_item_is_not_found(self, stand: ShopStand) -> None:
        with refusal("not_found"):
            await stand.catalogue.read_item("987654321")

    async def test_a_price_changed_behind_our_back_is_seen(self, stand: ShopStand) -> None:
        await stand.catalogue.read_item(stand.item_id)
        await stand.reprice(stand.sku, stand.price_minor + 1)
        assert (await stand.catalogue.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor + 1

    # ------------------------------------------------------------ prices

    async def test_a_price_is_set_when_it_was_as_expected(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        before = await catalogue.read_item(stand.item_id)
        await catalogue.set_price(stand.item_id, stand.sku, stand.price_minor - 1, stand.currency, stand.price_minor)
        after = await catalogue.read_item(stand.item_id)
        assert after.prices == before.prices | {stand.sku: stand.price_minor - 1}
        assert after.stocks == before.stocks

    async def test_a_price_is_left_alone_when_it_was_not(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        with refusal("conflict"):
            await catalogue.set_price(stand.item_id, stand.sku, 1, stand.currency, stand.price_minor + 1)
        assert (await catalogue.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    async def test_a_price_is_set_without_expectations(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        await catalogue.set_price(stand.item_id, stand.sku, 7, stand.currency, None)
        assert (await catalogue.read_item(stand.item_id)).prices[stand.sku] == 7

    async def test_setting_the_price_it_has_succeeds(self, stand: ShopStand) -> None:
        """The answer to the first time may have got lost; what was expected then no longer holds."""
        catalogue = needs(stand, "price.write")
        await catalogue.set_price(stand.item_id, stand.sku, 7, stand.currency, stand.price_minor)
        await catalogue.set_price(stand.item_id, stand.sku, 7, stand.currency, stand.price_minor)
        assert (await catalogue.read_item(stand.item_id)).prices[stand.sku] == 7

    async def test_a_price_in_other_money_is_refused(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        other = "USD" if stand.currency != "USD" else "CNY"
        with refusal("refused"):
            await catalogue.set_price(stand.item_id, stand.sku, 7, other, None)
        assert (await catalogue.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    async def test_the_price_of_an_unknown_variant_is_not_found(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        with refusal("not_found"):
            await catalogue.set_price(stand.item_id, "NO-SUCH-SKU", 7, stand.currency, None)

    # ------------------------------------------------------------ stock

    async def test_stock_is_set_when_it_was_as_expected(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "stock.write")
        before = await catalogue.read_item(stand.item_id)
        await catalogue.set_stock(stand.item_id, stand.sku, 3, stand.stock)
        after = await catalogue.read_item(stand.item_id)
        assert after.stocks == before.stocks | {stand.sku: 3}
        assert after.prices == before.prices

    async def test_stock_is_left_alone_when_it_was_not(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "stock.write")
        assert await stand.buy(stand.sku, 1)
        with refusal("conflict"):
            await catalogue.set_stock(stand.item_id, stand.sku, stand.stock + 50, stand.stock)
        assert (await catalogue.read_item(stand.item_id)).stocks[stand.sku] == stand.stock - 1

    async def test_stock_that_others_brought_there_is_not_as_expected(self, stand: ShopStand) -> None:
        """Five units added to none, while five come back, are ten: a shop that finds five there has not added any."""
        catalogue = needs(stand, "stock.write")
        assert await stand.buy(stand.sku, 1)
        with refusal("conflict"):
            await catalogue.set_stock(stand.item_id, stand.sku, stand.stock - 1, stand.stock - 2)
        assert (await catalogue.read_item(stand.item_id)).stocks[stand.sku] == stand.stock - 1

    async def test_stock_set_beside_orders_is_what_can_be_bought(self, stand: ShopStand) -> None:
        """What is promised to earlier orders is not for sale again."""
        catalogue = needs(stand, "stock.write")
        assert await stand.buy(stand.sku, 2)
        await catalogue.set_stock(stand.item_id, stand.sku, 4, stand.stock - 2)
        assert (await catalogue.read_item(stand.item_id)).stocks[stand.sku] == 4
        assert not await stand.buy(stand.sku, 5)
        assert await stand.buy(stand.sku, 4)
        assert (await catalogue.read_item(stand.item_id)).stocks[stand.sku] == 0

    async def test_sold_out_is_seen_and_sells_nothing(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "stock.write")
        await catalogue.set_stock(stand.item_id, stand.sku, 1, None)
        assert await stand.buy(stand.sku, 1)
        assert (await catalogue.read_item(stand.item_id)).stocks[stand.sku] == 0
        assert not await stand.buy(stand.sku, 1)

    async def test_the_stock_of_an_unknown_variant_is_not_found(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "stock.write")
        with refusal("not_found"):
            await catalogue.set_stock(stand.item_id, "NO-SUCH-SKU", 7, None)

    async def test_no_more_than_a_shop_can_have_is_set(self, stand: ShopStand) -> None:
        """What the desk never asks for, a shop refuses in words or does; it is never left with what cannot be."""
        catalogue = needs(stand, "stock.write")
        for units in (-1, 2**62, 10**30):
            with pytest.raises(AbilityError) as caught:
                await catalogue.set_stock(stand.item_id, stand.sku, units, None)
            assert caught.value.code == "refused"
            assert len(caught.value.text) > 10
        reading = await catalogue.read_item(stand.item_id)
        assert reading.stocks[stand.sku] == stand.stock
        assert plausible.reading_trouble(reading) == ""

    async def test_no_price_is_set_that_cannot_be(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "price.write")
        for minor in (-1, 2**62, 10**30):
            with refusal("refused"):
                await catalogue.set_price(stand.item_id, stand.sku, minor, stand.currency, None)
        assert (await catalogue.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    # ------------------------------------------------------------ a buyer's limit

    async def test_a_buyer_gets_as_many_as_the_limit_says(self, stand: ShopStand) -> None:
        if "limit.write" not in stand.catalogue.capabilities:
            assert (await stand.catalogue.read_item(stand.item_id)).limit is None, "it must not seem to hold one"
        catalogue = needs(stand, "limit.write")
        assert stand.buy_as is not None
        for _ in range(2):
            await catalogue.set_limit(stand.item_id, 1)
            assert (await catalogue.read_item(stand.item_id)).limit == 1
        assert not await stand.buy_as("An", stand.sku, 2)
        assert await stand.buy_as("An", stand.sku, 1)
        assert not await stand.buy_as("An", stand.sku, 1), "what was bought before counts"
        assert not await stand.buy_as("An", stand.other_sku, 1), "all variants count"
        assert await stand.buy_as("Bo", stand.sku, 1), "somebody else"
        await catalogue.set_limit(stand.item_id, 0)
        assert (await catalogue.read_item(stand.item_id)).limit == 0
        assert await stand.buy_as("An", stand.sku, 2)

    async def test_the_limit_of_an_unknown_item_is_not_found(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "limit.write")
        with refusal("not_found"):
            await catalogue.set_limit("987654321", 1)
        with refusal("refused"):
            await catalogue.set_limit(stand.item_id, -1)

    # ------------------------------------------------------------ link and pin

    async def test_a_closed_link_sells_nothing_until_it_is_opened(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "link.open")
        for _ in range(2):
            await catalogue.open_link(stand.item_id, False)
            assert not (await catalogue.read_item(stand.item_id)).open
        assert not await stand.buy(stand.sku, 1)
        for _ in range(2):
            await catalogue.open_link(stand.item_id, True)
            assert (await catalogue.read_item(stand.item_id)).open
        assert await stand.buy(stand.sku, 1)

    async def test_an_item_is_pinned_as_far_as_the_shop_can(self, stand: ShopStand) -> None:
        catalogue = needs(stand, "item.pin")
        for _ in range(2):
            await catalogue.pin_item(stand.item_id)
            assert (await catalogue.read_item(stand.item_id)).pinned
        for _ in range(2):
            await catalogue.pin_item(None)
            assert not (await catalogue.read_item(stand.item_id)).pinned

    # ------------------------------------------------------------ served

    async def test_a_call_asked_twice_is_done_once(self, stand: ShopStand, tmp_path: Path) -> None:
        needs(stand, "price.write")
        async with served(tmp_path, *stand.providers) as desk:
            wish = {"item_id": stand.item_id, "sku": stand.sku, "currency": stand.currency}
            first = await desk.ask("catalogue.set_price", call="1", price_minor=8, expected_minor=stand.price_minor, **wish)
            await stand.reprice(stand.sku, 9)
            again = await desk.ask("catalogue.set_price", call="1", price_minor=8, expected_minor=stand.price_minor, **wish)
            assert first == again
            assert (first["ok"], first["value"], first["code"], first["text"]) == (True, None, "", "")
            read = await desk.ask("catalogue.read_item", call="2", item_id=stand.item_id)
            assert read["value"]["prices"][stand.sku] == 9
