"""The strip: products in their order, as many as are wanted and can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]
Product = Callable[..., dict[str, Any]]


def _items(product: Product, count: int) -> dict[str, Any]:
    return {"items": [product(link_no=at + 1, state="announced") for at in range(count)]}


@pytest.mark.parametrize("size", [(1100, 170), (240, 620)])
def test_no_more_products_than_wanted(draw: Draw, product: Product, size: tuple[int, int]) -> None:
    drawn = [draw("product_strip", size, _items(product, count), settings={"most": 3})[0] for count in (2, 3, 4, 12)]
    assert not np.array_equal(drawn[0], drawn[1])
    assert np.array_equal(drawn[1], drawn[2])
    assert np.array_equal(drawn[1], drawn[3])


def test_no_more_products_than_can_be_read(draw: Draw, product: Product) -> None:
    few, _ = draw("product_strip", (300, 110), _items(product, 2), settings={"most": 8})
    many, _ = draw("product_strip", (300, 110), _items(product, 8), settings={"most": 8})
    assert np.array_equal(few, many)


def test_states_prices_and_order_are_seen(draw: Draw, product: Product) -> None:
    def drawn(**other: Any) -> bytes:
        return draw("product_strip", (840, 170), {"items": [product(), product(link_no=2, **other)]})[0].tobytes()

    states = {drawn(state=state) for state in ("announced", "countdown", "on_sale", "few_left", "sold_out")}
    assert len(states) == 5
    assert drawn(live_price_minor=100) != drawn()
    assert drawn(picture="") != drawn()
