"""The adapter's process: settings and secret in, a served shop out. Changed settings begin a new one."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve
from vendure.api import Access, Api
from vendure.feed import OrderFeed
from vendure.shop import VendureShop

SECRET = "password"
_LOOK_EVERY_S = 0.25


def access(context: Context) -> Access:
    """Where to go and as whom, from the settings; the secret from the keyring, else from its file."""
    settings: dict[str, Any] = context.settings
    secret = context.secret(SECRET) or _from_file(settings.get("password_file") or "")
    return Access(
        url=str(settings.get("url") or ""),
        user=str(settings.get("user") or "").strip(),
        secret=secret,
        channel=str(settings.get("channel") or "").strip(),
        rate_hz=float(settings.get("requests_per_second") or 20),
    )


def _from_file(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip() if path else ""
    except (OSError, UnicodeDecodeError):
        return ""  # the server will say that it knows no such password


async def serve_shop(context: Context) -> None:
    """Serve the shop as the settings have it, anew whenever they change."""
    while not context.stopping:
        wanted = access(context)
        api = Api(wanted)
        shop = VendureShop(api, OrderFeed(api, Bookmark(context)))
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
