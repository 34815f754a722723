"""Where a shop's sales happen: its currency, the locations that sell online, the sales channel of the link.

Asked once, and again when what lies where does not add up: somebody has changed in Shopify which locations sell online.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from shopify import sentences as says
from shopify.api import Api
from shopify.questions import READ_PLACES, Location, PlacesAnswer, Publication
from studio.plugin_api.abilities import AbilityError

AGAIN_S = 30.0  # between two times that it is asked
_NAMES = 300  # characters of names in a sentence


@dataclass(frozen=True)
class Place:
    """Stock is set at `location`; what lies at `online` can be bought. `publication`: where the link is opened and closed."""

    currency: str
    location: Location
    online: tuple[str, ...]
    publication: str


class Places:
    """A shop's place for `location` and `channel`, names or ids, as the settings have them. One asyncio loop."""

    def __init__(self, api: Api, location: str, channel: str, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._api, self._location, self._channel, self._clock_s = api, location, channel, clock_s
        self._found: Place | None = None
        self._asked_s = 0.0
        self._asking = asyncio.Lock()

    async def place(self) -> Place:
        """Where it is.

        Raises:
            AbilityError: in the operator's words.
        """
        async with self._asking:
            if self._found is None:
                answer, self._asked_s = await self._api.ask(READ_PLACES, PlacesAnswer), self._clock_s()
                online = [one for one in answer.locations.nodes if one.fulfills_online_orders]
                self._found = Place(
                    currency=answer.shop.currency_code,
                    location=_location(online, self._location, answer.location.id if answer.location else ""),
                    online=tuple(one.id for one in online),
                    publication=_publication(answer.publications.nodes, self._channel),
                )
            return self._found

    def doubt(self) -> None:
        """What was found may be so no more: it is asked for at the next call, unless that was done in the last 30 s."""
        if self._clock_s() - self._asked_s >= AGAIN_S:
            self._found = None


def _location(online: list[Location], wanted: str, primary: str) -> Location:
    """That of the settings; without one the only one that sells online, or the shop's primary one."""
    if not wanted and len(online) == 1:
        return online[0]
    for one in online:
        if (one.name.casefold() == wanted.casefold() or one.number == wanted) if wanted else one.id == primary:
            return one
    raise AbilityError("refused", says.no_location(name=repr(wanted), names=_joined([one.name for one in online])))


def _publication(all_of_them: list[Publication], wanted: str) -> str:
    names: list[str] = []
    for one in all_of_them:
        if one.catalog is None:
            continue
        apps = [name for app in one.catalog.apps.nodes for name in (app.handle, app.title) if name]
        if wanted.casefold() in {name.casefold() for name in (*apps, one.catalog.title, one.number)}:
            return one.id
        names.append((apps or [one.catalog.title])[0])
    raise AbilityError("refused", says.no_channel(name=repr(wanted), names=_joined(names)))


def _joined(names: list[str]) -> str:
    return ", ".join(names)[:_NAMES] or "-"
