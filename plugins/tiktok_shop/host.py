"""The adapter's process: settings and secrets in, a served shop out. A refreshed login begins no new one, other settings do."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.serving import serve_shop
from tiktok_shop.access import Access, access
from tiktok_shop.addresses import addresses
from tiktok_shop.api import Api
from tiktok_shop.goods import Goods
from tiktok_shop.login import session_of
from tiktok_shop.order_source import OrderSource, named_by
from tiktok_shop.seller import Seller
from tiktok_shop.shop import TikTokShop

SECRET = "login"


@asynccontextmanager
async def opened(context: Context, wanted: Access) -> AsyncIterator[TikTokShop]:
    """The shop, with its webhooks where a relay keeps them."""
    places = addresses()
    counter, session = session_of(wanted, places, KeptSecret.of(context, SECRET))
    api = Api(wanted, places.api, session)
    seller = Seller(api, wanted.shop)
    webhooks = wanted.relay.webhooks(context) if wanted.relay is not None else None
    try:
        feed = OrderFeed(OrderSource(seller), Bookmark(context), webhooks, named_by)
        yield TikTokShop(seller, Goods(seller), feed)
    finally:
        await api.close()
        await session.close()
        await counter.close()
        if webhooks is not None:
            await webhooks.close()


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request has the query in it, and with it secrets
    run_async(context, lambda: serve_shop(context, access, lambda wanted: opened(context, wanted)))
