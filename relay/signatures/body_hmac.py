"""HMAC-SHA256 (RFC 2104) over the raw body, in base64, in a header: what Shopify and WooCommerce do."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

from relay.signatures.scheme import Incoming, is_among

__all__ = ["holds_in", "read_key"]

_SHORTEST = 8  # characters of a secret


def read_key(secret: str) -> bytes:
    """The secret itself.

    Raises:
        ValueError: it is too short to be one.
    """
    if len(secret) < _SHORTEST:
        raise ValueError(f"a secret has at least {_SHORTEST} characters")
    return secret.encode()


def holds_in(header: str) -> Callable[[Incoming, tuple[bytes, ...], float], bool]:
    """A check of the signature that stands in this header. It knows no time: what was signed once is signed for ever."""

    def holds(incoming: Incoming, keys: tuple[bytes, ...], now_s: float) -> bool:
        said = incoming.headers.get(header, "").encode()
        right = [base64.b64encode(hmac.digest(key, incoming.body, hashlib.sha256)) for key in keys]
        return is_among(said, right)

    return holds
