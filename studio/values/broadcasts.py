"""The words for broadcasts at platforms, which plugins, desk and window share."""

from __future__ import annotations

from typing import Literal

__all__ = ["BroadcastPart", "BroadcastStage", "HealthLevel", "Privacy"]

# What a platform can do beside taking a stream: hand out the key, tell how the broadcast is, change its title, plan broadcasts
# and choose among them, begin and end one.
BroadcastPart = Literal["key", "status", "title", "plan", "live"]

# There is none to which a stream would go; there is one, and it has not begun; it is about to; its owner sees it; viewers do; it
# is over.
BroadcastStage = Literal["none", "planned", "starting", "preview", "live", "ended"]

HealthLevel = Literal["good", "ok", "bad", "no_data"]  # of the stream as the platform receives it; no_data: nothing arrives
Privacy = Literal["public", "unlisted", "private"]
