"""Who may ask: checks that stand before every question, after "Sign your API request" and "Common errors" of the documentation.

Of a code the words are TikTok Shop's own, for some of its codes say several things.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from aiohttp import web

EARLY_S, LATE_S = 30, 300


def trouble(request: web.Request, body: bytes, key: str, secret: str, now_s: int) -> tuple[int, int, str] | None:
    """HTTP status, code and words for what is wrong; None: the app may ask."""
    query = dict(request.query)
    if len(query) != len(request.query):
        return 400, 36009004, "invalid param error"
    if query.get("app_key") != key:
        return 400, 36009004, "Invalid credentials. Invalid `app_key` query parameter."
    if not query.get("sign"):
        return 400, 36009004, "Missing credentials. The request does not include a required signature in the query."
    stamp = query.get("timestamp", "")
    if len(stamp) != 10 or not stamp.isdecimal():
        return 400, 36009004, "Invalid timestamp. The value of the `timestamp` query parameter must not be lesser than 0."
    if int(stamp) > now_s + EARLY_S:
        words = "must not exceed the current time by more than 30 seconds."
        return 400, 36009004, f"Invalid timestamp. The value of the `timestamp` query parameter {words}"
    if int(stamp) < now_s - LATE_S:
        words = "must not be earlier than 5 minutes before the current time."
        return 400, 36009004, f"Invalid timestamp. The value of the `timestamp` query parameter {words}"
    if not hmac.compare_digest(query["sign"], signature(request.path, query, body, secret)):
        return 401, 106001, "Invalid credentials. The `sign` query parameter is invalid."
    if body and request.headers.get("content-type") != "application/json":
        return 400, 36009022, "Invalid request format. The request body format must be `application/json` for structured data."
    return None


def signature(path: str, query: Mapping[str, str], body: bytes, secret: str) -> str:
    """As the documentation's sample in Go makes it, step by step."""
    keys = sorted(key for key in query if key not in ("sign", "access_token"))
    text = b""
    for key in keys:
        text += key.encode() + query[key].encode()
    text = path.encode() + text + body
    text = secret.encode() + text + secret.encode()
    made = hmac.new(secret.encode(), digestmod=hashlib.sha256)
    made.update(text)
    return made.digest().hex()
