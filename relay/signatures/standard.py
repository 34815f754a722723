"""Standard Webhooks (standardwebhooks.com): `webhook-signature` over id, time and raw body, version 1 (HMAC-SHA256)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from relay.signatures.scheme import Incoming, Scheme, is_among

__all__ = ["STANDARD", "TOLERANCE_S"]

TOLERANCE_S = 300.0  # of the makers' own libraries: older or newer by their clock is refused
_PREFIX = "whsec_"
_SHORTEST = 16  # bytes of a key; the specification asks for 24 to 64, older platforms give 16
_SIGNATURES = 10  # in one header: a platform that changes its key signs with two


def read_key(secret: str) -> bytes:
    """The key in `whsec_...`, base64 with or without that mark and its padding.

    Raises:
        ValueError: it is none, or too short.
    """
    text = secret.removeprefix(_PREFIX)
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("a secret of Standard Webhooks is base64, whsec_...") from error
    if len(key) < _SHORTEST:
        raise ValueError(f"a secret of Standard Webhooks has at least {_SHORTEST} bytes")
    return key


def holds(incoming: Incoming, keys: tuple[bytes, ...], now_s: float) -> bool:
    """Whether one of the header's signatures is of one of the keys, and the signed time is near."""
    delivery, stamp = incoming.headers.get("webhook-id", ""), incoming.headers.get("webhook-timestamp", "")
    if not delivery or not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12):
        return False
    if abs(now_s - int(stamp)) > TOLERANCE_S:
        return False
    signed = f"{delivery}.{stamp}.".encode() + incoming.body
    right = [base64.b64encode(hmac.digest(key, signed, hashlib.sha256)) for key in keys]
    said = [
        part[3:].encode() for part in incoming.headers.get("webhook-signature", "").split(" ")[:_SIGNATURES] if part[:3] == "v1,"
    ]
    return any(is_among(signature, right) for signature in said)


STANDARD = Scheme(
    name="standard",
    read_key=read_key,
    holds=holds,
    id_header="webhook-id",
    passed_on=("content-type", "webhook-timestamp"),
)
