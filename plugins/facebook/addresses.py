"""Where Facebook is. No show and no setting can say otherwise: a token that went elsewhere would be given away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from studio.plugin_api.stand_in import own_or_stand_in

STAND_IN = "NIGHTMARKET_FACEBOOK_STAND_IN"  # for tests: a server of this computer in Facebook's place, http://127.0.0.1:PORT
_VERSION = "v25.0"  # of the Graph API; Facebook has it work until July 2028


@dataclass(frozen=True)
class Addresses:
    """`graph`: the Graph API; `streaming`: the part of it that sends events; `page`: where viewers are."""

    graph: str = f"https://graph.facebook.com/{_VERSION}"
    streaming: str = "https://streaming-graph.facebook.com"
    page: str = "https://www.facebook.com"

    def seen_at(self, permalink: str) -> str:
        """The address of a video's page; Facebook names it without its host, or with it. "": it is none of Facebook's."""
        if permalink.startswith("/") and not permalink.startswith("//"):
            return f"{self.page}{permalink}"
        return permalink if permalink.startswith(f"{self.page}/") else ""


def stand_in(place: str) -> Addresses:
    """Facebook's interfaces at one server of this computer (`http://127.0.0.1:PORT`)."""
    return Addresses(graph=f"{place}/{_VERSION}", streaming=f"{place}/streaming")


def addresses(environment: Mapping[str, str] = os.environ) -> Addresses:
    """Facebook's own, unless the tests' environment names a stand-in."""
    return own_or_stand_in(Addresses(), stand_in, STAND_IN, environment)
