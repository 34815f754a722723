"""Webhook calls, signed as TikTok Shop signs them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from itertools import count
from typing import Any

import aiohttp

_WAIT_S = 5.0


class Webhooks:
    """`url`: where ORDER_STATUS_CHANGE leads; "": nowhere. One asyncio loop; `close` it."""

    def __init__(self, key: str, secret: str, shop_id: str) -> None:
        self._key, self._secret, self._shop_id = key, secret, shop_id
        self._numbers = count(7_327_112_393_057_371_910)
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""
        self.answers: list[int] = []

    def tell(self, order: dict[str, Any]) -> None:
        """Call, with the order as it is now."""
        if self.url:
            data = {"order_id": order["id"], "order_status": order["status"], "update_time": order["update_time"]}
            body = {"type": 1, "tts_notification_id": str(next(self._numbers)), "shop_id": self._shop_id}
            self.call(json.dumps(body | {"timestamp": order["update_time"], "data": data}).encode())

    def call(self, body: bytes) -> None:
        """Send this body, signed."""
        task = asyncio.get_running_loop().create_task(self._call(body))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def signed(self, body: bytes) -> str:
        """What stands in `Authorization`."""
        return hmac.new(self._secret.encode(), self._key.encode() + body, hashlib.sha256).hexdigest()

    async def called(self) -> None:
        """Wait until no call is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await self.called()

    async def _call(self, body: bytes) -> None:
        headers = {"content-type": "application/json", "authorization": self.signed(body)}
        timeout = aiohttp.ClientTimeout(total=_WAIT_S)
        async with aiohttp.ClientSession(timeout=timeout) as client, client.post(self.url, data=body, headers=headers) as answer:
            self.answers.append(answer.status)
