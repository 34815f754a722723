"""The adapter's process: settings and secrets in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from shopify.access import Access, access
from shopify.api import Api
from shopify.asked_orders import AskedOrders, order_of
from shopify.places import Places
from shopify.shop import ShopifyShop
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.serving import serve_shop


async def _serve(context: Context) -> None:
    @asynccontextmanager
    async def opened(wanted: Access) -> AsyncIterator[ShopifyShop]:
        api = Api(wanted)
        webhooks = wanted.relay.webhooks(context) if wanted.relay else None
        try:
            feed = OrderFeed(AskedOrders(api), Bookmark(context), webhooks, order_of)
            yield ShopifyShop(api, Places(api, wanted.location, wanted.channel), feed)
        finally:
            await api.close()
            if webhooks is not None:
                await webhooks.close()

    await serve_shop(context, access, opened)


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: _serve(context))
