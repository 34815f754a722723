"""Asks for what the platform could not push, of the kinds of which it keeps that: a hundred pushes a page, in their order.

The platform does not note what was fetched: how far this studio has come is kept here, by room and kind, and written down for the
process after this one. Its own limits, 100,000 pushes and a day, are more than a show.

A kind that cannot be asked for is waited for, longer each time. One that is refused, as a page is that is longer than what is
read of an answer, is asked for every two minutes: it would be fetched again and again, and be the same.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from douyin import sentences as says
from douyin.answers import PAGE
from douyin.api import OpenLive
from douyin.kinds import KEPT
from douyin.pushed import Told, read
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue
from studio.plugin_api.reconnecting import pause_s
from studio.values.backoff import Backoff
from studio.values.sentences import clause

_PAGES = 20  # of a kind in a row, so that the others have their turn

log = logging.getLogger(__name__)

_Count = Annotated[int, msgspec.Meta(ge=0)]
TakeIn = Callable[[str, list[Told]], Awaitable[None]]  # of this kind


@dataclass(frozen=True)
class _Away:
    """A kind that could not be asked for: why, whether that is for somebody to see to, and when it is asked for again (the loop's
    clock)."""

    text: str
    is_refused: bool
    backoff: Backoff
    again_s: float


class MissedPushes:
    """Of one room at a time. One event loop."""

    def __init__(self, api: OpenLive, kinds: Sequence[str], note: Note, every_s: float) -> None:
        self._api, self._kinds, self._every_s = api, [kind for kind in kinds if kind in KEPT], every_s
        self._noted = NotedValue(note, dict[str, dict[str, _Count]], "how far missed messages were fetched")
        self._room, self._done = "", dict[str, int]()  # how many pushes of each kind were fetched
        self._away: dict[str, _Away] = {}

    @property
    def notice(self) -> str:
        """What cannot be fetched, and why, where that does not pass by itself; "": all can."""
        refused = {kind: away.text for kind, away in self._away.items() if away.is_refused}
        if not refused:
            return ""
        return says.not_fetched(kinds=tuple(refused), why=clause(next(iter(refused.values()))))

    async def follow(self, room: str, take_in: TakeIn) -> None:
        """Ask again and again until cancelled; a question that fails is asked again after a while."""
        if room != self._room:
            self._room, self._done, self._away = room, (self._noted.read() or {}).get(room, {}), {}
        while True:
            for kind in self._kinds:
                await self._ask(kind, take_in)
            await asyncio.sleep(self._every_s)

    async def _ask(self, kind: str, take_in: TakeIn) -> None:
        now_s = asyncio.get_running_loop().time
        before = self._away.get(kind)
        if before is not None and now_s() < before.again_s:
            return
        try:
            await self._fetch(kind, take_in)
            self._away.pop(kind, None)
        except AbilityError as error:
            if before is None or before.text != error.text:  # an outage is said once
                log.info("What was missed of %s is not told: %s", kind, error.text)
            backoff = before.backoff if before is not None else Backoff()
            is_refused = error.code not in ("unreachable", "limited", "conflict")
            self._away[kind] = _Away(error.text, is_refused, backoff, now_s() + pause_s(error, backoff))

    async def _fetch(self, kind: str, take_in: TakeIn) -> None:
        """What is new of a kind, some pages of it. Raises: AbilityError: it is not told; what came before is taken in."""
        for _ in range(_PAGES):
            done = self._done.get(kind, 0)
            page = await self._api.missed(self._room, kind, done // PAGE + 1)
            news = page[done % PAGE :]
            if news:
                await take_in(kind, [told for push in news for told in read(kind, push.payload)])
                self._done[kind] = done + len(news)
                self._noted.write({self._room: self._done})
            if len(page) < PAGE:
                return
