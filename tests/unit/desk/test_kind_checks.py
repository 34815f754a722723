"""Filters say what is wrong with them before a show goes on air, on a thread of their own and not for ever."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import threading
from collections.abc import Callable, Coroutine
from types import SimpleNamespace
from typing import Any

import pytest

from studio.desk import kind_checks
from studio.document import model
from studio.kinds import picture_filters, sound_filters, sources
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from studio.kinds.registry import Kind
from studio.kinds.sound_filters.trim import Trim

SHOW = model.Show(
    sources=(model.Source(id="cam", name="Front camera", input=sources.TestCard()),),
    scenes=(
        model.Scene(
            id="host",
            name="Host",
            layouts={
                "main": (
                    model.Item(id="a", source="cam", width=10, height=10, filters=(ColourCorrection(id="x", gamma=2),)),
                    model.Item(id="b", source="cam", width=10, height=10, filters=(ColourCorrection(id="y", gamma=2),)),
                    model.Item(id="c", source="cam", width=10, height=10, filters=(ColourCorrection(id="z", enabled=False),)),
                )
            },
        ),
    ),
    strips=(model.Strip(source="cam", filters=(Trim(id="t", gain_db=12),)),),
)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the threads on which checks ran."""
    threads: list[str] = []

    def gamma(settings: ColourCorrection) -> str:
        threads.append(threading.current_thread().name)
        return f"Gamma is {settings.gamma:g}."

    kinds = picture_filters.FAMILY.kinds
    monkeypatch.setitem(kinds, "colour_correction", replace_kind(kinds["colour_correction"], gamma))
    sounds = sound_filters.FAMILY.kinds
    monkeypatch.setitem(sounds, "trim", replace_kind(sounds["trim"], lambda one: f"Trim by {one.gain_db:g}."))
    return threads


def replace_kind(kind: Kind, check: Callable[[Any], str]) -> Kind:
    return dataclasses.replace(kind, check=check)


async def test_each_complaint_is_said_once_and_never_of_a_filter_that_is_off(checks: list[str]) -> None:
    found = await kind_checks.complaints(SHOW)
    assert found == {"host.main.a.x": "Gamma is 2.", "cam.t": "Trim by 12."}
    assert "MainThread" not in checks
    assert len(checks) == 1, "two filters that are set alike are looked at once"


async def test_a_show_in_order_has_no_complaints() -> None:
    assert await kind_checks.complaints(SHOW) == {}


@pytest.mark.expect_warnings
async def test_a_disk_that_hangs_holds_nobody_up(
    checks: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hangs, let_go = threading.Event(), threading.Event()

    def hang(_settings: Trim) -> str:
        hangs.set()
        return str(let_go.wait(20))

    async def wait_for(looking: Coroutine[Any, Any, None], deadline_s: float) -> None:
        """As it is, from when the disk hangs: how soon a thread begins is the machine's business."""
        task = asyncio.ensure_future(looking)
        await asyncio.to_thread(hangs.wait, 20)
        await asyncio.wait_for(task, deadline_s)

    kinds = sound_filters.FAMILY.kinds
    monkeypatch.setitem(kinds, "trim", replace_kind(kinds["trim"], hang))
    monkeypatch.setattr(kind_checks, "_DEADLINE_S", 0.05)
    monkeypatch.setattr(kind_checks, "asyncio", SimpleNamespace(to_thread=asyncio.to_thread, wait_for=wait_for))
    with caplog.at_level(logging.WARNING):
        found = await kind_checks.complaints(SHOW)
    let_go.set()
    assert found == {"host.main.a.x": "Gamma is 2."}, "what was known by then is said"
    assert "in time" in caplog.text
