"""Where the open live platform is. No show and no setting can say otherwise: the identity code would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_BILIBILI_STAND_IN"  # for tests: a server of this computer in its place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`api`: where projects are started; `rooms`: how an address of a room's WebSocket begins, which the platform names."""

    api: str = "https://live-open.biliapi.com"
    rooms: str = "wss://"


def stand_in(place: str) -> Addresses:
    """All of the platform at one server of this computer (`http://127.0.0.1:PORT`)."""
    return Addresses(api=place, rooms="ws://127.0.0.1:")


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Bilibili's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
