"""Where the open platform is. No show and no setting can say otherwise: the app's secret would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_DOUYIN_STAND_IN"  # for tests: a server of this computer in its place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`tokens`: where the app is given its access token; `live`: where live rooms are asked about."""

    tokens: str = "https://developer.toutiao.com"
    live: str = "https://webcast.bytedance.com"


def stand_in(place: str) -> Addresses:
    """All of the platform at one server of this computer (`http://127.0.0.1:PORT`)."""
    return Addresses(tokens=place, live=place)


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Douyin's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
