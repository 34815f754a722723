"""Guards that several commands of a launch share."""

from __future__ import annotations

from studio.document.model import Show
from studio.document.products import Product
from studio.show import money
from studio.show.selling.catalogue import name_of, shop_name
from studio.show.selling.launch.state import Launch
from studio.values.errors import RefusedError
from studio.words import launches as says


def still_put_back(show: Show, launch: Launch) -> RefusedError:
    """What is refused while the product's last launch is still being closed."""
    what = f"{launch.link_no} '{launch.title}'"
    text = says.still_put_back(product=what, shop=shop_name(show, launch.shop))
    return RefusedError("closing", text, launch.product)


def check_floor(product: Product, prices: dict[str, int]) -> None:
    """
    Raises:
        RefusedError: no price, or one below the floor price.
    """
    floor = product.floor_price_minor
    lowest = min(prices.values())
    if lowest <= 0:
        raise RefusedError("no_price", says.no_price(product=name_of(product)), product.id)
    if floor is not None and lowest < floor:
        text = says.below_floor(
            price=money.words(lowest, product.currency), product=name_of(product), floor=money.words(floor, product.currency)
        )
        raise RefusedError("below_floor", text, product.id)
