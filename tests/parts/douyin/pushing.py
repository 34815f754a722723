"""Pushes: signed as the documentation says, apart from the relay's own check; after ten that failed none for a while."""

from __future__ import annotations

import base64
import json
import time
import uuid
from hashlib import md5
from typing import Any

import aiohttp

from tests.parts.douyin.tasks import ROOM, Tasks

DATA_SECRET = "standin0data0secret"
_WAIT_S = {"live_gift": 3.0}  # of other kinds two
_FAILURES = 10  # in a row, and pushes are dropped for some seconds
_DROPPED_S = 3.0


def signature(headers: dict[str, str], body: bytes, secret: str) -> str:
    """Of headers without `content-type`."""
    text = ""
    for name in sorted(headers):
        text += ("&" if text else "") + name + "=" + headers[name]
    return base64.b64encode(md5(text.encode() + body + secret.encode(), usedforsecurity=False).digest()).decode()


class Pushing:
    """To one address. `patience`: times the two or three seconds that the platform waits. `taken`: ids of messages whose push was
    answered as it should be; `statuses`: all answers, 0 for none. One event loop."""

    def __init__(self, url: str, tasks: Tasks, patience: float = 10.0) -> None:
        self._url, self._tasks, self._patience = url, tasks, patience
        self._failed, self._dropped_until_s = 0, 0.0
        self.failures = 0  # pushes that nobody took
        self.taken: list[str] = []
        self.statuses: set[int] = set()
        self._client: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()

    async def push(self, kind: str, messages: list[dict[str, Any]], *, room: str = ROOM, times: int = 1) -> bool:
        """Push a batch, so many times: another nonce each time. Whether it was taken; nothing is pushed without its task."""
        if kind not in self._tasks.running:
            return False
        body = json.dumps(messages, ensure_ascii=False)
        taken = False
        for _ in range(times):
            taken = await self._is_taken(kind, body.encode(), room) or taken
        if taken:
            self.taken += [message["msg_id"] for message in messages]
        else:
            self.failures += 1
            self._tasks.miss(kind, body)
        return taken

    async def _is_taken(self, kind: str, body: bytes, room: str) -> bool:
        if time.monotonic() < self._dropped_until_s:
            return False
        signed = {
            "x-nonce-str": uuid.uuid4().hex,
            "x-timestamp": str(round(time.time() * 1000)),
            "x-roomid": room,
            "x-msg-type": kind,
        }
        headers = {**signed, "x-signature": signature(signed, body, DATA_SECRET), "content-type": "application/json"}
        status = await self._post(headers, body, self._patience * _WAIT_S.get(kind, 2.0))
        self.statuses.add(status)
        self._failed = 0 if 200 <= status < 300 else self._failed + 1
        if self._failed >= _FAILURES:
            self._failed, self._dropped_until_s = 0, time.monotonic() + _DROPPED_S
        return 200 <= status < 300

    async def _post(self, headers: dict[str, str], body: bytes, wait_s: float) -> int:
        if self._client is None:
            self._client = aiohttp.ClientSession()
        try:
            timeout = aiohttp.ClientTimeout(total=wait_s)
            async with self._client.post(self._url, data=body, headers=headers, timeout=timeout) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0
