"""`kill -9` of every process while a show is live: what viewers get is read back from the server's recording."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.document.model import Destination
from tests.fault.conftest import seconds_on_air, shown_now, steps
from tests.parts import footage, pace, shows
from tests.parts.nginx import Nginx
from tests.parts.studio import Studio

pytestmark = pytest.mark.part("nginx")

BOXES = {"a": (0, 0, shows.WIDTH, shows.HEIGHT), "b": shows.INSET}
Start = Callable[..., Studio]


def program(server: Nginx, key: str = "one") -> footage.Received:
    """What the server recorded of the (last) push with that key."""
    files = [path for path in server.recordings() if path.name.startswith(key)]
    return footage.read(files[-1], BOXES)


def assert_whole(received: footage.Received, since: int) -> None:
    """No picture is missing, late or shown twice from picture `since` of camera a on (`shown_now`)."""
    assert received.errors == 0
    assert received.steps() <= {33, 34}
    assert_every_picture(received.numbers["a"], since)


def assert_every_picture(numbers: list[int], since: int) -> None:
    assert since in numbers, "what was on program did not arrive"
    assert set(steps(numbers[numbers.index(since) :])) == {1}


def test_killing_the_desk_costs_no_picture_and_commands_work_again(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"))
    studio.destination_is("one", "live")
    studio.call("source.seek", source="b", seconds=1.0)  # or the numbers of both cameras run alike: no cut could be seen
    seconds_on_air(studio, 2)
    studio.kill("desk")
    began = time.monotonic()
    studio.until(lambda tree: tree["air"]["state"] == "on", 10, "the desk is back")
    studio.call("stage.take", scene="only-b")
    assert pace.in_time(time.monotonic() - began, 3.0)
    seconds_on_air(studio, 2)
    studio.stop()
    received = program(server)
    assert received.errors == 0
    assert received.steps() <= {33, 34}
    before = received.numbers["a"]
    after = footage.read(server.recordings()[-1], {"b": (0, 0, shows.WIDTH, shows.HEIGHT)}).numbers["b"]
    cut = next(index for index, step in enumerate(steps(before), 1) if step != 1 and index >= footage.RATE)
    assert cut > 3 * footage.RATE // 2  # the take, two seconds and a new desk later
    assert len(after) - cut > footage.RATE
    assert set(steps(after[cut:])) == {1}


def test_killing_a_source_shows_it_again_within_three_seconds(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"))
    studio.destination_is("one", "live")
    seconds_on_air(studio, 2)
    since = shown_now(studio)
    studio.kill("source.b")
    seconds_on_air(studio, 5)
    studio.stop()
    received = program(server)
    assert received.steps() <= {33, 34}
    assert_every_picture(received.numbers["a"], since)
    still = max(len(list(run)) for _, run in itertools.groupby(received.numbers["b"]))
    assert 2 < still <= 3 * footage.RATE


def test_killing_one_sink_leaves_the_other_whole(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"), shows.push("two", f"{server.url()}/two"))
    studio.destination_is("one", "live")
    studio.destination_is("two", "live")
    seconds_on_air(studio, 2)
    since = shown_now(studio)
    old = studio.kill("sink.two")
    began = time.monotonic()
    studio.until(lambda tree: tree["processes"].get("sink.two", {}).get("pid") not in (None, 0, old), 10, "a new sink")
    studio.destination_is("two", "live")
    assert pace.in_time(time.monotonic() - began, 3.0)
    seconds_on_air(studio, 2)
    studio.stop()
    assert_whole(program(server, "one"), since)
    assert len([path for path in server.recordings() if path.name.startswith("two")]) == 2


def test_killing_the_encoder_keeps_the_connection_and_comes_back_on_an_idr(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"))
    sink = studio.destination_is("one", "live")
    seconds_on_air(studio, 3)
    sink_pid = studio.pid("sink.one")
    studio.kill("encoder.main")
    seconds_on_air(studio, 5)
    assert studio.pid("sink.one") == sink_pid
    after = studio.destination_is("one", "live")
    assert after["figures"].get("reconnects", 0) == sink["figures"].get("reconnects", 0)
    studio.stop()
    assert len(server.recordings()) == 1
    received = program(server)
    assert received.errors == 0
    gaps = [b - a for a, b in itertools.pairwise(received.times)]
    assert min(gaps) > 0
    assert max(gaps) < 2.0
    assert received.times[-1] > 7


def test_killing_the_mixer_brings_the_same_scene_back(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"))
    studio.destination_is("one", "live")
    studio.call("stage.take", scene="only-b")
    seconds_on_air(studio, 2)
    old = studio.kill("mixer")
    studio.until(lambda tree: tree["processes"].get("mixer", {}).get("pid") not in (None, 0, old), 10, "a new mixer")
    seconds_on_air(studio, 4)
    studio.stop()
    files = server.recordings()
    assert len(files) == 1
    received = footage.read(files[0], {"b": (0, 0, shows.WIDTH, shows.HEIGHT)})
    assert received.steps() <= {33, 34}
    numbers = received.numbers["b"][-3 * footage.RATE :]
    assert set(steps(numbers)) <= {0, 1, 2}
    still = max(len(list(run)) for _, run in itertools.groupby(received.numbers["b"]))
    assert 2 < still <= 2 * footage.RATE


def test_killing_the_window_is_not_seen_on_air(start: Start, server: Nginx) -> None:
    pytest.importorskip("PySide6", reason="PySide6 is not installed")
    destination: Destination = shows.push("one", f"{server.url()}/one")
    studio = start(destination, arguments=("SHOW", "--go-live"), QT_QPA_PLATFORM="offscreen")
    studio.destination_is("one", "live")
    seconds_on_air(studio, 2)
    since = shown_now(studio)
    old = studio.kill("ui")
    seconds_on_air(studio, 3)
    assert studio.pid("ui") != old
    studio.stop()
    assert_whole(program(server), since)


def test_a_recording_cut_by_kill_plays_to_its_last_two_seconds(start: Start, tmp_path: Path) -> None:
    studio = start(shows.record("disk", tmp_path / "recordings"))
    studio.destination_is("disk", "live")
    seconds_on_air(studio, 6)
    studio.kill("sink.disk")
    seconds_on_air(studio, 1)
    studio.stop()
    first = min((tmp_path / "recordings").glob("*.mkv"), key=lambda path: path.stat().st_mtime_ns)
    received = footage.read(first, BOXES)
    assert received.steps() <= {33, 34}
    assert received.times[-1] > 4
