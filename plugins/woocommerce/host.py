"""The adapter's process: settings and secrets in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.serving import serve_shop
from woocommerce.access import Access, access
from woocommerce.api import Api
from woocommerce.goods import Goods
from woocommerce.order_source import OrderSource
from woocommerce.rules import RuleBook
from woocommerce.shop import WooShop
from woocommerce.webhook_watch import WebhookWatch, named_by

# WooCommerce calls from a queue, up to a minute late. Units that an unpaid checkout gives back are for sale at once: until the
# ledger has heard of it the shop seems to have too many.
_NET_EVERY_S = 5.0


@asynccontextmanager
async def opened(context: Context, wanted: Access) -> AsyncIterator[WooShop]:
    """The shop, with its webhooks where a relay keeps them."""
    api, relay = Api(wanted), wanted.relay
    webhooks = relay.webhooks(context) if relay is not None else None
    watch = WebhookWatch(api, relay.connection or context.id) if relay is not None else None
    rules, goods = RuleBook(api), Goods(api)
    source = OrderSource(api, rules, goods, watch)
    try:
        feed = OrderFeed(source, Bookmark(context), webhooks, named_by, net_every_s=_NET_EVERY_S)
        yield WooShop(api, rules, goods, source, feed, watch)
    finally:
        await api.close()
        if webhooks is not None:
            await webhooks.close()


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing, and may say a key
    run_async(context, lambda: serve_shop(context, access, lambda wanted: opened(context, wanted)))
