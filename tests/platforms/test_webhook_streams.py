"""What every stream of webhook calls does: NATS JetStream by a real server, and a file of this computer, by the same tests."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext
from studio.plugin_api.webhooks import Webhooks
from studio.values.errors import WebhooksAwayError
from studio.webhooks import Call, Cursor, DiskFile, Kept, NatsServers, Place, Reader, Retention, Stream, open_stream
from tests.parts.nats import NatsServer

KEEP = Retention()
WAIT_S = 5.0


@pytest.fixture(params=[pytest.param("nats", marks=pytest.mark.part("nats")), "disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    if request.param == "disk":
        yield DiskFile(tmp_path / "calls.sqlite3")
        return
    with NatsServer(tmp_path / "nats") as server:
        yield NatsServers((server.url,))


@pytest.fixture
async def opened(place: Place) -> AsyncIterator[Callable[..., Stream]]:
    streams: list[Stream] = []

    def open_one(publishes: Retention | None = KEEP) -> Stream:
        streams.append(open_stream(place, publishes))
        return streams[-1]

    yield open_one
    for stream in streams:
        await stream.close()


@pytest.fixture
async def stream(opened: Callable[..., Stream]) -> Stream:
    made = opened()
    await ready(made)
    return made


async def ready(stream: Stream) -> None:
    async with asyncio.timeout(30):
        while not stream.ready:
            await asyncio.sleep(0.01)


def call(name: str) -> Call:
    return Call(id=name, received_ms=1_790_000_000_000, headers={"x-topic": "orders/create"}, body=f'{{"n": "{name}"}}'.encode())


def large(number: int) -> Call:
    return Call(id=str(number), received_ms=1_790_000_000_000, body=b"x" * 20_000)


async def publish(stream: Stream, *names: str, connection: str = "shop") -> list[bool]:
    return [await stream.publish(connection, call(name)) for name in names]


async def read(reader: Reader, count: int, *, acknowledge: bool = True) -> list[str]:
    """So many calls, in their order."""
    found: list[Kept] = []
    async with asyncio.timeout(30):
        while len(found) < count:
            batch = await reader.read(WAIT_S)
            found += batch
            if acknowledge and batch:
                await reader.acknowledge(batch[-1].sequence)
    return [kept.call.id for kept in found]


async def test_calls_come_as_they_were_and_in_their_order(stream: Stream) -> None:
    assert await publish(stream, "a", "b", "c") == [True, True, True]
    reader = await stream.reader("shop", "desk", oldest=True)
    assert await read(reader, 3) == ["a", "b", "c"]
    assert await reader.read(0.2) == []
    await publish(stream, "d")
    (kept,) = await reader.read(WAIT_S)
    assert kept.call == call("d")


async def test_a_call_of_the_same_id_is_kept_once_in_its_connection(stream: Stream) -> None:
    assert await publish(stream, "a", "b", "a", "a") == [True, True, False, False]
    assert await publish(stream, "a", connection="other") == [True]
    reader = await stream.reader("shop", "desk", oldest=True)
    assert await read(reader, 2) == ["a", "b"]
    assert await reader.read(0.2) == []
    assert await read(await stream.reader("other", "desk", oldest=True), 1) == ["a"]


async def test_many_at_once_are_all_kept(stream: Stream) -> None:
    names = [f"n{number}" for number in range(300)]
    assert all(await asyncio.gather(*(stream.publish("shop", call(name)) for name in names)))
    reader = await stream.reader("shop", "desk", oldest=True)
    assert sorted(await read(reader, 300)) == sorted(names)


async def test_each_desk_has_all_calls_and_goes_on_where_it_stopped(stream: Stream, opened: Callable[..., Stream]) -> None:
    await publish(stream, "a", "b", "c")
    left = await stream.reader("shop", "left", oldest=True)
    assert (await left.read(WAIT_S))[0].call.id == "a"
    right = await stream.reader("shop", "right", oldest=True)
    assert await read(right, 3) == ["a", "b", "c"]
    await right.close()
    await publish(stream, "d", "e")
    later = opened(None)  # another process, which only reads
    assert await read(await later.reader("shop", "right", oldest=True), 2) == ["d", "e"]


async def test_a_desk_that_is_new_begins_with_what_comes(stream: Stream) -> None:
    await publish(stream, "a")
    reader = await stream.reader("shop", "desk")
    await publish(stream, "b")
    assert await read(reader, 1) == ["b"]
    await reader.close()
    await publish(stream, "c")  # while it is away
    assert await read(await stream.reader("shop", "desk"), 1) == ["c"]


async def test_what_was_not_acknowledged_comes_again_before_what_is_newer(stream: Stream) -> None:
    await publish(stream, "a", "b")
    reader = await stream.reader("shop", "desk", oldest=True)
    first = (await reader.read(WAIT_S))[0]
    await reader.close()  # it died with it
    await publish(stream, "c")
    again = await stream.reader("shop", "desk", oldest=True)
    assert first.call.id == "a"
    assert await read(again, 3) == ["a", "b", "c"]


async def test_a_cursor_that_is_further_on_counts(stream: Stream) -> None:
    """The stream may have forgotten an acknowledgement; the desk's own cursor has not."""
    await publish(stream, "a", "b", "c")
    reader = await stream.reader("shop", "desk", oldest=True)
    store = reader.position.store
    await reader.close()
    again = await stream.reader("shop", "desk", Cursor(store, 2), oldest=True)
    assert await read(again, 1) == ["c"]
    other = await stream.reader("shop", "other", Cursor(store, 1))  # one that the stream does not know any more
    assert await read(other, 2) == ["b", "c"]
    before = await stream.reader("shop", "renamed", Cursor(store, 0))  # it was there before the first call, under another name
    assert await read(before, 3) == ["a", "b", "c"]
    anew = await stream.reader("shop", "third", Cursor("a stream that is gone", 2), oldest=True)
    assert await read(anew, 3) == ["a", "b", "c"]


async def test_what_was_acknowledged_can_be_gone_through_again(stream: Stream) -> None:
    names = [f"n{number}" for number in range(250)]
    await asyncio.gather(*(stream.publish("shop", call(name)) for name in names))
    await publish(stream, "other", connection="other")
    reader = await stream.reader("shop", "desk", oldest=True)
    done = await read(reader, 250)
    await publish(stream, "new")
    last = reader.position.sequence
    assert [kept.call.id async for past in reader.history(0) for kept in past] == done
    assert [kept.call.id async for past in reader.history(last - 1) for kept in past] == done[-1:]
    assert [past async for past in reader.history(last)] == []
    assert await read(reader, 1) == ["new"]


async def test_a_full_stream_takes_no_more_and_loses_nothing(opened: Callable[..., Stream]) -> None:
    stream = opened(Retention(most_bytes=200_000))
    await ready(stream)
    taken = 0
    with contextlib.suppress(WebhooksAwayError):
        while taken < 50:
            await stream.publish("shop", large(taken))
            taken += 1
    assert 0 < taken < 20
    with pytest.raises(WebhooksAwayError):
        await stream.publish("shop", large(taken))
    assert await read(await stream.reader("shop", "desk", oldest=True), taken) == [str(number) for number in range(taken)]


async def test_who_only_reads_needs_a_stream_that_is_there(opened: Callable[..., Stream]) -> None:
    with pytest.raises(WebhooksAwayError):
        await opened(None).reader("shop", "desk")


class Desk:
    """A connection's process that reads its calls; its context outlives it."""

    def __init__(self, folder: Path, place: Place) -> None:
        folder.mkdir(exist_ok=True)
        self._context = PluginContext(folder, Path("shop"))
        self._relay = str(place.path) if isinstance(place, DiskFile) else place.servers[0]

    async def hears(self, count: int, *, again: bool = False) -> list[str]:
        """So many calls; the last batch is not acknowledged."""
        webhooks = Webhooks(self._context, self._relay, "desk", oldest=True)
        ids: list[str] = []
        feed = webhooks.calls(again=again)
        async with asyncio.timeout(30):
            while len(ids) < count:
                ids += [each.id for each in await anext(feed)]
        await feed.aclose()  # type: ignore[attr-defined]
        await webhooks.close()
        return ids


async def test_a_plugin_reads_on_after_its_restart(stream: Stream, place: Place, tmp_path: Path) -> None:
    await publish(stream, "a", "b")
    desk = Desk(tmp_path / "session", place)
    assert await desk.hears(2) == ["a", "b"]
    await publish(stream, "c")
    heard = await desk.hears(2 if isinstance(place, NatsServers) else 3)  # one call, or the whole batch, was not acknowledged
    assert heard[-2:] == ["b", "c"]


async def test_a_feed_of_orders_goes_through_the_session_again(stream: Stream, place: Place, tmp_path: Path) -> None:
    await publish(stream, "before")
    earlier = Desk(tmp_path / "earlier", place)
    assert await earlier.hears(1) == ["before"]
    assert (await earlier.hears(1, again=True)) == ["before"]
    await publish(stream, "a", "b", "c")
    assert await earlier.hears(4, again=True) == ["before", "a", "b", "c"]


async def test_a_plugin_says_what_is_wrong_with_its_settings(tmp_path: Path) -> None:
    context = PluginContext(tmp_path, Path("shop"))
    for relay, desk in (("", "desk"), ("nats://a, here.sqlite3", "desk"), ("nats://a", "My desk")):
        with pytest.raises(AbilityError) as refused:
            await anext(Webhooks(context, relay, desk).calls())
        assert refused.value.code == "refused"
    for connection in (">", "*", "shop.>", "other store", "webhooks\r\nPUB x"):
        with pytest.raises(AbilityError) as refused:
            await anext(Webhooks(context, "nats://127.0.0.1:1", "desk", connection=connection).calls())
        assert refused.value.code == "refused"
    webhooks = Webhooks(context, str(tmp_path / "nothing.sqlite3"), "desk")
    with pytest.raises(AbilityError) as away:
        await anext(webhooks.calls())
    assert away.value.code == "unreachable"
    await webhooks.close()


async def test_the_guide_s_orders_are_read(tmp_path: Path) -> None:
    """The snippet of docs/plugins.md as it stands."""
    page = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
    section = page[page.index("### Webhooks") :]
    code = section[section.index("```python") + 10 : section.index("```\n\n`calls()`")]
    module: dict[str, Any] = {"__name__": "guide"}
    exec(compile(code, "docs/plugins.md", "exec", dont_inherit=True), module)
    path = tmp_path / "calls.sqlite3"
    stream = open_stream(DiskFile(path), KEEP)
    body = b'{"number": "7", "lines": [{"id": "1", "item": "tea", "sku": "TEA-100", "quantity": 2, "cents": 390}]}'
    for name, said in (("broken", b"[" * 50_000), ("right", body)):
        await stream.publish("shop", Call(id=name, received_ms=1_790_000_000_000, body=said))
    context = PluginContext(tmp_path, Path("shop"), settings={"relay": str(path), "desk": "desk"})
    provider = module["CalledOrders"](context)
    provider._webhooks._oldest = True  # the snippet's desk begins with what comes
    assert [(line.order_id, line.quantity, line.unit_price_minor) for line in await anext(provider.orders())] == [("7", 2, 390)]
    await provider._webhooks.close()
    await stream.close()
