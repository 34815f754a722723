"""How a request says which app makes it: `app_key`, `timestamp` and `sign` in its query. Pure.

`sign` is the HMAC-SHA256, by the app's secret, in small hexadecimal letters, over the secret, the path, the query's names with
their values in the order of the alphabet, the body's bytes as they are sent, and the secret once more (partner.tiktokshop.com,
"Sign your API request"). The access token is no part of it: it goes in the header `x-tts-access-token`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

_UNSIGNED = ("sign", "access_token")


def signature(app_secret: str, path: str, query: Mapping[str, str], body: bytes = b"") -> str:
    """The signature over a request. `query`: its values as they are before they are encoded."""
    named = "".join(f"{name}{query[name]}" for name in sorted(query) if name not in _UNSIGNED)
    secret = app_secret.encode()
    return hmac.new(secret, secret + f"{path}{named}".encode() + body + secret, hashlib.sha256).hexdigest()


def signed(app_key: str, app_secret: str, path: str, query: Mapping[str, str], body: bytes, at_s: int) -> dict[str, str]:
    """The whole query of a request. `at_s`: seconds since 1970, by TikTok's clock: five minutes before and 30 s after do."""
    whole = {**query, "app_key": app_key, "timestamp": str(at_s)}
    return whole | {"sign": signature(app_secret, path, whole, body)}
