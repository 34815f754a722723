"""What a new user does: the demo show, live on the rehearsal page, watched in a browser. With the window, in two ways."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.parts import chromium, watching, xvfb
from tests.parts.studio import Studio
from tests.parts.xvfb import Xvfb

pytest.importorskip("PySide6", reason="PySide6 is not installed")
pytestmark = [
    pytest.mark.part("chromium"),
    pytest.mark.skipif(not chromium.PROGRAM, reason="Chromium is not installed"),
]


def environment(kind: str, open_parts: ExitStack) -> dict[str, str]:
    """How the window is shown: nowhere, or on a real X server."""
    if kind == "offscreen":
        return {"QT_QPA_PLATFORM": "offscreen"}
    if not xvfb.installed("openbox"):
        pytest.skip("Xvfb or openbox is not installed")
    display = open_parts.enter_context(Xvfb((1366, 768), manager=True))
    return {**display.environment, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture(params=["offscreen", pytest.param("xcb", marks=pytest.mark.part("xvfb"))])
def studio(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Studio]:
    with ExitStack() as open_parts:
        settings = environment(request.param, open_parts)
        began = time.monotonic()
        with Studio(tmp_path / "studio", "--demo", "--go-live", **settings) as running:
            print(f"\n{request.param}: control after {time.monotonic() - began:.2f} s")
            yield running


def test_the_demo_is_seen_and_heard_in_a_browser(studio: Studio) -> None:
    began = time.monotonic()
    tree = studio.until(lambda tree: tree["air"]["state"] == "on" and tree["rehearsal"]["url"], 30, "on air")
    print(f"on air {time.monotonic() - began:.2f} s later")
    assert any(entry["state"] == "live" for entry in tree["destinations"].values())
    assert tree["views"] or studio.until(lambda tree: bool(tree["views"]), 15, "the window shows pictures")
    print(f"window after {time.monotonic() - began:.2f} s")
    with chromium.Browser() as page:
        page.open(tree["rehearsal"]["url"])
        assert_plays(page)
        told = studio.until(lambda tree: delay_of_viewers(tree) is not None, 15, "how far the viewer is behind")
        print(f"mixer to viewer, as measured: {delay_of_viewers(told)} ms")
        assert 200 < (delay_of_viewers(told) or 0) < 3000
    assert os.path.isdir(f"/proc/{studio.pid('ui')}")
    tree = studio.state()
    assert tree["mixer"]["state"] == "running"
    assert {entry["state"] for entry in tree["sources"].values()} == {"running"}
    assert studio.stop() in (0, 130)


def delay_of_viewers(tree: dict[str, Any]) -> int | None:
    """What a launch timed to them would lead by."""
    return next(one["viewer_delay_ms"] for one in tree["destinations"].values() if one["state"] == "live")


def assert_plays(page: chromium.Browser) -> None:
    """Pictures and sound are decoded, the clock advances, and stays close behind what has come."""
    watching.wait_until_it_keeps_pace(page)
    before, began = watching.facts(page), time.monotonic()
    time.sleep(3)
    after, passed = watching.facts(page), time.monotonic() - began
    behind = watching.behind(after)
    print(f"played {after['time'] - before['time']:.2f} s in {passed:.2f} s, {behind:.2f} s behind, {after['pictures']} pictures")
    assert passed - 1 < after["time"] - before["time"] < passed + 3  # a page that fell behind jumps towards the present
    assert after["sound"] > before["sound"]
    assert after["pictures"] > before["pictures"]
    assert 0 <= behind < 2.0
    assert (after["width"], after["height"]) == (1280, 720)
    assert after["lamp"] == "LIVE"
