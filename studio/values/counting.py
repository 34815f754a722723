"""How many of a thing, in words: one way for the desk's sentences and the window, which translates them."""

from __future__ import annotations

from studio.values.sentences import Sentence, Template

# The things that are counted in sentences, one of them and several. The window has both forms of each.
THINGS = {
    "character": "characters",
    "message": "messages",
    "minute": "minutes",
    "order": "orders",
    "order line": "order lines",
    "part": "parts",
    "person": "people",
    "product": "products",
    "reconnect": "reconnects",
    "source": "sources",
    "unit": "units",
    "viewer": "viewers",
}
_FORMS = {word: Template(f"counted.{word.replace(' ', '_')}", f"{{n}} {word}") for pair in THINGS.items() for word in pair}
COUNTS = tuple(_FORMS.values())


def counted(number: int, thing: str) -> Sentence:
    """Say a number of things: "1 unit", "1,200 units". `thing` is a key of `THINGS`."""
    return _FORMS[thing if number == 1 else THINGS[thing]](n=f"{number:,}")
