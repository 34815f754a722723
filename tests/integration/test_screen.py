"""A real X server as a source: the right pixels in the right colours, and each way of losing it is named."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from studio import colour
from studio.contracts.messages import EXIT_RESTART_ME, Configure
from studio.contracts.specs import SourceSpec
from studio.ipc.picture_ring import Picture, RingFinder
from studio.kinds.sources import Screen
from studio.media.devices import x11
from tests.parts import xvfb
from tests.parts.worker_rig import WorkerRig
from tests.parts.xvfb import Xvfb

PROGRAMS = ("openbox", "xlogo", "xsetroot", "xrandr", "xdotool")
pytestmark = [
    pytest.mark.part("xvfb"),
    pytest.mark.skipif(not xvfb.installed(*PROGRAMS), reason="Xvfb or its programs are missing"),
]

RED, BLUE = "#c02040", "#2040c0"


@pytest.fixture
def display() -> Iterator[Xvfb]:
    with Xvfb((641, 361)) as started:
        yield started


@pytest.fixture
def desktop() -> Iterator[Xvfb]:
    with Xvfb((640, 480), manager=True) as started:
        yield started


def rig_for(display: Xvfb, source: Screen, size: tuple[int, int] | None = None) -> WorkerRig:
    return WorkerRig("source.screen", SourceSpec(id="screen", name="Screen", input=source, size=size), display.environment)


def picture(rig: WorkerRig) -> Picture:
    """The newest. A screen runs once it has answered, which is a moment before its first picture is in the ring."""
    until = time.monotonic() + 20
    while (ring := RingFinder(rig.folder, "source.screen").ring()) is None or (newest := ring.newest()) is None:
        assert time.monotonic() < until, "no picture"
        time.sleep(0.02)
    return newest


def wait_for_colour(rig: WorkerRig, wanted: str, timeout_s: float = 10.0) -> Picture:
    """The first picture with that colour a quarter in from its corner (the cursor sits in the middle), within one level."""
    expected = colour.hex_ycbcr(wanted)
    until = time.monotonic() + timeout_s
    while True:
        planes = (shot := picture(rig)).planes
        height, width = planes.y.shape
        found = [int(planes.y[height // 4, width // 4]), *(int(plane[height // 8, width // 8]) for plane in (planes.u, planes.v))]
        if all(abs(a - b) <= 1 for a, b in zip(found, expected, strict=True)):
            return shot
        assert time.monotonic() < until, f"{found} instead of {expected}"
        time.sleep(0.02)


def test_the_desktop_with_even_sides_in_exact_colours(display: Xvfb) -> None:
    display.colour(RED)
    with rig_for(display, Screen(cursor=False)) as rig:
        rig.wait("running")
        shot = wait_for_colour(rig, RED)
        assert shot.planes.y.shape == (360, 640)
        assert shot.planes.y.min() == shot.planes.y.max()
        display.colour(BLUE)
        wait_for_colour(rig, BLUE)
        assert rig.stop() == 0


def test_a_still_screen_costs_no_pictures_and_stays_alive(display: Xvfb) -> None:
    display.colour(RED)
    with rig_for(display, Screen(cursor=False)) as rig:
        rig.wait("running")
        wait_for_colour(rig, RED)
        time.sleep(0.5)
        ring = RingFinder(rig.folder, "source.screen").ring()
        assert ring is not None
        before = ring.count
        time.sleep(2.5)
        assert ring.count == before
        assert time.monotonic_ns() - ring.alive_ns < 1_000_000_000


def test_a_region_and_its_scaling(display: Xvfb) -> None:
    display.colour(RED)
    display.window("patch", "200x100+300+200", BLUE)
    with rig_for(display, Screen(region=(300, 200, 200, 100), cursor=False), size=(100, 50)) as rig:
        rig.wait("running")
        shot = wait_for_colour(rig, BLUE)
        assert shot.planes.y.shape == (50, 100)


def test_one_of_two_monitors(display: Xvfb, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, place in (("left", "320/80x361/90+0+0 screen"), ("right", "321/80x361/90+320+0 none")):
        display.run("xrandr", "--setmonitor", name, *place.split()).wait(10)
    display.colour(RED)
    display.window("right", "321x361+320+0", BLUE)
    monkeypatch.setenv("DISPLAY", display.name)
    whole, left, right = x11.screens()
    assert (whole.detail, left.detail, right.detail) == ("641x361", "320x361", "321x361")
    with rig_for(display, Screen(display=right.id, cursor=False)) as rig:
        rig.wait("running")
        assert wait_for_colour(rig, BLUE).planes.y.shape == (360, 320)


def test_a_region_over_the_edge_is_cut_and_one_outside_refused(display: Xvfb) -> None:
    with rig_for(display, Screen(region=(600, 300, 200, 200), cursor=False)) as rig:
        rig.wait("running")
        assert picture(rig).planes.y.shape == (60, 40)
        other = Screen(region=(5000, 300, 200, 200))
        rig.say(Configure(SourceSpec(id="screen", name="Screen", input=other)))
        rig.wait("failed", text="outside the screen")


def test_a_window_is_followed_through_resize_closing_and_opening(desktop: Xvfb) -> None:
    window = desktop.window("时钟 shop", "200x100+20+20", BLUE)
    with rig_for(desktop, Screen(window="XLogo/时钟 shop", cursor=False)) as rig:
        rig.wait("running")
        assert wait_for_colour(rig, BLUE).planes.y.shape == (100, 200)
        desktop.run("xdotool", "search", "--name", "shop", "windowsize", "301", "201").wait(10)
        until = time.monotonic() + 20
        while picture(rig).planes.y.shape != (200, 300):
            assert time.monotonic() < until, picture(rig).planes.y.shape
            time.sleep(0.05)
        after = rig.now()
        window.kill()
        rig.wait("failed", after=after, timeout_s=5)
        rig.wait("failed", text="not open", after=after)
        after = rig.now()
        desktop.window("another title", "120x80+20+20", RED)
        rig.wait("running", after=after)
        wait_for_colour(rig, RED)


@pytest.mark.parametrize("cursor", [True, False])
def test_a_killed_x_server_is_noticed_and_the_next_one_used(display: Xvfb, cursor: bool) -> None:
    """Without a cursor the grabber itself does not notice."""
    with rig_for(display, Screen(display=display.name, cursor=cursor)) as rig:
        rig.wait("running")
        after = rig.now()
        display.kill()
        rig.wait("failed", after=after, timeout_s=4)
        display.start()
        display.colour(BLUE)
        after = rig.now()
        rig.wait("running", after=after)
        wait_for_colour(rig, BLUE)


def test_a_frozen_x_server_stalls_it_and_the_process_asks_for_a_restart(display: Xvfb) -> None:
    display.colour(RED)
    with rig_for(display, Screen(cursor=False)) as rig:
        rig.wait("running")
        after = rig.now()
        with display.frozen():
            rig.wait("stalled", text="does not answer", after=after, timeout_s=8)
            until = time.monotonic() + 20
            while EXIT_RESTART_ME not in rig.exits:
                assert time.monotonic() < until, "asks for a restart"
                time.sleep(0.02)
        after = rig.now()
        rig.wait("running", after=after, timeout_s=20)
        wait_for_colour(rig, RED)


def test_words_when_there_is_no_display() -> None:
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY"), "")
    with WorkerRig("source.screen", SourceSpec(id="screen", name="Screen", input=Screen()), environment) as rig:
        rig.wait("failed", text="no display answers")


def test_words_on_wayland(display: Xvfb) -> None:
    environment = display.environment | {"WAYLAND_DISPLAY": "wayland-0"}
    assert os.environ.get("WAYLAND_DISPLAY") != "wayland-0"
    with WorkerRig("source.screen", SourceSpec(id="screen", name="Screen", input=Screen()), environment) as rig:
        rig.wait("failed", text="Wayland")
