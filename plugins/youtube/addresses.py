"""Where YouTube is. No show and no setting can say otherwise: a login that went elsewhere would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_YOUTUBE_STAND_IN"  # for tests: a server of this computer in Google's place, http://127.0.0.1:PORT


@dataclass(frozen=True)
class Addresses:
    """`api`: the YouTube Data API, which has the Live Streaming API in it; `authorize`: the page where the operator agrees;
    `token`: where tokens are given."""

    api: str = "https://youtube.googleapis.com/youtube/v3"
    authorize: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"


def stand_in(place: str) -> Addresses:
    """Google at one server of this computer (`http://127.0.0.1:PORT`); the page keeps its name, which the manifest has."""
    return Addresses(api=f"{place}/youtube/v3", token=f"{place}/token")


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Google's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
