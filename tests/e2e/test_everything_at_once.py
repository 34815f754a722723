"""Two cameras, a screen and a microphone, to two servers and a recording at once: everything arrives everywhere."""

from __future__ import annotations

import contextlib
import itertools
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import colour
from studio.document.model import Canvas, Encoding, Scene, Show, Strip
from studio.kinds.sources import MediaFile, Screen, SoundDevice
from tests.e2e.conftest import advance, settled
from tests.parts import footage, node_media_server, pulse, shows, xvfb
from tests.parts.nginx import Nginx
from tests.parts.node_media_server import NodeMediaServer
from tests.parts.pulse import Pulse
from tests.parts.studio import Studio
from tests.parts.xvfb import Xvfb

pytestmark = [
    pytest.mark.part("nginx"),
    pytest.mark.part("node-media-server"),
    pytest.mark.part("pulse"),
    pytest.mark.part("xvfb"),
    pytest.mark.skipif(not pulse.installed(), reason="pulseaudio is not installed"),
    pytest.mark.skipif(not xvfb.installed("xsetroot"), reason="Xvfb or xsetroot is not installed"),
]

SECONDS = 20
QUIET_S = 3.0
SCREEN = (16, 238, 160, 90)
RED, BLUE = "#c02040", "#2040c0"
TONE_HZ, TONE = 440.0, 0.1


@pytest.fixture
def node_server(tmp_path: Path) -> Iterator[NodeMediaServer]:
    if not node_media_server.installed():
        pytest.skip("node-media-server is not installed")
    with NodeMediaServer(tmp_path / "nms") as running:
        yield running


class Viewer:
    """Watches over HTTP-FLV and keeps every byte, until nothing comes for `QUIET_S`: this server does not hang up on viewers."""

    def __init__(self, url: str, path: Path) -> None:
        self.path = path
        self._answer = urllib.request.urlopen(url, timeout=QUIET_S)
        self._thread = threading.Thread(target=self._watch, name="viewer")
        self._thread.start()

    def _watch(self) -> None:
        with open(self.path, "wb") as file, contextlib.suppress(TimeoutError):
            while data := self._answer.read1(1 << 16):
                file.write(data)

    def end(self) -> Path:
        self._thread.join(20)
        self._answer.close()
        assert not self._thread.is_alive(), "the stream ends with the show"
        return self.path


def everything(cameras: tuple[Path, Path], first: str, second: str, folder: Path) -> Show:
    """Camera a full frame, camera b and the screen as insets; the sounds of camera a and of the microphone."""
    return Show(
        name="Everything",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(
            shows.source("a", MediaFile(path=str(cameras[0]))),
            shows.source("b", MediaFile(path=str(cameras[1]))),
            shows.source("screen", Screen(region=(100, 50, 320, 180), cursor=False)),
            shows.source("mic", SoundDevice(device="pulse:fake_mic")),
        ),
        scenes=(
            Scene(
                id="all",
                name="All",
                layouts={"main": (shows.full("a"), shows.boxed("b", *shows.INSET), shows.boxed("screen", *SCREEN))},
            ),
        ),
        strips=(Strip(source="a"), Strip(source="mic")),
        encodings=(Encoding(id="main", canvas="main", video_bps=1_500_000, audio_bps=160_000, preset="ultrafast"),),
        destinations=(shows.push("nginx", first), shows.push("node", second), shows.record("disk", folder)),
    )


def test_all_sources_reach_all_destinations(
    cameras: tuple[Path, Path], server: Nginx, node_server: NodeMediaServer, tmp_path: Path
) -> None:
    folder = tmp_path / "recordings"
    show = everything(cameras, f"{server.url()}/one", f"{node_server.url()}/two", folder)
    with Pulse(tmp_path / "pulse") as sound, Xvfb((640, 480)) as display, sound.tone(TONE_HZ, TONE):
        display.run("sh", "-c", f"while :; do xsetroot -solid '{RED}'; sleep .3; xsetroot -solid '{BLUE}'; sleep .3; done")
        path = shows.save(show, tmp_path / "show.json")
        options = ("--headless", path, "--go-live")
        with Studio(tmp_path / "studio", *options, **sound.environment, **display.environment) as studio:
            for destination in ("nginx", "node", "disk"):
                studio.destination_is(destination, "live")
            viewer = Viewer(node_server.play_url("two"), tmp_path / "viewer.flv")
            studio.on_air(SECONDS)
            tree = studio.state()
            assert {name: entry["state"] for name, entry in tree["sources"].items() if entry["state"] != "running"} == {}
            assert tree["alarms"] == []
            studio.stop()
            watched = viewer.end()
    (recorded,) = folder.glob("*.mkv")
    for where in (server.recordings()[-1], watched, recorded):
        assert_arrived(where)


def assert_arrived(path: Path) -> None:
    """Everything is in this file, whole and in time."""
    boxes = {"a": (0, 0, shows.WIDTH, shows.HEIGHT), "b": shows.INSET}
    got = footage.read(path, boxes, {"screen": SCREEN})
    assert got.errors == 0
    assert len(got.times) > (SECONDS - 1) * footage.RATE
    assert got.steps() <= {33, 34}, path
    begin = max(settled(numbers) for numbers in got.numbers.values())
    assert advance(got.numbers["a"][begin:]) == {1}, path
    assert advance(got.numbers["b"][begin:]) == {1}, path
    assert_screen_moves(got.patches["screen"][begin:])
    assert_in_step(got)
    assert got.amplitude(TONE_HZ, got.times[0] + 3) == pytest.approx(TONE, rel=0.1), path


def assert_screen_moves(patches: list[tuple[float, float, float]]) -> None:
    """The desktop's two colours, and nothing else, in turn."""
    known = [colour.hex_ycbcr(wanted) for wanted in (RED, BLUE)]
    seen = [
        min(range(2), key=lambda index: abs(patch[0] - known[index][0]) + abs(patch[1] - known[index][1])) for patch in patches
    ]
    changes = sum(a != b for a, b in itertools.pairwise(seen))
    assert changes > (SECONDS - 2) / 0.3 * 0.6
    strange = [
        patch
        for patch, one in zip(patches, seen, strict=True)
        if max(abs(a - b) for a, b in zip(patch, known[one], strict=True)) > 12
    ]
    assert len(strange) <= changes  # one picture of each change may be half painted


def assert_in_step(got: footage.Received) -> None:
    """Camera a flashes and beeps at the same instant, once a second."""
    flashes, beeps = got.flashes(), got.tones(1000)
    apart = [min(abs(flash - beep) for beep in beeps) for flash in flashes[1:-1]]
    print(f"flash to beep: median {sorted(apart)[len(apart) // 2] * 1000:.1f} ms, at most {max(apart) * 1000:.1f} ms")
    assert len(apart) > SECONDS - 5
    assert max(apart) < 0.020
