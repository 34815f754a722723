"""Short texts of others, as the studio quotes them."""

from __future__ import annotations

SHOWN_CHARACTERS = 40


def shown(value: object) -> str:
    """Return a value as a sentence quotes it: on one line of at most `SHOWN_CHARACTERS`, and "…" where there is more."""
    plain = " ".join(str(value).split())
    return plain if len(plain) <= SHOWN_CHARACTERS else f"{plain[:SHOWN_CHARACTERS]}…"
