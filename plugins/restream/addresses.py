"""Where Restream is. No show and no setting can say otherwise: a login that went elsewhere would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_RESTREAM_STAND_IN"  # for tests: a server of this computer in Restream's place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`chat`: the WebSocket of all chats; `authorize`: the page where the operator agrees; `token`: where tokens are given."""

    chat: str = "wss://chat.api.restream.io/ws"
    authorize: str = "https://api.restream.io/login"
    token: str = "https://api.restream.io/oauth/token"


def stand_in(place: str) -> Addresses:
    """Restream at one server of this computer (`http://127.0.0.1:PORT`); the page keeps its name, which the manifest has."""
    return Addresses(chat=f"ws{place.removeprefix('http')}/ws", token=f"{place}/oauth/token")


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Restream's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
