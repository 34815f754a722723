"""The adapter's process: settings and secret in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from oscar.access import Access, access
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.shop import OscarShop
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve_shop


async def _serve(context: Context) -> None:
    @asynccontextmanager
    async def opened(wanted: Access) -> AsyncIterator[OscarShop]:
        api = Api(wanted)
        goods = Goods(api)
        try:
            yield OscarShop(api, goods, OrderFeed(api, goods, wanted.statuses, Bookmark(context)))
        finally:
            await api.close()

    await serve_shop(context, access, opened)


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: _serve(context))
