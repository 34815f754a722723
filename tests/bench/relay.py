"""What a webhook call costs the relay: `python tests/bench/relay.py [calls]`, signed calls of 2 KB on 8 connections kept open.

CPU seconds of the relay's process, by its own clock; with the real NATS server (each write synced) and with the file. The time of
a call is what the platform waits for its 200.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil

from tests.parts.nats import NatsServer
from tests.parts.relay_process import RelayProcess, signed

LINES = 8
BODY = b'{"order": "' + b"x" * 2000 + b'"}'
LIMITS = {"rate_per_s": 1_000_000, "rate_burst": 1_000_000}


def request(number: int) -> bytes:
    """A call as it goes over the line."""
    headers = signed(BODY, f"d{number}") | {"host": "x", "content-length": str(len(BODY))}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /hooks/shop HTTP/1.1\r\n{head}\r\n".encode() + BODY


async def calls(port: int, requests: list[bytes]) -> list[float]:
    """Make the calls; how long each took, in ms."""
    took: list[float] = []

    async def line() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while requests:
            began = time.perf_counter()
            writer.write(requests.pop())
            answer = await reader.readuntil(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 200 "), answer
            took.append((time.perf_counter() - began) * 1000)
        writer.close()

    await asyncio.gather(*(line() for _ in range(LINES)))
    return took


def measured(name: str, relay: RelayProcess, count: int) -> str:
    """A line of what so many calls cost."""
    assert relay.process is not None
    process = psutil.Process(relay.process.pid)
    asyncio.run(calls(relay.port, [request(-number - 1) for number in range(200)]))  # warm
    before, began = process.cpu_times(), time.perf_counter()
    took = sorted(asyncio.run(calls(relay.port, [request(number) for number in range(count)])))
    after, wall_s = process.cpu_times(), time.perf_counter() - began
    cpu_us = (after.user + after.system - before.user - before.system) / count * 1e6
    memory = process.memory_info().rss >> 20
    p50, p99 = statistics.median(took), took[int(len(took) * 0.99)]
    answered = f"answered after {p50:.1f} ms (p50), {p99:.1f} ms (p99)"
    return f"{name}: {cpu_us:.0f} us of CPU a call, {count / wall_s:.0f} calls/s, {answered}, {memory} MiB"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with NatsServer(folder / "nats") as server, RelayProcess(folder / "a", f'nats = ["{server.url}"]', **LIMITS) as relay:
            time.sleep(1.0)  # the relay makes its stream
            print(measured("NATS", relay, count))
        with RelayProcess(folder / "b", f'file = "{folder}/calls.sqlite3"', **LIMITS) as relay:
            print(measured("file", relay, count))


if __name__ == "__main__":
    main()
