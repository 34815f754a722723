"""The platforms that Restream hears, by its numbers for them. Pure.

Numbers: developers.restream.io, "Event Sources". That list may grow: what is not in it yet is named by its number.
"""

from __future__ import annotations

_NAMES = {
    1: "Restream",
    2: "Twitch",
    13: "YouTube",
    19: "Facebook",
    20: "Facebook",  # a public page
    21: "Facebook",  # a group
    24: "DLive",
    25: "Discord",
    26: "LinkedIn",
    27: "Trovo",
    28: "X",
    29: "Kick",
    33: "Rumble",
}


def platform_name(event_source_id: int) -> str:
    """What viewers call the platform."""
    return _NAMES.get(event_source_id, f"Restream {event_source_id}")
