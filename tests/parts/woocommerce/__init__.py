"""A shop of ours in WooCommerce's place, on loopback: its REST API v3 as far as the plugin uses it, its webhooks, and the hands
of buyers, of the shop's owner and of bad luck.

What it knows of WooCommerce is from its published API documentation and from reading its sources; its answers are held against
the published tables of fields (`schemas`), and WooCommerce's own client for Python works with it, unchanged
(`tests/platforms/woocommerce/test_stand_in.py`).

    async with WooCommerce() as woo:
        item = woo.store.add_product("Soap", {"SOAP": ("12.50", 4)})
        number = woo.store.check_out({"SOAP": 2}); woo.failures.append(503)
"""

from tests.parts.woocommerce.server import KEY, SECRET, WooCommerce
from tests.parts.woocommerce.store import NotSoldError, Store

__all__ = ["KEY", "SECRET", "NotSoldError", "Store", "WooCommerce"]
