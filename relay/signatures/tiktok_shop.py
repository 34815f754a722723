"""TikTok Shop: `Authorization`, HMAC-SHA256 over the app's key and the raw body, by the app's secret, in hexadecimal letters
(partner.tiktokshop.com, "TikTok Shop webhooks overview"). It knows no time: what was signed once is signed for ever.

The key is not in the call, so the secret here is both, `APP_KEY:APP_SECRET`. What names the delivery stands in the body, which
is not read: one that comes again has the same body, and is known by it.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from relay.signatures.scheme import Incoming, Scheme, is_among

__all__ = ["TIKTOK_SHOP"]

_SECRET = re.compile(r"[A-Za-z0-9_-]{4,64}:[\x21-\x7e]{8,256}\Z")


def read_key(secret: str) -> bytes:
    """The app's key and secret with a colon between them.

    Raises:
        ValueError: it is not both.
    """
    if not _SECRET.match(secret):
        raise ValueError("a secret of TikTok Shop is the app's key and its secret, APP_KEY:APP_SECRET")
    return secret.encode()


def holds(incoming: Incoming, keys: tuple[bytes, ...], now_s: float) -> bool:
    """Whether one of the apps signed the body."""
    said = incoming.headers.get("authorization", "").encode()
    apps = [key.partition(b":") for key in keys]
    right = [hmac.new(secret, app_key + incoming.body, hashlib.sha256).hexdigest().encode() for app_key, _, secret in apps]
    return is_among(said, right)


TIKTOK_SHOP = Scheme(name="tiktok-shop", read_key=read_key, holds=holds, passed_on=("content-type",))
