"""The adapter's process: settings and secrets in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.serving import serve_shop
from whatnot.access import Access, access
from whatnot.api import Api
from whatnot.goods import Goods
from whatnot.order_source import OrderSource, order_of
from whatnot.shop import WhatnotShop


@asynccontextmanager
async def opened(context: Context, wanted: Access) -> AsyncIterator[WhatnotShop]:
    """The shop, with its webhooks where a relay keeps them."""
    api = Api(wanted)
    webhooks = wanted.relay.webhooks(context) if wanted.relay is not None else None
    goods = Goods(api)
    try:
        source = OrderSource(api, goods)
        feed = OrderFeed(source, Bookmark(context), webhooks, order_of)
        shop = WhatnotShop(api, goods, feed, source)
        try:
            yield shop
        finally:
            await shop.close()
    finally:
        await api.close()
        if webhooks is not None:
            await webhooks.close()


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_shop(context, access, lambda wanted: opened(context, wanted)))
