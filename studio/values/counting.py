"""How many of a thing, in words: one way for the desk's sentences and the window, which translates them."""

from __future__ import annotations

# The things that are counted in sentences, one of them and several. The window has both forms of each.
THINGS = {
    "character": "characters",
    "message": "messages",
    "minute": "minutes",
    "order": "orders",
    "order line": "order lines",
    "part": "parts",
    "product": "products",
    "reconnect": "reconnects",
    "source": "sources",
    "unit": "units",
    "viewer": "viewers",
}


def counted(number: int, thing: str) -> str:
    """Say a number of things: "1 unit", "1,200 units". `thing` is a key of `THINGS`."""
    return f"{number:,} {thing if number == 1 else THINGS[thing]}"
