"""Webhooks of an app: calls of the topics that it chose, signed by the library of Standard Webhooks' makers."""

from __future__ import annotations

import asyncio
import base64
import datetime
import json
from itertools import count
from typing import Any
from uuid import UUID

import aiohttp
from standardwebhooks import Webhook

from tests.parts.whatnot.published import OrderWebhookBody, checked

SECRET = "whsec_" + base64.b64encode(b"a key of twenty-four byte").decode()
_WAIT_S = 10.0


class Webhooks:
    """`url`: where calls go, "": nowhere. `statuses`: what they were answered with. One asyncio loop; `close` it."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""
        self.secret = SECRET
        self.statuses: list[int] = []

    def tell(self, topic: str, order: dict[str, Any], event: str = "") -> None:
        """Call about an order as it is now, as the event of this id."""
        if self.url:
            delivery = event or str(UUID(int=next(self._numbers)))
            at = order["updated_at"]
            body = {"type": topic, "timestamp": at, "data": order, "version": "v2", "seller_id": "1234567"}
            text = json.dumps(checked(body, OrderWebhookBody))
            task = asyncio.get_running_loop().create_task(self._call(delivery, text))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def called(self) -> None:
        """Wait until no call is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await self.called()

    async def _call(self, delivery: str, text: str) -> None:
        now = datetime.datetime.now(datetime.UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": delivery,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(self.secret).sign(delivery, now, text),
        }
        timeout = aiohttp.ClientTimeout(total=_WAIT_S)
        async with (
            aiohttp.ClientSession(timeout=timeout) as client,
            client.post(self.url, data=text.encode(), headers=headers) as answer,
        ):
            self.statuses.append(answer.status)
