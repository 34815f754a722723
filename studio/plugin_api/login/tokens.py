"""What a login gives, and how it lies in the keyring. Pure; never printed in the clear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from studio.plugin_api.context import SECRET_BOUND

__all__ = ["Tokens"]

_SENT, _NOT_SENT = re.compile(r"[\x21-\x7e]+"), re.compile(r"[^\x20-\x7e]")  # in the header of a request (RFC 6750)
_LONGEST_S = 10 * 365 * 86_400  # what a platform says beyond that is no time


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """`access` opens the platform; `refresh` gets the next one, "" where there is none. `expires_ms`: until when `access` is
    good, on the wall clock since 1970, 0 where nobody said so. `scopes`: the rights that the operator agreed to."""

    access: str
    refresh: str = ""
    expires_ms: int = 0
    scopes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Tokens(access=********, refresh=********, expires_ms={self.expires_ms}, scopes={self.scopes})"

    @classmethod
    def answered(cls, answer: Mapping[str, Any], now_ms: int, former: Tokens | None = None) -> Tokens | None:
        """What a token endpoint's answer (RFC 6749, section 5.1) holds; None: it holds none, or none that can be kept and sent.

        A refreshed login keeps the rights and the refresh token of the `former` one where the answer names no others.
        """
        access, refresh = answer.get("access_token"), answer.get("refresh_token")
        if not isinstance(access, str) or not _SENT.fullmatch(access):
            return None
        if not isinstance(refresh, str) or not refresh:
            refresh = former.refresh if former is not None else ""
        scopes = _scopes(answer.get("scope")) or (former.scopes if former is not None else ())
        found = cls(access=access, refresh=refresh, expires_ms=_expires_ms(answer.get("expires_in"), now_ms), scopes=scopes)
        return found if len(found.to_secret()) <= SECRET_BOUND else None

    def to_secret(self) -> str:
        """As the keyring keeps it."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def of_secret(cls, secret: str) -> Tokens:
        """What the keyring kept. A secret that is none of ours is an access token that somebody pasted; what no header could hold
        in it is a `?`, for the platform to refuse."""
        try:
            return msgspec.json.decode(secret, type=cls)
        except msgspec.DecodeError:  # a ValidationError is one
            return cls(access=_NOT_SENT.sub("?", secret.strip()))


def _expires_ms(said: object, now_ms: int) -> int:
    """Until when; 0 where that is not said, or no time."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said < _LONGEST_S:
        return 0
    return now_ms + int(said * 1000)


def _scopes(said: object) -> tuple[str, ...]:
    """RFC 6749 has them in one text with spaces between; some platforms in a list."""
    words = said.split() if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(word for word in words if isinstance(word, str) and word)
