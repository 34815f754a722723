"""What the platform checks of a request before it looks at what is asked; each failure has the platform's own code."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

from aiohttp import web

_SIGNED = (
    "x-bili-accesskeyid",
    "x-bili-content-md5",
    "x-bili-signature-method",
    "x-bili-signature-nonce",
    "x-bili-signature-version",
    "x-bili-timestamp",
)
_OLDEST_S = 600


class Signatures:
    """Knows one access key, and every nonce that was used."""

    def __init__(self, key_id: str, secret: str) -> None:
        self._key_id, self._secret = key_id, secret
        self._nonces: set[str] = set()
        self.clock_off_s = 0

    def wrong(self, request: web.Request, body: bytes) -> int:
        """The code of what is wrong; 0: nothing."""
        headers = {name: request.headers.get(name, "") for name in _SIGNED}
        now_s = datetime.now(UTC).timestamp() + self.clock_off_s
        text = "\n".join(f"{name}:{value}" for name, value in headers.items()).encode()
        right = hmac.digest(self._secret.encode(), text, "sha256").hex()
        nonce = headers["x-bili-signature-nonce"]
        checks = {
            4011: request.headers.get("Content-Type") == "application/json",
            4013: request.headers.get("Accept") == "application/json",
            4001: headers["x-bili-accesskeyid"] == self._key_id,
            4005: headers["x-bili-signature-method"] == "HMAC-SHA256",
            4006: headers["x-bili-signature-version"] == "1.0",
            4012: headers["x-bili-content-md5"] == hashlib.md5(body).hexdigest(),
            4003: headers["x-bili-timestamp"].isdigit() and abs(int(headers["x-bili-timestamp"]) - now_s) < _OLDEST_S,
            4004: bool(nonce) and nonce not in self._nonces,
            4002: request.headers.get("Authorization") == right,
        }
        self._nonces.add(nonce)
        return next((code for code, is_right in checks.items() if not is_right), 0)
