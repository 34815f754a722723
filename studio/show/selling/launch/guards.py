"""Guards that several commands of a launch share."""

from __future__ import annotations

from studio.document.products import Product
from studio.show import money, price_rules
from studio.show.selling.catalogue import name_of
from studio.show.selling.launch.state import Launch
from studio.values.errors import RefusedError


def still_put_back(launch: Launch) -> RefusedError:
    """What is refused while the product's last launch is still being closed."""
    what = f"{launch.link_no} '{launch.title}'"
    text = (
        f"The last launch of {what} is still being put back in shop '{launch.shop}'. "
        "Wait for it, or press Repair to try again now."
    )
    return RefusedError("closing", text, launch.product)


def check_floor(product: Product, prices: dict[str, int]) -> None:
    """
    Raises:
        RefusedError: no price, or one below the floor price.
    """
    floor = product.floor_price_minor
    lowest = min(prices.values())
    if lowest <= 0:
        raise RefusedError("no_price", f"{name_of(product)} has no price. Enter one.", product.id)
    if floor is not None and price_rules.below_floor(floor, lowest, product.currency):
        text = (
            f"{money.words(lowest, product.currency)} is below the floor price of {name_of(product)}, "
            f"{money.words(floor, product.currency)}. Raise it, or change the floor price in the queue."
        )
        raise RefusedError("below_floor", text, product.id)
