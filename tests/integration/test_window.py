"""The real window on the real studio, used with a real mouse on a real X server."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.parts import xvfb
from tests.parts.studio import Studio
from tests.parts.xvfb import Xvfb

pytest.importorskip("PySide6", reason="PySide6 is not installed")
pytestmark = [
    pytest.mark.part("xvfb"),
    pytest.mark.skipif(not xvfb.installed("xdotool", "openbox"), reason="Xvfb, openbox or xdotool is not installed"),
]

SIZE = (1366, 768)
# The middles of both monitors and of the Go live button in a maximised window with its title bar
PREVIEW, PROGRAM = (slice(120, 300), slice(60, 440)), (slice(120, 300), slice(660, 1040))
GO_LIVE = (1233, 113)

Shot = NDArray[np.uint8]


@pytest.fixture
def display() -> Iterator[Xvfb]:
    with Xvfb(SIZE, manager=True) as made:
        yield made


def seen(display: Xvfb) -> Shot:
    """What is on the screen now, grey, height x width uint8."""
    options = {"video_size": f"{SIZE[0]}x{SIZE[1]}", "draw_mouse": "0"}
    with av.open(display.name, format="x11grab", options=options) as screen:
        return next(screen.decode(video=0)).to_ndarray(format="gray")


def until(holds: Callable[[], object], timeout_s: float, what: str) -> None:
    end = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end, f"not within {timeout_s} s: {what}"
        time.sleep(0.1)


def moves(display: Xvfb, where: tuple[slice, slice]) -> bool:
    """True when there is a picture, not one flat colour, and it changes."""
    before = seen(display)[where].astype(np.int16)
    time.sleep(0.3)
    after = seen(display)[where].astype(np.int16)
    return bool(before.std() > 10 and np.abs(after - before).max() > 20)


def press(display: Xvfb, *command: str) -> None:
    assert display.run("xdotool", *command).wait(10) == 0


def list_of_checks(display: Xvfb) -> list[str]:
    """The window with what is looked at before going on air, while it is open."""
    look = ["xdotool", "search", "--onlyvisible", "--name", "^Go live$"]
    found = subprocess.run(look, env=os.environ | display.environment, capture_output=True, text=True, timeout=10, check=False)
    return found.stdout.split()


def taken_by_all(display: Xvfb, windows: list[str], key: str) -> bool:
    """True once none of the windows is there to press the key in: its button is shut until the checks are done, and it alone is
    meant, for in the main window the key takes."""
    for window in windows:
        display.run("xdotool", "key", "--window", window, key).wait(10)
    return not windows


def test_open_look_go_live_and_close(display: Xvfb, tmp_path: Path) -> None:
    settings = tmp_path / "studio" / "settings"
    (settings / "Nightmarket").mkdir(parents=True)
    (settings / "Nightmarket" / "Nightmarket.conf").write_text("[General]\nmeasured=true\n")  # not the first run
    environment = display.environment | {"QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(settings), "LANG": "C.UTF-8"}
    with Studio(tmp_path / "studio", "--demo", **environment) as studio:
        until(lambda: moves(display, PREVIEW), 60, "the preview moves")
        until(lambda: moves(display, PROGRAM), 30, "the program moves")
        assert seen(display)[:, -200:].std() > 5, "the window reaches the right edge of the screen"

        press(display, "mousemove", *map(str, GO_LIVE), "click", "1")
        until(lambda: list_of_checks(display), 30, "the list of checks")
        until(lambda: taken_by_all(display, list_of_checks(display), "Return"), 30, "all is checked: its button goes live")
        studio.until(lambda tree: tree["air"]["state"] == "on", 30, "on air")
        studio.destination_is("rehearsal", "live", 30)

        ui = studio.pid("ui")
        before = studio.state()["stage"]["program"]["main"]
        press(display, "key", "space")  # a key that came too late for the dialog
        time.sleep(0.5)
        assert studio.state()["stage"]["program"]["main"] == before
        press(display, "key", "Escape", "space")
        studio.until(lambda tree: tree["stage"]["program"]["main"] != before, 30, "the key takes")
        until(lambda: moves(display, PROGRAM), 30, "the program moves on")
        assert studio.pid("ui") == ui, "the window never crashed"

        studio.call("air.stop")
        studio.until(lambda tree: tree["air"]["state"] == "off", 30, "off air")
        press(display, "key", "ctrl+q")
        assert studio.wait() == 0
        assert not list(studio.folder.glob("nightmarket-*")), "the session is gone"
