"""What the stream in a file does while its disk hangs; the rest is in tests/platforms/test_webhook_streams.py."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from studio.webhooks import Call, Retention
from studio.webhooks.on_disk import DiskStream


def call(name: str) -> Call:
    return Call(id=name, received_ms=1_790_000_000_000, body=b"x" * 1000)


async def test_a_disk_that_hangs_collects_nothing(tmp_path: Path) -> None:
    stream = DiskStream(tmp_path / "calls.sqlite3", Retention())
    go_on = threading.Event()
    hanging = asyncio.create_task(stream.work(lambda database: go_on.wait(60)))
    given_up = [asyncio.create_task(stream.publish("shop", call(f"n{number}"))) for number in range(300)]
    await asyncio.sleep(0)
    for task in given_up:  # as the relay does after some seconds
        task.cancel()
    await asyncio.wait(given_up)
    assert not stream._waiting
    go_on.set()
    await hanging
    assert await stream.publish("shop", call("later"))
    await stream.close()
