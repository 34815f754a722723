"""Where a shop's sales happen."""

from __future__ import annotations

from typing import Any, cast

import pytest
from msgspec.structs import replace
from shopify.api import Api
from shopify.places import AGAIN_S, Places
from shopify.questions import App, Catalog, Location, Nodes, PlacesAnswer, Publication, Ref, Shop

from studio.plugin_api.abilities import AbilityError

STORE = Location("gid://shopify/Location/1", "Store", True)
WAREHOUSE = Location("gid://shopify/Location/2", "Warehouse", True)
FAIR = Location("gid://shopify/Location/3", "Fair", False)
ONLINE = Publication("gid://shopify/Publication/1", Catalog("Channel Catalog", Nodes([App("在线商店", "online_store")])))
MARKET = Publication("gid://shopify/Publication/2", Catalog("Market"))


class Store:
    """Answers with these places; `asked` counts how often."""

    def __init__(self, *locations: Location, primary: Location | None = STORE) -> None:
        home = Ref(primary.id) if primary else None
        publications = Nodes([Publication("gid://shopify/Publication/9"), ONLINE, MARKET])
        self.answer = PlacesAnswer(Shop("EUR"), home, Nodes(list(locations)), publications)
        self.asked = 0

    async def ask(self, _question: str, _shape: Any) -> PlacesAnswer:
        self.asked += 1
        return self.answer

    def places(self, location: str = "", channel: str = "online_store") -> Places:
        return Places(cast("Api", self), location, channel)


async def test_the_only_location_that_sells_online_is_the_place() -> None:
    place = await Store(FAIR, WAREHOUSE, primary=FAIR).places().place()
    assert (place.currency, place.location, place.online) == ("EUR", WAREHOUSE, (WAREHOUSE.id,))


async def test_of_several_it_is_the_primary_one_or_that_of_the_settings() -> None:
    shop = Store(WAREHOUSE, STORE)
    assert (await shop.places().place()).location == STORE
    assert (await shop.places("warehouse").place()).location == WAREHOUSE
    assert (await shop.places("2").place()).location == WAREHOUSE


@pytest.mark.parametrize(("location", "primary"), [("Fair", STORE), ("Moon", STORE), ("", FAIR), ("", None)])
async def test_one_that_does_not_sell_online_is_none(location: str, primary: Location | None) -> None:
    with pytest.raises(AbilityError, match="There are: Store, Warehouse"):
        await Store(STORE, WAREHOUSE, FAIR, primary=primary).places(location).place()


@pytest.mark.parametrize(
    ("channel", "found"),
    [("online_store", ONLINE), ("Online_Store", ONLINE), ("在线商店", ONLINE), ("market", MARKET), ("2", MARKET)],
)
async def test_a_channel_is_known_by_all_its_names(channel: str, found: Publication) -> None:
    assert (await Store(STORE).places(channel=channel).place()).publication == found.id


async def test_it_is_asked_once() -> None:
    shop = Store(STORE)
    places = shop.places()
    assert await places.place() is await places.place()
    assert shop.asked == 1


async def test_what_does_not_add_up_is_asked_anew_but_not_again_and_again() -> None:
    shop = Store(STORE)
    clock_s = 1000.0
    places = Places(cast("Api", shop), "", "online_store", lambda: clock_s)
    await places.place()
    places.doubt()
    await places.place()
    assert shop.asked == 1, "it was asked just now"
    clock_s += AGAIN_S
    await places.place()
    assert shop.asked == 1, "nobody doubts it"
    shop.answer = replace(shop.answer, locations=Nodes([STORE, WAREHOUSE]))
    places.doubt()
    assert (await places.place()).online == (STORE.id, WAREHOUSE.id)
    places.doubt()
    await places.place()
    assert shop.asked == 2
