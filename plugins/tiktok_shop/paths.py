"""What is asked where: the paths of the Partner API, each in the version that its own page documents. Pure."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from tiktok_shop import sentences as says

SHOPS = "/authorization/202309/shops"
PRODUCT_SEARCH = "/product/202502/products/search"
ORDER_SEARCH = "/order/202309/orders/search"
ORDERS = "/order/202507/orders"
_PRODUCTS = "/product/202309/products"
_LONGEST = 20  # digits of an id


def is_id(text: str) -> bool:
    """Whether it can be an id of TikTok Shop's: digits, and nothing that would lead elsewhere in a path."""
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST


def product(item_id: str) -> str:
    """Where a product is read.

    Raises:
        AbilityError: `not_found`, it can be no id.
    """
    if not is_id(item_id):
        raise AbilityError("not_found", says.no_product(id=repr(item_id)))
    return f"{_PRODUCTS}/{item_id}"


def prices(item_id: str) -> str:
    """Where prices of a product are written. Raises: as `product`."""
    return f"{product(item_id)}/prices/update"


def inventory(item_id: str) -> str:
    """Where stock of a product is written. Raises: as `product`."""
    return f"{product(item_id)}/inventory/update"
