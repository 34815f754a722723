"""The application alone, over a stream on disk: what is answered 200 is kept, and nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from relay.receiver import Receiver
from relay.settings import Connection, Limits
from relay.signatures import SCHEMES
from studio.webhooks import Call, Kept, Retention
from studio.webhooks.on_disk import DiskStream
from tests.parts.relay_process import PATH_SECRET, SECRET, signed

LIMITS = Limits(body_kib=1, body_s=0.1, publish_s=30.0, rate_burst=20.0, rate_per_s=1.0, open_calls=1)


@pytest.fixture
async def stream(tmp_path: Path) -> AsyncIterator[DiskStream]:
    made = DiskStream(tmp_path / "calls.sqlite3", Retention())
    yield made
    await made.close()


@pytest.fixture
def receiver(stream: DiskStream) -> Receiver:
    keys = {"shop": ("shopify", SECRET), "woo": ("woocommerce", SECRET), "cast": ("secret-path", PATH_SECRET)}
    connections = {name: Connection(SCHEMES[scheme], (secret.encode(),)) for name, (scheme, secret) in keys.items()}
    return Receiver(connections, stream, LIMITS, now_s=lambda: 0.0)


async def asked(
    receiver: Receiver,
    path: str,
    body: bytes = b"{}",
    headers: dict[str, str] | None = None,
    *,
    method: str = "POST",
    ends: bool = True,
) -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of the answer; (0, {}) when there is none."""
    sent: list[Any] = []
    parts = [{"type": "http.request", "body": body[at : at + 400], "more_body": True} for at in range(0, len(body), 400)]
    parts += [{"type": "http.request", "body": b"", "more_body": False} if ends else {"type": "http.disconnect"}]

    async def receive() -> Any:
        return parts.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw, "client": ("10.0.0.1", 1)}
    await receiver(scope, receive, send)
    return (sent[0]["status"], dict(sent[0]["headers"])) if sent else (0, {})


async def kept(stream: DiskStream, connection: str = "shop") -> list[Kept]:
    reader = await stream.reader(connection, "desk", oldest=True)
    return await reader.read(0.0)


async def test_a_signed_call_is_kept_as_it_came(receiver: Receiver, stream: DiskStream) -> None:
    body = '{"id": 1, "note": "茶"}'.encode()
    headers = signed(body, "delivery-1") | {"cookie": "not for desks"}
    assert (await asked(receiver, "/hooks/shop", body, headers))[0] == 200
    (taken,) = await kept(stream)
    assert (taken.call.id, taken.call.body, taken.call.received_ms > 0) == ("delivery-1", body, True)
    assert taken.call.headers == {"content-type": "application/json", "x-shopify-topic": "orders/create"}
    assert taken.call.read(dict) == {"id": 1, "note": "茶"}


async def test_a_call_that_comes_twice_is_answered_twice_and_kept_once(receiver: Receiver, stream: DiskStream) -> None:
    for _ in range(2):
        assert (await asked(receiver, "/hooks/shop", b"{}", signed(b"{}", "delivery-1")))[0] == 200
    assert len(await kept(stream)) == 1


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/hooks/shop", {}, 401),
        ("/hooks/shop", signed(b"{}", secret="another-secret"), 401),
        ("/hooks/shop", signed(b"[]"), 401),
        ("/hooks/shop", signed(b"{}") | {"content-length": "1025"}, 413),
        ("/hooks/shop", signed(b"{}") | {"content-length": "-1"}, 413),
        ("/hooks/shop", signed(b"{}") | {f"x-{number}": "" for number in range(101)}, 431),
        ("/hooks/shop/", signed(b"{}"), 404),
        ("/hooks/shop/../shop", signed(b"{}"), 404),
        ("/hooks/../shop", signed(b"{}"), 404),
        ("/hooks/..", signed(b"{}"), 404),
        ("/hooks/", signed(b"{}"), 404),
        ("//hooks/shop", signed(b"{}"), 404),
        ("/hooks/SHOP", signed(b"{}"), 404),
        ("/hooks/cast", signed(b"{}"), 404),
        ("/hooks/cast/", {}, 401),
        ("/hooks/cast/" + "B" * 32, {}, 401),
        ("/", {}, 404),
    ],
)
async def test_what_is_not_right_is_not_kept(
    receiver: Receiver, stream: DiskStream, path: str, headers: dict[str, str], status: int
) -> None:
    assert (await asked(receiver, path, b"{}", headers))[0] == status
    assert [await kept(stream, name) for name in ("shop", "cast")] == [[], []]


async def test_only_a_post_is_a_call(receiver: Receiver) -> None:
    assert (await asked(receiver, "/hooks/shop", headers=signed(b"{}"), method="GET"))[0] == 405
    assert (await asked(receiver, "/health", method="GET"))[0] == 200


async def test_who_knows_the_path_may_call_where_nothing_is_signed(receiver: Receiver, stream: DiskStream) -> None:
    assert (await asked(receiver, f"/hooks/cast/{PATH_SECRET}", b'{"type": "CHAT"}'))[0] == 200
    assert [each.call.body for each in await kept(stream, "cast")] == [b'{"type": "CHAT"}']


async def test_a_ping_is_answered_and_not_kept(receiver: Receiver, stream: DiskStream) -> None:
    assert (await asked(receiver, "/hooks/woo", b"webhook_id=7"))[0] == 200
    assert await kept(stream, "woo") == []


async def test_a_body_that_grows_too_large_is_cut_off(receiver: Receiver) -> None:
    status, headers = await asked(receiver, "/hooks/shop", b"x" * 1025, signed(b"x" * 1025))
    assert (status, headers[b"connection"]) == (413, b"close")


async def test_more_bodies_at_once_than_there_is_room_for_are_to_come_again(receiver: Receiver) -> None:
    answers: list[Any] = []
    never = asyncio.Event()

    async def receive() -> Any:
        await never.wait()

    async def send(message: Any) -> None:
        answers.append(message)

    scope = {"type": "http", "method": "POST", "path": "/hooks/shop", "headers": [], "client": ("10.0.0.2", 1)}
    slow = asyncio.create_task(receiver(scope, receive, send))
    await asyncio.sleep(0)
    assert (await asked(receiver, "/hooks/shop", b"{}", signed(b"{}")))[0] == 503
    await slow
    assert answers[0]["status"] == 408
    assert (await asked(receiver, "/hooks/shop", b"{}", signed(b"{}")))[0] == 200


async def test_who_goes_away_is_not_answered(receiver: Receiver, stream: DiskStream) -> None:
    assert await asked(receiver, "/hooks/shop", b"{}", signed(b"{}"), ends=False) == (0, {})
    assert await kept(stream) == []


async def test_who_calls_too_often_is_told_to_wait(receiver: Receiver) -> None:
    answers = [await asked(receiver, "/hooks/shop", b"{}", signed(b"{}")) for _ in range(21)]
    assert [status for status, _ in answers] == [200] * 20 + [429]
    assert answers[-1][1][b"retry-after"] == b"5"


async def test_deep_json_is_never_parsed_by_the_relay(receiver: Receiver, stream: DiskStream) -> None:
    deep = b"[" * 1000
    assert (await asked(receiver, "/hooks/shop", deep))[0] == 401
    assert (await asked(receiver, "/hooks/shop", deep, signed(deep)))[0] == 200
    (taken,) = await kept(stream)
    with pytest.raises(ValueError, match=r"JSON|truncated|deep"):
        taken.call.read(list)


def test_json_that_is_nested_too_deeply_is_said_and_crashes_nobody() -> None:
    with pytest.raises(ValueError, match="deeply"):
        Call(id="1", received_ms=0, body=b"[" * 100_000 + b"]" * 100_000).read(list)


async def test_what_cannot_be_kept_is_to_come_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stream = DiskStream(tmp_path / "nowhere" / "calls.sqlite3", Retention())
    receiver = Receiver({"shop": Connection(SCHEMES["shopify"], (SECRET.encode(),))}, stream, LIMITS)
    answers = [await asked(receiver, "/hooks/shop", b"{}", signed(b"{}")) for _ in range(2)]
    assert [(status, headers[b"retry-after"]) for status, headers in answers] == [(503, b"2")] * 2
    assert (await asked(receiver, "/health", method="GET"))[0] == 503
    assert len([record for record in caplog.records if "not kept" in record.getMessage()]) == 1  # said once
    (tmp_path / "nowhere").mkdir()
    assert (await asked(receiver, "/hooks/shop", b"{}", signed(b"{}")))[0] == 200
    await stream.close()
