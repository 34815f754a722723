"""A studio that runs opens another show: the shops run on, and the new show's products are sold in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.integration.test_sale_ends import show
from tests.parts import shows
from tests.parts.studio import Studio


def _shop_runs(tree: dict[str, Any]) -> bool:
    shops = tree["selling"].get("shops", {})
    return bool(shops.get("rehearsal", {}).get("state") == "running")


def _sold_by_its_shop(studio: Studio, product: str) -> None:
    studio.until(_shop_runs, 30, "the sale of this show hears of the shop")
    studio.call("queue.explain", product=product)
    borne = "the shop bears the price out"
    studio.until(lambda tree: tree["selling"]["products"].get(product, {}).get("verified_ns"), 30, borne)


def test_products_of_another_show_are_sold_in_the_shops_that_run(tmp_path: Path) -> None:
    path = shows.save(show(), tmp_path / "show.json")
    mug = {"title": "Mug", "currency": "USD", "live_price_minor": 900, "variants": [{"sku": "M", "stock": 5}]}
    with Studio(tmp_path / "studio", "--headless", path, XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.until(_shop_runs, 30, "the shop")
        studio.call("show.new")
        product = studio.call("product.add", set=mug)["id"]
        _sold_by_its_shop(studio, product)

        studio.call("show.open", path=str(path))
        _sold_by_its_shop(studio, "tea")
