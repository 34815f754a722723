"""Where TikTok Shop is. No show and no setting can say otherwise: a login that went elsewhere would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_TIKTOK_SHOP_STAND_IN"  # for tests: a server of this computer in its place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`api`: where all shops of the world are asked; `token`: where tokens are given, by `get` and by `refresh`."""

    api: str = "https://open-api.tiktokglobalshop.com"
    token: str = "https://auth.tiktok-shops.com/api/v2/token"


def stand_in(place: str) -> Addresses:
    """TikTok Shop at one server of this computer (`http://127.0.0.1:PORT`)."""
    return Addresses(api=place, token=f"{place}/api/v2/token")


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """TikTok's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
