"""The relay with everything around it killed while calls come: what was answered 200 arrives at each desk, once, in order."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.parts.nats import NatsServer
from tests.parts.relay_process import ROOT, RelayProcess, signed

CALLS = 150
LATE = 30
AT_ONCE = 6
HELD_BACK = 60  # calls that are made after the server was killed, or just before the last relay is stopped
_BUSY_S = 60
_TAKEN_S = 3 * _BUSY_S  # in which a call is taken: a server that is slow to start again is waited for


class Desk:
    """A desk's reader in a process of its own, which can be killed and started again."""

    def __init__(self, folder: Path, relay: str, name: str) -> None:
        self._folder, self._relay, self._name = folder / name, relay, name
        self._folder.mkdir(parents=True)
        self.out = self._folder / "heard"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        arguments = [str(self._folder), self._relay, self._name, str(self.out)]
        with open(self._folder / "log", "ab") as log:
            command = [sys.executable, "-m", "tests.parts.webhook_desk", *arguments]
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(_BUSY_S)
            self._process = None

    @property
    def heard(self) -> list[str]:
        return self.out.read_text().split() if self.out.exists() else []


class House:
    """Two relays and two desks; with a NATS server, or all on one computer."""

    def __init__(self, kind: str, folder: Path, stack: ExitStack) -> None:
        self.server: NatsServer | None = None
        if kind == "nats":
            self.server = stack.enter_context(NatsServer(folder / "nats"))
            stream, relay = f'nats = ["{self.server.url}"]', self.server.url
        else:
            relay = str(folder / "calls.sqlite3")
            stream = f'file = "{relay}"'
        folders = [folder / "relay0", folder / "relay1"]
        self.relays = [stack.enter_context(RelayProcess(each, stream, rate_per_s=10_000, rate_burst=10_000)) for each in folders]
        self.desks = [Desk(folder, relay, name) for name in ("left", "right")]
        for desk in self.desks:
            stack.callback(desk.kill)


@pytest.fixture(params=[pytest.param("nats", marks=pytest.mark.part("nats")), "disk"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    with ExitStack() as stack:
        yield House(request.param, tmp_path, stack)


class Platform:
    """Calls both relays in turn, again until it is answered 200; three of ten calls it makes twice.

    The last calls of a round wait until `may_end` is set, so that there are some left for what is killed next.
    """

    def __init__(self, relays: list[RelayProcess]) -> None:
        self._relays = relays
        self._dice = random.Random(7)
        self.answered: list[str] = []
        self.refused = 0  # answers and lost connections after which it called again
        self.statuses: set[int] = set()
        self.may_end = asyncio.Event()

    async def call(self, first: int, count: int) -> None:
        """Make these calls, some at once."""
        waiting = [f"d{number}" for number in range(first, first + count)]
        waiting += [name for name in waiting if self._dice.random() < 0.3]
        self._dice.shuffle(waiting)
        async with httpx.AsyncClient(timeout=6.0, trust_env=False) as client:

            async def work() -> None:
                while waiting:
                    if len(waiting) <= HELD_BACK:
                        await self.may_end.wait()
                    if waiting:  # others may have taken the last one meanwhile
                        await self._deliver(client, waiting.pop())

            async with asyncio.TaskGroup() as tasks:
                for _ in range(AT_ONCE):
                    tasks.create_task(work())

    async def _deliver(self, client: httpx.AsyncClient, name: str) -> None:
        body = f'{{"order": "{name}"}}'.encode()
        end = time.monotonic() + _TAKEN_S
        while time.monotonic() < end:
            relay = self._dice.choice(self._relays)
            try:
                answer = await client.post(f"{relay.url}/hooks/shop", content=body, headers=signed(body, name))
            except httpx.TransportError:
                self.refused += 1
            else:
                self.statuses.add(answer.status_code)
                if answer.status_code == 200:
                    self.answered.append(name)
                    return
                self.refused += 1
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} was never taken")


async def until(condition: Callable[[], bool], what: Callable[[], str]) -> None:
    end = time.monotonic() + _BUSY_S
    while not condition():
        assert time.monotonic() < end, what()
        await asyncio.sleep(0.05)


async def test_nothing_is_lost_and_nothing_doubled(house: House) -> None:
    platform, (left, right) = Platform(house.relays), house.desks
    for desk in house.desks:
        desk.start()

    calls = asyncio.create_task(platform.call(0, CALLS))
    await until(lambda: len(set(platform.answered)) > CALLS // 5 and len(left.heard) > 5, lambda: "the first calls")
    await asyncio.to_thread(house.relays[0].end, signal.SIGKILL)
    left.kill()  # with a call under way, as may be
    await until(lambda: len(set(platform.answered)) > CALLS * 2 // 5, lambda: "one relay is enough")
    await asyncio.to_thread(house.relays[0].start)
    if house.server is not None:
        await asyncio.to_thread(house.server.kill)
        refused = platform.refused
        platform.may_end.set()
        await until(lambda: platform.refused > refused + 20, lambda: "calls are refused without a server")
        await asyncio.to_thread(house.server.start)
    platform.may_end.set()
    await asyncio.to_thread(house.relays[1].end, signal.SIGTERM)  # which finishes the calls under way
    await asyncio.to_thread(house.relays[1].start)
    await calls
    assert 503 in platform.statuses or house.server is None
    assert platform.statuses <= {200, 503}

    await platform.call(CALLS, LATE)  # the left desk is still away
    left.start()
    everything = {f"d{number}" for number in range(CALLS + LATE)}
    assert set(platform.answered) == everything
    await until(
        lambda: set(left.heard) >= everything and set(right.heard) >= everything,
        lambda: f"missing: {everything - set(left.heard)} and {everything - set(right.heard)}",
    )
    once = list(dict.fromkeys(left.heard))  # a desk that was killed may have a batch twice
    assert right.heard == once  # the other has each once, and both in the same order
    assert set(once) == everything
