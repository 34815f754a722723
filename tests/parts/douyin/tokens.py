"""Access tokens of an app: each new one leaves the one before five minutes, as the platform does it."""

from __future__ import annotations

import time
import uuid
from typing import Any

APP_ID, APP_SECRET = "tt0123456789abcdef", "standin0app0secret0000000000000000"
LAUNCH_TOKEN = "standin0launch0token=="
_LIVES_S, _LEFT_S = 7_200.0, 300.0


class Tokens:
    """`fetched` counts them."""

    def __init__(self) -> None:
        self._until_s: dict[str, float] = {}
        self.fetched = 0

    def fetch(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """What `api/apps/v2/token` answers."""
        if wanted.get("appid") != APP_ID:
            return _refused(40015, "bad appid")
        if wanted.get("secret") != APP_SECRET:
            return _refused(40017, "bad secret")
        if wanted.get("grant_type") != "client_credential":
            return _refused(40020, "bad grant_type")
        now_s = time.monotonic()
        self._until_s = {token: min(until_s, now_s + _LEFT_S) for token, until_s in self._until_s.items()}
        token = f"0801{uuid.uuid4().hex}"
        self._until_s[token] = now_s + _LIVES_S
        self.fetched += 1
        return {"err_no": 0, "err_tips": "success", "data": {"access_token": token, "expires_in": int(_LIVES_S)}}

    def holds(self, token: str) -> bool:
        """Whether a token is one, and not too old."""
        return self._until_s.get(token, 0.0) > time.monotonic()

    def end(self) -> None:
        """All of them are over."""
        self._until_s.clear()


def _refused(code: int, words: str) -> dict[str, Any]:
    return {"err_no": code, "err_tips": words, "data": {"access_token": "", "expires_in": 0}}
