"""Asks for what the platform could not push, of the kinds of which it keeps that: a hundred pushes a page, in their order.

The platform does not note what was fetched: how far this studio has come is kept here, by room and kind, and written down for the
process after this one. Its own limits, 100,000 pushes and a day, are more than a show.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

import msgspec

from douyin.answers import PAGE
from douyin.api import OpenLive
from douyin.kinds import KEPT
from douyin.pushed import Told, read
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Note

_PAGES = 20  # of a kind in a row, so that the others have their turn

log = logging.getLogger(__name__)

_Count = Annotated[int, msgspec.Meta(ge=0)]
TakeIn = Callable[[str, list[Told]], Awaitable[None]]  # of this kind


class MissedPushes:
    """Of one room at a time. One event loop."""

    def __init__(self, api: OpenLive, kinds: Sequence[str], note: Note, every_s: float) -> None:
        self._api, self._kinds, self._note, self._every_s = api, [kind for kind in kinds if kind in KEPT], note, every_s
        self._room, self._done = "", dict[str, int]()  # how many pushes of each kind were fetched
        self._away: set[str] = set()  # kinds that could not be asked for, so that an outage is said once

    async def follow(self, room: str, take_in: TakeIn) -> None:
        """Ask again and again until cancelled; a question that fails is asked again with the next."""
        if room != self._room:
            self._room, self._done = room, self._read(room)
        while True:
            for kind in self._kinds:
                try:
                    await self._fetch(kind, take_in)
                    self._away.discard(kind)
                except AbilityError as error:
                    if kind not in self._away:
                        log.info("What was missed of %s is not told: %s", kind, error.text)
                    self._away.add(kind)
            await asyncio.sleep(self._every_s)

    async def _fetch(self, kind: str, take_in: TakeIn) -> None:
        """What is new of a kind, some pages of it. Raises: AbilityError: it is not told; what came before is taken in."""
        for _ in range(_PAGES):
            done = self._done.get(kind, 0)
            page = await self._api.missed(self._room, kind, done // PAGE + 1)
            news = page[done % PAGE :]
            if news:
                await take_in(kind, [told for push in news for told in read(kind, push.payload)])
                self._done[kind] = done + len(news)
                self._write()
            if len(page) < PAGE:
                return

    def _read(self, room: str) -> dict[str, int]:
        try:
            return msgspec.json.decode(self._note.read(), type=dict[str, dict[str, _Count]]).get(room, {})
        except (OSError, UnicodeDecodeError, msgspec.DecodeError):
            return {}

    def _write(self) -> None:
        try:
            self._note.write(msgspec.json.encode({self._room: self._done}).decode())
        except OSError as error:
            log.info("How far missed messages were fetched is written down nowhere: %s", error)
