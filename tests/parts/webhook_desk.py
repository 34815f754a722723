"""A desk's process that reads webhooks, in small: `python -m tests.parts.webhook_desk SESSION RELAY DESK OUT`, until it is ended.

It writes the id of each call into OUT, a line each, before it asks for the next: what is there the desk has.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext
from studio.plugin_api.webhooks import Webhooks


async def read(session: Path, relay: str, desk: str, out: Path) -> None:
    """Read for ever; a stream that is away is opened again, as `serve` does it."""
    webhooks = Webhooks(PluginContext(session, Path("shop")), relay, desk, oldest=True)
    file = os.open(out, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    while True:
        try:
            async for calls in webhooks.calls():
                os.write(file, "".join(f"{call.id}\n" for call in calls).encode())
        except AbilityError as error:
            if error.code != "unreachable":
                raise
            await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(read(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])))
