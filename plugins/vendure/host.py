"""The adapter's process: settings and secret in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_secret import secret_or_file
from studio.plugin_api.serving import serve_shop
from vendure.api import Access, Api
from vendure.feed import OrderFeed
from vendure.shop import VendureShop

SECRET = "password"


def access(context: Context) -> Access:
    """Where to go and as whom, from the settings; the secret from the keyring, else from its file."""
    settings: dict[str, Any] = context.settings
    return Access(
        url=str(settings.get("url") or ""),
        user=str(settings.get("user") or "").strip(),
        secret=secret_or_file(context, SECRET, "password_file"),
        channel=str(settings.get("channel") or "").strip(),
        rate_hz=float(settings.get("requests_per_second") or 20),
    )


async def _serve(context: Context) -> None:
    @asynccontextmanager
    async def opened(wanted: Access) -> AsyncIterator[VendureShop]:
        api = Api(wanted)
        try:
            yield VendureShop(api, OrderFeed(api, Bookmark(context)))
        finally:
            await api.close()

    await serve_shop(context, access, opened)


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: _serve(context))
