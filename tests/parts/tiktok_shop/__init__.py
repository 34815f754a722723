"""A shop of ours in TikTok Shop's place, on loopback: its Partner API as far as the plugin uses it, its tokens and webhooks, and
the hands of buyers, of the merchant and of bad luck.

What it knows of TikTok Shop is from its published documentation. It checks every request as that says: the signature over the
bytes that came, the time, the token, the shop's cipher, and that nothing is in query and body but what is documented.

    async with TikTok() as tiktok:
        item = tiktok.store.add_product("Lipstick", {"RED": ("99.00", 100)})
        order = tiktok.store.buy("RED", 2); tiktok.failures.append(503)
"""

from tests.parts.tiktok_shop.server import APP_KEY, APP_SECRET, TikTok
from tests.parts.tiktok_shop.store import Store

__all__ = ["APP_KEY", "APP_SECRET", "Store", "TikTok"]
