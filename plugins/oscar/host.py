"""The adapter's process: settings and secret in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import asyncio
import logging

from oscar.access import access
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.shop import OscarShop
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve

_LOOK_EVERY_S = 0.25


async def serve_shop(context: Context) -> None:
    """Serve the shop as the settings have it, anew whenever they change."""
    while not context.stopping:
        wanted = access(context)
        api = Api(wanted)
        goods = Goods(api)
        shop = OscarShop(api, goods, OrderFeed(api, goods, wanted.statuses, Bookmark(context)))
        serving = asyncio.create_task(serve(context, shop))
        try:
            while not serving.done() and access(context) == wanted:
                await asyncio.wait([serving], timeout=_LOOK_EVERY_S)
        finally:
            serving.cancel()
            await asyncio.wait([serving])
            await api.close()
        if not serving.cancelled() and (error := serving.exception()):
            raise error


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_shop(context))
