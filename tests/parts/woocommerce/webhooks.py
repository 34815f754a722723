"""Webhooks of the shop: kept, called with a signature, and switched off when calls fail."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import logging
from itertools import count
from typing import Any

import aiohttp

_FAILURES = 5  # in a row, then WooCommerce switches it off
_WAIT_S = 5.0
log = logging.getLogger(__name__)


class Webhooks:
    """`calls` are those under way. One asyncio loop; `close` it."""

    def __init__(self) -> None:
        self._numbers = count(101)
        self.rows: dict[int, dict[str, Any]] = {}
        self._secrets: dict[int, str] = {}
        self._failures: dict[int, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.silent = False  # nothing is called: WordPress's cron does not run

    def add(self, topic: str, url: str, secret: str, now: str, name: str = "") -> dict[str, Any]:
        """Make one, active."""
        number = next(self._numbers)
        resource, event = topic.split(".")
        times = dict.fromkeys(("date_created", "date_created_gmt", "date_modified", "date_modified_gmt"), now)
        row = {"id": number, "name": name or f"Webhook {number}", "status": "active", "topic": topic, "resource": resource}
        self.rows[number] = row | {"event": event, "hooks": [], "delivery_url": url} | times
        self._secrets[number], self._failures[number] = secret, 0
        return self.rows[number]

    def tell(self, topic: str, order: dict[str, Any]) -> None:
        """Call those that want this topic; the order goes out as it is when it is sent."""
        if not self.silent:
            for row in self.rows.values():
                if row["topic"] == topic and row["status"] == "active":
                    task = asyncio.get_running_loop().create_task(self._call(row, json.dumps(order).encode()))
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

    async def _call(self, row: dict[str, Any], body: bytes) -> None:
        number = row["id"]
        signature = base64.b64encode(hmac.digest(self._secrets[number].encode(), body, hashlib.sha256)).decode()
        delivery = hashlib.sha256(body + str(number).encode()).hexdigest()
        headers = {
            "content-type": "application/json",
            "x-wc-webhook-source": "https://shop.example/",
            "x-wc-webhook-topic": row["topic"],
            "x-wc-webhook-resource": row["resource"],
            "x-wc-webhook-event": row["event"],
            "x-wc-webhook-signature": signature,
            "x-wc-webhook-id": str(number),
            "x-wc-webhook-delivery-id": delivery,
        }
        if await _is_taken(row["delivery_url"], body, headers):
            self._failures[number] = 0
            return
        self._failures[number] += 1
        if self._failures[number] >= _FAILURES:
            row["status"] = "disabled"


async def _is_taken(url: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        timeout = aiohttp.ClientTimeout(total=_WAIT_S)
        async with aiohttp.ClientSession(timeout=timeout) as client, client.post(url, data=body, headers=headers) as answer:
            return 200 <= answer.status < 300
    except (aiohttp.ClientError, TimeoutError):
        return False
