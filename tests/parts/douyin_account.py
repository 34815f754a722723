"""Rooms of the Douyin plugin at the stand-in of this computer, over a real relay, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

from douyin.access import Access
from douyin.addresses import stand_in
from douyin.patience import Patience
from douyin.room import DouyinRoom, Notes

from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import Relay
from studio.plugin_api.testing import PluginContext
from tests.parts.douyin import APP_ID, APP_SECRET, DATA_SECRET, ROOM, Douyin
from tests.parts.relay_process import RelayProcess

QUICK = Patience(tasks_s=0.2, missed_s=0.2, reports_s=0.2, quiet_s=0.3)
_OFTEN: dict[str, float] = {"rate_per_s": 10_000, "rate_burst": 10_000}
_desks = count(1)


def access(relay: Path | str) -> Access:
    """That of the stand-in's app and room, over the relay that keeps its calls there, for a desk that was never there."""
    kept = Relay(str(relay), "douyin", f"desk-{next(_desks)}")
    return Access(APP_ID, ROOM, relay=kept, app_secret=APP_SECRET)


@contextlib.contextmanager
def relaying(folder: Path, stream: str) -> Iterator[RelayProcess]:
    """A relay that takes Douyin's pushes. `stream`: lines of its table of that name."""
    relay = RelayProcess(folder, stream, **_OFTEN)
    secret = folder / "douyin-secret"
    secret.write_text(DATA_SECRET)
    secret.chmod(0o600)
    settings = '[connections.douyin]\nscheme = "douyin"\nsecret_file = "douyin-secret"\n'
    relay.settings.write_text(relay.settings.read_text() + settings)
    with relay:
        yield relay


@contextlib.asynccontextmanager
async def connected(server: Douyin, account: Access, session: Path, patience: Patience = QUICK) -> AsyncIterator[DouyinRoom]:
    """A room that stays connected for as long as the block runs. What outlives it lies in `session`."""
    context = PluginContext(session, session / "douyin")
    notes = Notes(*(Bookmark(context, name) for name in ("room", "counts", "missed")))
    calls = account.relay.webhooks(context) if account.relay is not None else None
    room = DouyinRoom(account, stand_in(server.place), calls, notes, patience)
    staying = asyncio.create_task(room.run())
    try:
        yield room
    finally:
        staying.cancel()
        await asyncio.wait([staying])
