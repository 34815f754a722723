"""What a span of a studio's life cost: ticks of the mixer that came late, and processor time by process."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest

from tests.parts.studio import Studio


def fresh(studio: Studio) -> dict[str, Any]:
    """The state at the moment when the mixer counts anew, which it does once a second. The window beside it goes on."""
    before = studio.state()["mixer"]["figures"]["ticks"]
    while (tree := studio.state())["mixer"]["figures"]["ticks"] == before:
        QTest.qWait(10)
    return tree


def ticks(before: dict[str, Any], after: dict[str, Any]) -> str:
    """How many ticks there were between two states, and how many of them lagged, in words."""
    came, lagged = (after["mixer"]["figures"][name] - before["mixer"]["figures"][name] for name in ("ticks", "lagged"))
    return f"{came} ticks, {lagged} lagged"


def dearest(before: dict[str, Any], after: dict[str, Any], most: int = 7) -> dict[str, float]:
    """CPU seconds between two states, of the processes that took most of them."""
    was = {name: said["cpu_s"] for name, said in before["processes"].items()}
    costs = {name: round(said["cpu_s"] - was.get(name, 0.0), 1) for name, said in after["processes"].items()}
    return dict(sorted(costs.items(), key=lambda entry: -entry[1])[:most])
