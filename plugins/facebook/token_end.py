"""When the access token ends, as Facebook says where it is asked (Debug-Token, developers.facebook.com/docs/graph-api/reference).

Facebook sends no word before a token ends, and one of the Graph API Explorer is good for an hour or two. It tells of a token who
shows another one of the same application: the application's own, where its secret is known, or that of somebody who develops it,
as who makes a token in the Explorer does. Whether it tells of a page's token by that token itself its pages do not say.
"""

from __future__ import annotations

import asyncio
import logging
import math
from datetime import datetime
from typing import NoReturn

from facebook import sentences as says
from facebook.access import Access
from facebook.answers import Inspected, Inspection
from facebook.api import Graph
from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import together

_AGAIN_S = 60.0  # after no answer
_ALARM_MS = 24 * 3_600_000  # so long before it is an alarm: more than the longest show, and what comes before it
_NOTICE_MS = 7 * _ALARM_MS

log = logging.getLogger(__name__)


class TokenEnd:
    """Of one token, which `api` has once the page is found. One event loop."""

    def __init__(self, api: Graph, access: Access) -> None:
        self._api, self._access = api, access
        self._again_s = 0.0
        self._found: Inspected | None = None  # one that says nothing, where Facebook does not tell

    async def look(self) -> None:
        """Ask, until Facebook has answered. That it does not keeps nothing from going on."""
        now_s = asyncio.get_running_loop().time
        if self._found is not None or now_s() < self._again_s:
            return
        try:
            self._found = (await self._api.ask("GET", "debug_token", Inspection, self._question())).data
        except AbilityError as error:
            log.info("When the access token ends is not told: %s", error.text)
            if error.code not in ("unreachable", "limited"):
                self._found = Inspected()
            self._again_s = now_s() + _AGAIN_S

    async def watch(self) -> NoReturn:
        """Ask until Facebook has answered, for as long as it takes, and wait to be cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(_AGAIN_S)

    @property
    def warning(self) -> str:
        """That it ends within a day; "": not so soon, as far as is known."""
        return self._said(_ALARM_MS)

    @property
    def notice(self) -> str:
        """That it ends within a week, or that Facebook does not say when; "" too where `warning` says it."""
        if self._found is not None and self._found.expires_at is None:
            return together(says.end_unknown(), says.one_that_lasts())
        return "" if self.warning else self._said(_NOTICE_MS)

    def _said(self, within_ms: int) -> str:
        found = self._found or Inspected()
        token_s, data_s = found.expires_at or math.inf, found.data_access_expires_at or math.inf
        at_ms = 1000 * min(token_s, data_s)
        if at_ms - self._api.now_ms > within_ms:
            return ""
        time = clock_words(at_ms, self._api.now_ms)
        return says.data_end(time=time) if data_s < token_s else together(says.ends(time=time), says.one_that_lasts())

    def _question(self) -> dict[str, str]:
        """Where the application's secret is not known, it is about the token that was pasted: a page's that came of a person's
        ends with that."""
        if self._access.app_id and self._access.app_secret:
            about, by = self._api.token, f"{self._access.app_id}|{self._access.app_secret}"
        else:
            about = by = self._access.token
        return {"input_token": about, "access_token": by, **self._access.proof(by)}


def clock_words(at_ms: float, now_ms: float) -> str:
    """A moment as the clock of this computer shows it, with its date where that is not today's. ms since 1970."""
    at, now = (datetime.fromtimestamp(ms / 1000).astimezone() for ms in (at_ms, now_ms))
    return at.strftime("%H:%M" if at.date() == now.date() else "%Y-%m-%d %H:%M")
