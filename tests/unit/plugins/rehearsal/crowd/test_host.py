"""A crowd as a process of the studio: what it reports, and that it goes nowhere but to the rehearsal."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rehearsal.crowd import host, lines
from rehearsal.crowd.plan import make_plan
from rehearsal.crowd.profiles import PROFILES, WINDOW
from rehearsal.crowd.run import Crowd
from rehearsal.shop import Store

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext
from studio.values.sentences import spoken
from tests.unit.plugins.rehearsal.crowd.test_run import served, store

__all__ = ["store"]


def context(tmp_path: Path, page: str, **more: Any) -> PluginContext:
    settings = {"page": page, "viewers": 30, "chats_per_minute": 10, "wants_per_minute": 10, "seconds": 1, "seed": 3}
    return PluginContext(tmp_path, tmp_path / "rehearsal", polls=400, settings=settings | more)


async def test_it_says_what_it_does_and_that_it_is_over(store: Store, tmp_path: Path) -> None:
    async with served(store) as port:
        told = context(tmp_path, f"http://127.0.0.1:{port}/")
        serving = asyncio.create_task(host._serve(told))
        async with asyncio.timeout(20):
            while not told.reports or not told.reports[-1][2]["over"]:
                await asyncio.sleep(0.02)
        assert not serving.done(), "the desk ends it"
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    assert any(figures["viewers"] == 30 for _, _, figures in told.reports)
    state, text, figures = told.reports[-1]
    assert (state, text, figures["viewers"], figures["left_s"]) == ("running", "", 0, 0)
    assert figures["messages"] > 0
    orders, _ = store.orders.since(0, 1000)
    assert figures["orders"] == len(orders) > 0
    assert all(order.name.startswith(lines.MARKS) for order in orders)
    store.close()


@pytest.mark.parametrize("page", ["http://shop.example.com:80/", "https://127.0.0.1:1/", ""])
def test_it_goes_to_no_other_page(page: str, tmp_path: Path) -> None:
    told = context(tmp_path, page)
    told._polls = 3
    host.run(told)
    ((state, text, _figures),) = told.reports
    assert (state, "on this computer" in text) == ("failed", True)
    assert spoken(text)["code"] == "rehearsal.page_elsewhere"


def test_no_crowd_at_all_leaves_this_computer() -> None:
    with pytest.raises(AbilityError, match="on this computer"):
        Crowd("http://example.com:80/", make_plan(PROFILES["quiet"], 3, 1, 1))


async def test_a_page_that_lets_nobody_in_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehearsal.crowd.run._CONNECT_S", 0.2)
    told = context(tmp_path, "http://127.0.0.1:9/")
    serving = asyncio.create_task(host._serve(told))
    async with asyncio.timeout(20):
        while not told.reports or told.reports[-1][0] != "failed":
            await asyncio.sleep(0.02)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert "lets nobody in" in told.reports[-1][1]


def test_everybody_in_a_crowd_says_so_by_name() -> None:
    people = make_plan(WINDOW, 2000, 1, 5).people
    assert all(person.name.startswith(lines.MARKS) and len(person.name) <= 24 for person in people)
    assert {person.name.partition("·")[0] + "·" for person in people} == set(lines.MARKS)
