"""Where Twitch is. No show and no setting can say otherwise: a login that went elsewhere would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_TWITCH_STAND_IN"  # for tests: a server of this computer in Twitch's place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`helix`: the API; `identity`: logins; `events`: EventSub; `ingests`: the list of places that take streams; `page`: where
    viewers are."""

    helix: str = "https://api.twitch.tv/helix"
    identity: str = "https://id.twitch.tv/oauth2"
    events: str = "wss://eventsub.wss.twitch.tv/ws"
    ingests: str = "https://ingest.twitch.tv/ingests"
    page: str = "https://www.twitch.tv"

    def page_of(self, login: str) -> str:
        """Where the viewers of a channel are."""
        return f"{self.page}/{login}"


def stand_in(place: str) -> Addresses:
    """All of Twitch at one server of this computer (`http://127.0.0.1:PORT`)."""
    return Addresses(
        helix=f"{place}/helix",
        identity=f"{place}/oauth2",
        events=f"ws{place.removeprefix('http')}/ws",
        ingests=f"{place}/ingests",
    )


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Twitch's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
