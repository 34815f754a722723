"""A server of ours in Shopify's place, on loopback: the Admin API as far as the plugin uses it, and the hands of a shop's
merchant, of its buyers and of bad luck.

Every question is held against the Admin API's published schema and executed by it (graphql-core): no answer can be other than
the schema says (`schema`). Shopify's own client works with the server as well (`tests/platforms/test_shopify_stand_in.py`).

    async with Shopify() as shopify:
        shopify.store.add_product("Lipstick", {"RED": ("99.00", 10)}); shopify.store.buy("RED", 2)
"""

from tests.parts.shopify.server import TOKEN, Shopify

__all__ = ["TOKEN", "Shopify"]
