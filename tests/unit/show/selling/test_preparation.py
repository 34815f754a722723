"""What preparing finds between the shop and the queue."""

from __future__ import annotations

import pytest

from studio.show.selling.preparation import problem
from studio.values.shop import Reading
from tests.unit.show.selling.rig import product


def found(stock: int, reserve: int = 0) -> str:
    """What is said of a product of 60 and 40 units whose shop has `stock` of the first."""
    skus = {"mug-s": stock, "mug-m": 40}
    reading = Reading(item_id="item-mug", currency="CNY", prices=dict.fromkeys(skus, 9_900), stocks=skus)
    return problem(product(reserve=reserve), {"Shop": reading}, 1)


@pytest.mark.parametrize("reserve", [0, 20, 100])
def test_the_reserve_is_part_of_the_stock(reserve: int) -> None:
    """A shop that has what the queue lists is fine: arming keeps the reserve back and sells the rest."""
    assert found(60, reserve) == ""


def test_a_shop_that_has_less_is_said_with_what_is_meant_to_be_sold_and_kept() -> None:
    assert found(59, 20) == "The shop has 99 units, the queue means to sell 80 and keep 20."
    assert found(59) == "The shop has 99 units, the queue means to sell 100."


def test_a_product_that_is_given_away_and_has_a_price_in_the_shop_is_said() -> None:
    gift = product(live_price_minor=0, list_price_minor=0)
    reading = Reading(item_id="item-mug", currency="CNY", prices={"mug-s": 9_900, "mug-m": 0}, stocks={"mug-s": 60, "mug-m": 40})
    assert "0.00" in problem(gift, {"Shop": reading}, 1)
    assert "99.00" in problem(gift, {"Shop": reading}, 1)


def test_stocks_of_several_shops_count_together_and_a_shop_is_named() -> None:
    def reading(stock: int, price: int = 9_900) -> Reading:
        return Reading(
            item_id="mug", currency="CNY", prices={"mug-s": price, "mug-m": price}, stocks={"mug-s": stock, "mug-m": 0}
        )

    assert problem(product(), {"A": reading(60), "B": reading(40)}, 2) == ""
    assert problem(product(), {"A": reading(60), "B": reading(39)}, 2) == "The shop has 99 units, the queue means to sell 100."
    assert problem(product(), {"A": reading(60)}, 2) == "", "what the other has is not known yet"
    assert problem(product(), {"A": reading(60), "B": reading(40, 1)}, 2).startswith("B: The shop asks")
