"""Rooms of the Bilibili plugin at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from bilibili.access import Access
from bilibili.addresses import stand_in
from bilibili.patience import Patience
from bilibili.room import BilibiliRoom

from tests.parts.bilibili import ACCESS_KEY_ID, ACCESS_KEY_SECRET, APP_ID, IDENTITY_CODE, Bilibili
from tests.parts.noted import Noted

ACCESS = Access(ACCESS_KEY_ID, str(APP_ID), ACCESS_KEY_SECRET, IDENTITY_CODE)


@contextlib.asynccontextmanager
async def connected(
    server: Bilibili, access: Access = ACCESS, patience: Patience | None = None, running: Noted | None = None
) -> AsyncIterator[BilibiliRoom]:
    """A room that stays connected for as long as the block runs."""
    ours = BilibiliRoom(access, stand_in(server.place), running or Noted(), patience)
    staying = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        staying.cancel()
        await asyncio.wait([staying])
