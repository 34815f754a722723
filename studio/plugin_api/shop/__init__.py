"""The door for store adapters: what a shop must be able to say, and `serve_shop`, which speaks with the desk for it.

An adapter is a `Shop`: it knows one store's interface and nothing of the studio. Its plugin's `run(context)` calls
`run_async(context, lambda: serve_shop(context, MyShop(...)))`. Everything here is asyncio, on the plugin's main thread.
"""

from studio.plugin_api.shop.bookmark import Bookmark
from studio.plugin_api.shop.port import (
    CAPABILITIES,
    ChatMessage,
    OrderLine,
    Reading,
    RoomStats,
    Shop,
    ShopError,
    ShopErrorCode,
    Status,
    later,
)
from studio.plugin_api.shop.serving import serve_shop

__all__ = [
    "CAPABILITIES",
    "Bookmark",
    "ChatMessage",
    "OrderLine",
    "Reading",
    "RoomStats",
    "Shop",
    "ShopError",
    "ShopErrorCode",
    "Status",
    "later",
    "serve_shop",
]
