"""What the stream in a file does while its disk hangs; the rest is in tests/platforms/test_webhook_streams.py."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from studio.values.errors import WebhooksAwayError
from studio.webhooks import Call, Retention
from studio.webhooks.on_disk import DiskReader, DiskStream


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


async def opened(stream: DiskStream) -> DiskReader:
    """The reader of a desk, as soon as there is a file to read."""
    while True:
        try:
            return await stream.reader("shop", "desk")
        except WebhooksAwayError:
            await asyncio.sleep(0.01)


async def test_a_desk_reads_a_file_that_has_no_call_yet(tmp_path: Path) -> None:
    """It is there as the relay starts: who has a platform call only once it reads would wait for ever."""
    path = tmp_path / "calls.sqlite3"
    relay, desk = DiskStream(path, Retention()), DiskStream(path, None)
    async with asyncio.timeout(20):
        reader = await opened(desk)
        assert await relay.publish("shop", call("first"))
        (kept,) = await reader.read(10.0)
    assert kept.call.id == "first"
    for stream in (relay, desk):
        await stream.close()


async def test_a_folder_that_is_not_there_is_said_by_who_publishes(tmp_path: Path) -> None:
    stream = DiskStream(tmp_path / "nowhere" / "calls.sqlite3", Retention())
    with pytest.raises(WebhooksAwayError, match=r"calls\.sqlite3"):
        await stream.publish("shop", call("first"))
    await stream.close()
