"""The relay as a process: its options, its end, and what strangers try at its port."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from studio.webhooks import DiskFile, NatsServers, open_stream
from tests.parts.nats import NatsServer
from tests.parts.relay_process import PATH_SECRET, ROOT, RelayProcess, signed

LIMITS = {"body_s": 1.5, "header_s": 1.5, "connections": 30, "open_calls": 8, "body_kib": 100, "header_kib": 8, "rate_burst": 400}
_LONGEST_S = 20


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    folder = tmp_path_factory.mktemp("relay")
    with RelayProcess(folder, f'file = "{folder / "calls.sqlite3"}"', **LIMITS) as made:
        yield made


def post(relay: RelayProcess, body: bytes = b"{}", headers: dict[str, str] | None = None, path: str = "/hooks/shop") -> int:
    return httpx.post(relay.url + path, content=body, headers=headers, trust_env=False, timeout=_LONGEST_S).status_code


def raw(relay: RelayProcess, *parts: bytes) -> bytes:
    """What comes back until the relay hangs up."""
    with socket.create_connection(("127.0.0.1", relay.port), _LONGEST_S) as line:
        said = b""
        with contextlib.suppress(ConnectionError):
            for part in parts:
                line.sendall(part)
            while piece := line.recv(65536):
                said += piece
        return said


def memory_mib(relay: RelayProcess) -> float:
    assert relay.process is not None
    return psutil.Process(relay.process.pid).memory_info().rss / (1 << 20)


def test_a_signed_call_is_taken_and_others_are_not(relay: RelayProcess) -> None:
    assert post(relay, b"{}", signed(b"{}")) == 200
    assert post(relay, b"{}") == 401
    assert post(relay, b"{}", signed(b"{}", secret="wrong-secret")) == 401
    assert post(relay, b"{}", path=f"/hooks/cast/{PATH_SECRET}") == 200


@pytest.mark.parametrize(
    "path",
    [
        b"/hooks/../secret",
        b"/hooks/%2e%2e/secret",
        b"/hooks/..%2f..%2fetc%2fpasswd",
        b"/hooks/shop%00",
        b"/../relay.toml",
        b"//etc/passwd",
        b"/hooks/" + b"a" * 4000,
    ],
)
def test_a_path_leads_nowhere(relay: RelayProcess, path: bytes) -> None:
    said = raw(relay, b"POST " + path + b" HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 404 ")
    assert said.endswith(b"\r\n\r\n")  # and nothing of any file


def test_a_huge_body_is_refused_before_it_is_read(relay: RelayProcess) -> None:
    before = memory_mib(relay)
    said = raw(relay, b"POST /hooks/shop HTTP/1.1\r\nhost: x\r\ncontent-length: 10000000000\r\n\r\n" + b"x" * 1000)
    assert said.startswith(b"HTTP/1.1 413 ")
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    raw(
        relay, b"POST /hooks/shop HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n", *[chunk] * 200
    )  # 13 MB, without an end
    assert memory_mib(relay) - before < 10


def test_a_header_flood_is_refused(relay: RelayProcess) -> None:
    many = b"".join(b"x-%d: 1\r\n" % number for number in range(150))
    assert raw(relay, b"POST /hooks/shop HTTP/1.1\r\nhost: x\r\n" + many + b"content-length: 0\r\n\r\n").startswith(
        b"HTTP/1.1 431 "
    )
    long = raw(relay, b"POST /hooks/shop HTTP/1.1\r\nx: ", *[b"y" * 4096] * 20)
    assert not long or long.startswith(b"HTTP/1.1 400 ")  # who still sends may not hear it
    assert raw(relay, b"\x16\x03\x01\x02\x00\x01\x00" * 100 + b"\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert post(relay, b"{}", signed(b"{}")) == 200


def test_who_is_slow_is_hung_up_on(relay: RelayProcess) -> None:
    assert raw(relay, b"POST /hooks/shop HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{").startswith(b"HTTP/1.1 408 ")
    assert raw(relay, b"POST /hooks/shop HTT") == b""
    assert raw(relay) == b""


async def test_slow_strangers_keep_nobody_out(relay: RelayProcess) -> None:
    """Slowloris: more lines than the relay has places for, each with half a header, and a platform that calls meanwhile."""
    lines = []
    for _ in range(60):
        reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
        writer.write(b"POST /hooks/shop HTTP/1.1\r\nx: ")
        lines.append((reader, writer))
    async with httpx.AsyncClient(trust_env=False, timeout=_LONGEST_S) as client:
        for _ in range(5):
            assert (await client.post(f"{relay.url}/hooks/shop", content=b"{}", headers=signed(b"{}"))).status_code == 200
    assert relay.process is not None
    assert len(psutil.Process(relay.process.pid).net_connections()) <= 32  # 30, and the port itself
    async with asyncio.timeout(_LONGEST_S):
        for reader, writer in lines:  # all of them are hung up on
            with contextlib.suppress(ConnectionError):
                assert await reader.read() == b""
            writer.close()


@pytest.mark.parametrize("request_line", [b"POST /nowhere", b"GET /hooks/shop", b"POST /health"])
def test_a_body_that_nobody_reads_is_not_waited_for(relay: RelayProcess, request_line: bytes) -> None:
    said = raw(relay, request_line + b" HTTP/1.1\r\nhost: x\r\ncontent-length: 900000000000\r\n\r\n{")
    assert b"\r\nconnection: close\r\n" in said.lower()


async def test_strangers_that_have_called_keep_nobody_out(relay: RelayProcess) -> None:
    """As many lines as the relay has places for, all between two calls, and a platform that calls meanwhile."""
    body = b"{}"
    head = "".join(f"{name}: {value}\r\n" for name, value in signed(body).items())
    request = f"POST /hooks/shop HTTP/1.1\r\nhost: x\r\n{head}content-length: {len(body)}\r\n\r\n".encode() + body
    lines = []
    async with asyncio.timeout(_LONGEST_S):
        for _ in range(int(LIMITS["connections"])):
            reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
            writer.write(request)
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
            lines.append(writer)
        reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
        writer.write(request)
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
    for each in [*lines, writer]:
        each.close()


async def test_slow_bodies_are_bounded(relay: RelayProcess) -> None:
    """More bodies at once than the relay holds: the rest is told to come again."""
    head = b"POST /hooks/shop HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"
    lines = [await asyncio.open_connection("127.0.0.1", relay.port) for _ in range(20)]
    for _, writer in lines:
        writer.write(head)
    async with asyncio.timeout(_LONGEST_S):
        answers = [await reader.readline() for reader, _ in lines]
    for _, writer in lines:
        writer.close()
    statuses = [answer.split()[1] for answer in answers]
    assert set(statuses) <= {b"408", b"503"}
    assert statuses.count(b"408") >= 8  # of those that came while these were waited for none was let in
    assert post(relay, b"{}", signed(b"{}")) == 200


def test_no_secret_is_logged(relay: RelayProcess) -> None:
    post(relay, b"{}", path=f"/hooks/cast/{PATH_SECRET}x")
    assert "refused with 401" in relay.log
    assert PATH_SECRET not in relay.log


def test_who_calls_too_often_is_told_to_wait(tmp_path: Path) -> None:
    with (
        RelayProcess(tmp_path, f'file = "{tmp_path / "calls.sqlite3"}"', rate_burst=5, rate_per_s=0.001) as relay,
        httpx.Client(trust_env=False, timeout=_LONGEST_S) as client,
    ):
        answers = [client.post(f"{relay.url}/hooks/shop", content=b"{}", headers=signed(b"{}")).status_code for _ in range(7)]
        assert answers == [200] * 5 + [429] * 2
        forged = signed(b"{}") | {"x-forwarded-for": "10.9.8.7"}  # nobody has said that this address is a proxy
        assert client.post(f"{relay.url}/hooks/shop", content=b"{}", headers=forged).status_code == 429


def test_behind_a_proxy_each_caller_has_a_share_of_its_own(tmp_path: Path) -> None:
    with RelayProcess(tmp_path, f'file = "{tmp_path / "calls.sqlite3"}"', rate_burst=1, rate_per_s=0.001) as relay:
        relay.end(signal.SIGTERM)
        relay.settings.write_text('trusted_proxies = ["127.0.0.1"]\n' + relay.settings.read_text())
        relay.start()
        for address, status in (("10.0.0.1", 200), ("10.0.0.2", 200), ("10.0.0.1", 429), ("10.0.0.3, 10.0.0.2", 429)):
            assert post(relay, b"{}", signed(b"{}") | {"x-forwarded-for": address}) == status


def test_it_ends_in_order_and_its_file_is_its_owners(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path, 'file = "calls.sqlite3"')
    with relay:
        assert post(relay, b"{}", signed(b"{}")) == 200
        assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("calls.sqlite3*")} == {0}
        assert relay.end(signal.SIGTERM) == 0
        relay.start()
        assert relay.end(signal.SIGTERM) == 0  # at once, before it has begun to serve
    assert "Traceback" not in relay.log


def test_settings_that_cannot_be_used_are_said(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path, 'file = "calls.sqlite3"')
    command = [sys.executable, "-m", "relay", str(relay.settings), "--check"]

    def checked(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60)

    assert checked(RELAY_CAST=PATH_SECRET).stdout == "2 connections: shop, cast\n"
    wrong = checked(RELAY_CAST="short")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "connections.cast" in wrong.stderr
    assert "Traceback" not in wrong.stderr


@pytest.mark.part("nats")
async def test_desks_and_relay_need_the_rights_of_the_guide_alone(tmp_path: Path) -> None:
    """The accounts in docs/relay.md, as they stand there, at a real server."""
    guide = (ROOT / "docs" / "relay.md").read_text()
    authorization = guide[guide.index("authorization {") : guide.index("```", guide.index("authorization {"))]
    with NatsServer(tmp_path / "nats", authorization.replace("RELAY-PASSWORD", PATH_SECRET)) as server:
        text = f'nats = ["{server.url}"]\nuser = "relay"\npassword_env = "RELAY_CAST"'
        with RelayProcess(tmp_path / "relay", text) as relay:
            async with asyncio.timeout(_LONGEST_S):
                while post(relay, b"{}", signed(b"{}", "a")) != 200:
                    await asyncio.sleep(0.05)
            stream = open_stream(NatsServers((server.url,), user="desk", password="DESK-PASSWORD"))
            reader = await stream.reader("shop", "market-desk", oldest=True)
            (kept,) = await reader.read(5.0)
            await reader.acknowledge(kept.sequence)
            assert [each.call.id async for past in reader.history(0) for each in past] == ["a"]
            await stream.close()


@pytest.mark.part("nats")
async def test_a_relay_without_its_server_says_so_and_gets_better(tmp_path: Path) -> None:
    server = NatsServer(tmp_path / "nats")
    with RelayProcess(tmp_path / "relay", f'nats = ["{server.url}"]') as relay:
        assert post(relay, b"{}", signed(b"{}")) == 503
        assert httpx.get(f"{relay.url}/health", trust_env=False).status_code == 503
        with server:
            async with asyncio.timeout(_LONGEST_S):
                while post(relay, b"{}", signed(b"{}")) != 200:
                    await asyncio.sleep(0.05)
            assert httpx.get(f"{relay.url}/health", trust_env=False).status_code == 200
            largest = b"x" * (960 << 10)
            assert post(relay, largest, signed(largest)) == 200  # what the relay takes a NATS server takes, as both come
            assert post(relay, largest + b"x", signed(largest + b"x")) == 413


async def test_the_file_of_a_killed_relay_is_whole(tmp_path: Path) -> None:
    with RelayProcess(tmp_path, 'file = "calls.sqlite3"') as relay:
        for number in range(10):
            assert post(relay, b"{}", signed(b"{}", f"d{number}")) == 200
        relay.end(signal.SIGKILL)
        stream = open_stream(DiskFile(tmp_path / "calls.sqlite3"))
        reader = await stream.reader("shop", "desk", oldest=True)
        assert [kept.call.id for kept in await reader.read(1.0)] == [f"d{number}" for number in range(10)]
        await stream.close()
