"""How a provider says that it could not do what it was asked."""

from __future__ import annotations

from typing import Literal

__all__ = ["AbilityError", "AbilityErrorCode"]

AbilityErrorCode = Literal["not_found", "conflict", "refused", "unreachable", "unsupported", "logged_out", "limited", "failed"]


class AbilityError(Exception):
    """The platform did not do it. `text` is for the operator: what happened and what to do.

    Codes: `not_found` (there is no such item, SKU, message or viewer), `conflict` (it was not as expected; nothing changed),
    `refused` (the platform or its rights say no), `unreachable` (no answer came, and it may have been done all the same;
    asking again is safe), `unsupported` (the platform has no such thing), `logged_out` (nobody is logged in, or the login has
    expired; nothing changed), `limited` (too much was asked in too short a time; nothing changed, and it can be asked again
    later), `failed` (the plugin's own bug; it may have been done all the same).

    `pause_s`: so long it is no use to ask again, where the platform says so or that is known of it; 0: it is not known.
    """

    def __init__(self, code: AbilityErrorCode, text: str, pause_s: float = 0.0) -> None:
        super().__init__(text)
        self.code: AbilityErrorCode = code
        self.text = text
        self.pause_s = pause_s
