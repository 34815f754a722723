"""One stay after another, by a clock that does not wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.reconnecting import Reconnector, reconnector
from studio.values.backoff import Backoff

_SOON_S = 10.0


class Platform:
    """Ends each stay with the next of `ends`; None: it lasts. `closed`: what was let go of, in order."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.stays = self.cut = 0
        self.lost: list[str] = []
        self.closed: list[str] = []
        self.enters = True
        self.entered = asyncio.Event()

    async def stay(self, enter: Callable[[int], None]) -> None:
        self.stays += 1
        end = self.ends.pop(0) if self.ends else None
        if self.enters:
            enter(self.stays)
            self.entered.set()
        if end is not None:
            raise end
        try:
            await asyncio.Event().wait()
        finally:
            self.cut += 1

    def lose(self, error: AbilityError) -> None:
        self.lost.append(error.text)

    def link(self, session: Session | None = None) -> Reconnector[int]:
        return Reconnector(self.stay, self.lose, "Not yet.", session)


class Session:
    """A login as the reconnector knows it."""

    def __init__(self) -> None:
        self.logged_in = False
        self.trouble = AbilityError("logged_out", "Waits for the browser.")


class Used:
    """What is closed with the last stay."""

    def __init__(self, platform: Platform, name: str) -> None:
        self._platform, self._name = platform, name

    async def close(self) -> None:
        self._platform.closed.append(f"{self._name} after {self._platform.cut}")


@asynccontextmanager
async def running(link: Reconnector[Any], *used: Used) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(link.run(*used))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0)


def away(text: str = "Away.") -> AbilityError:
    return AbilityError("unreachable", text)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited each time; no time passes."""
    noted: list[float] = []

    def noting(error: AbilityError, backoff: Backoff) -> float:
        noted.append(backoff.wait_s())
        return 0.0

    monkeypatch.setattr(reconnector, "pause_s", noting)
    monkeypatch.setattr(reconnector, "Backoff", lambda: Backoff(lambda: 1.0))
    return noted


async def test_before_the_first_try_nothing_is_there_and_who_waits_is_told_of_its_end(waits: list[float]) -> None:
    platform = Platform(away())
    platform.enters = False
    link = platform.link()
    with pytest.raises(AbilityError, match="Not yet") as caught:
        link.entered()
    assert caught.value.code == "unreachable"
    async with running(link), asyncio.timeout(_SOON_S):
        with pytest.raises(AbilityError, match="Away"):
            await link.tried()


async def test_what_a_stay_has_is_there_until_it_is_lost(waits: list[float]) -> None:
    platform = Platform()
    link = platform.link()
    async with running(link), asyncio.timeout(_SOON_S):
        assert await link.tried() == link.entered() == link.there == 1
        assert (platform.lost, waits) == ([], [])


async def test_a_loss_is_said_and_another_stay_begun_later_each_time(waits: list[float]) -> None:
    platform = Platform(away("One."), away("Two."), away("Three."))
    link = platform.link()
    async with running(link):
        await until(lambda: platform.stays == 4)
        assert link.entered() == 4
    assert platform.lost == ["One.", "Two.", "Three."]
    assert waits == [0.5, 1.0, 2.0]


async def test_after_a_steady_time_a_loss_is_a_new_story(waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform(away(), away(), away())
    async with running(platform.link()):
        await until(lambda: platform.stays == 4)
    monkeypatch.setattr(reconnector, "STEADY_S", -1.0)
    platform.ends = [away(), away()]
    async with running(platform.link()):
        await until(lambda: platform.stays == 7)
    assert waits == [0.5, 1.0, 2.0, 0.5, 0.5]


async def test_a_stay_that_ends_and_does_not_say_how_is_waited_for_too(waits: list[float]) -> None:
    async def over(enter: Callable[[int], None]) -> None:
        enter(1)

    link: Reconnector[int] = Reconnector(over, lambda _: None, "Not yet.")
    async with running(link):
        await until(lambda: len(waits) > 2)


async def test_a_login_that_is_over_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconnector, "_LOOK_EVERY_S", 0.0)
    session, platform = Session(), Platform(AbilityError("logged_out", "Nobody is logged in."))
    platform.enters = False
    link = platform.link(session)
    async with running(link):
        await until(lambda: bool(platform.lost))
        with pytest.raises(AbilityError, match="Waits for the browser"):  # how the login stands
            link.entered()
        assert platform.stays == 1
        session.logged_in = True
        await until(lambda: platform.stays == 2)


@pytest.mark.parametrize("ends", [[], [AbilityError("refused", "No.")]])
async def test_who_has_logged_in_begins_anew_at_once(ends: list[Exception]) -> None:
    platform = Platform(*ends)
    link = platform.link()
    async with running(link):
        await until(lambda: platform.entered.is_set() and (not ends or bool(platform.lost)))
        link.begin_again()
        await until(lambda: platform.stays == 2 and link.there == 2)
    assert platform.cut == (1 if ends else 2), "the stay before was ended"


async def test_a_bug_ends_it_and_is_not_tried_again() -> None:
    platform = Platform(KeyError("id"))
    async with running(platform.link(), Used(platform, "client")) as task:
        await asyncio.wait([task], timeout=_SOON_S)
        with pytest.raises(KeyError):
            task.result()
    assert (platform.stays, platform.closed) == (1, ["client after 0"])


async def test_a_bug_of_a_stay_that_is_cut_ends_it_too() -> None:
    async def stay(enter: Callable[[int], None]) -> None:
        enter(1)
        try:
            await asyncio.Event().wait()
        finally:
            raise KeyError("id")

    link: Reconnector[int] = Reconnector(stay, lambda _: None, "Not yet.")
    async with running(link) as task:
        await until(lambda: link.there == 1)
        link.begin_again()
        await asyncio.wait([task], timeout=_SOON_S)
        with pytest.raises(KeyError):
            task.result()


async def test_at_the_end_the_stay_is_over_before_what_it_used_is_closed() -> None:
    platform = Platform()
    async with running(platform.link(), Used(platform, "login"), Used(platform, "client")):
        await until(platform.entered.is_set)
    assert platform.closed == ["login after 1", "client after 1"]


async def test_one_stay_may_go_from_server_to_server(waits: list[float]) -> None:
    class Several(Reconnector[str]):
        def __init__(self) -> None:
            super().__init__(self._go, lambda error: said.append(error.text), "Not yet.")

        async def _go(self, enter: Callable[[str], None]) -> None:
            for server in ("a", "b", "c"):
                enter(server)
                said.append(server)
                await self.pause(away(f"{server} is away."))
            await asyncio.Event().wait()

    said: list[str] = []
    async with running(Several()):
        await until(lambda: len(said) == 6)
    assert said == ["a", "a is away.", "b", "b is away.", "c", "c is away."]
    assert waits == [0.5, 1.0, 2.0]


async def test_a_stay_that_is_left_for_another_account_leaves_in_peace() -> None:
    """Somebody logs in, and a moment later the studio ends: the first stay is still on its way out."""
    entered, leaving, yes, left = asyncio.Event(), asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def stay(enter: Callable[[int], None]) -> None:
        enter(1)
        entered.set()
        try:
            await asyncio.Event().wait()
        finally:
            leaving.set()
            await yes.wait()
            left.set()

    link: Reconnector[int] = Reconnector(stay, lambda _error: None, "Not yet.")
    running_task = asyncio.create_task(link.run())
    async with asyncio.timeout(_SOON_S):
        await entered.wait()
        link.begin_again()
        await leaving.wait()
        running_task.cancel()
        for _ in range(10):
            await asyncio.sleep(0)
        assert not running_task.done(), "what it used would be closed under it"
        yes.set()
        await asyncio.wait([running_task])
    assert left.is_set()
