"""The studio without a window: the real processes, from the command line to the exit code, the file and the report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest

from studio.document.model import Canvas, Destination, Encoding, Item, Scene, Show, Source
from studio.kinds.sources import Fill
from studio.kinds.targets import Recording, RtmpPush
from studio.show import document
from tests.parts import nginx
from tests.parts.session_processes import processes_of
from tests.parts.studio import ROOT, Studio

COLOURS = {"one": "#c03020", "two": "#2040c0"}


def plain_show(*destinations: Destination) -> Show:
    """Two scenes of one colour each; cheap, so that a busy machine holds it."""
    whole = {"width": 320.0, "height": 180.0}
    return Show(
        name="Plain",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=tuple(Source(id=name, name=name, input=Fill(colour=colour)) for name, colour in COLOURS.items()),
        scenes=tuple(
            Scene(id=f"s-{name}", name=name, layouts={"main": (Item(id="i", source=name, **whole),)}) for name in COLOURS
        ),
        encodings=(Encoding(id="main", canvas="main", encoder="x264", preset="ultrafast", video_bps=500_000),),
        destinations=destinations,
    )


def save(folder: Path, show: Show) -> Path:
    path = folder / "show.json"
    path.write_bytes(document.to_json(show))
    return path


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments), "--session-root", str(folder)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_records_for_some_seconds_and_reports(tmp_path: Path) -> None:
    show = save(tmp_path, plain_show())
    report_file, file = tmp_path / "report.json", tmp_path / "out.mkv"
    done = run(tmp_path, "--headless", show, "--record", file, "--seconds", 3, "--report", report_file)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "out.mkv: live" in done.stdout
    with av.open(str(file)) as container:
        pictures = [frame.pts for frame in container.decode(video=0)]
    assert 85 <= len(pictures) <= 150  # three seconds at 30 a second, and the moments before and after
    assert pictures == sorted(set(pictures))
    report = json.loads(report_file.read_text())
    assert report["exit_code"] == 0
    assert report["mixer"]["figures"]["ticks"] >= 55  # the mixer's last word is up to a second old
    assert {"desk", "launcher", "mixer", "encoder.main", "source.one", "sink.recording-file"} <= set(report["processes"])
    assert all(one["cpu_s"] > 0 and one["peak_memory_bytes"] > 10_000_000 for one in report["processes"].values())
    assert report["destinations"]["recording-file"]["figures"]["bytes"] > 0
    assert not list(tmp_path.glob("nightmarket-*")), "the session folder stays behind"
    assert not list(processes_of(tmp_path))


@pytest.mark.parametrize("content", [b"", b'{"format": 1, "name"', b'{"format": 99, "name": "From the future"}', None])
def test_says_what_is_wrong_with_a_show(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_bytes(content)
    done = run(tmp_path, "--headless", path, "--seconds", 3)
    assert done.returncode == 3
    assert "broken" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not list(processes_of(tmp_path))


def test_arguments_are_checked(tmp_path: Path) -> None:
    done = run(tmp_path, "--seconds", "3")
    assert done.returncode == 2
    assert "--headless" in done.stderr


@pytest.mark.parametrize(("seconds", "code"), [((), 0), (("--seconds", 600), 130)])
def test_ctrl_c_ends_it_in_order(tmp_path: Path, seconds: tuple[object, ...], code: int) -> None:
    show = save(tmp_path, plain_show(Destination(id="rec", name="Rec", encoding="main", target=Recording(folder=str(tmp_path)))))
    report = tmp_path / "report.json"
    with Studio(tmp_path / "run", "--headless", show, "--go-live", "--report", report, *seconds) as studio:
        studio.destination_is("rec", "live", 30)
        assert studio.stop() == code
    assert json.loads(report.read_text())["exit_code"] == code
    (file,) = tmp_path.glob("Rec*.mkv")
    with av.open(str(file)) as container:
        assert sum(1 for _ in container.decode(video=0)) > 0


def test_a_killed_launcher_leaves_nothing_behind(tmp_path: Path) -> None:
    studio = Studio(tmp_path, "--headless", save(tmp_path, plain_show()))
    studio.until(lambda tree: tree["mixer"]["state"] == "running", 30, "the mixer")
    assert list(processes_of(tmp_path))
    studio.hang_up()
    os.kill(studio.process.pid, signal.SIGKILL)
    studio.process.wait(30)
    until = time.monotonic() + 30
    while list(processes_of(tmp_path)) and time.monotonic() < until:
        time.sleep(0.1)
    studio._log.close()
    assert not list(processes_of(tmp_path))


@pytest.mark.part("nginx")
def test_a_refused_key_is_exit_code_4(tmp_path: Path) -> None:
    (tmp_path / "nginx").mkdir()
    with nginx.running(tmp_path / "nginx") as server:
        server.refuse.add("badkey")
        good = RtmpPush(url=server.url("live") + "/goodkey")
        bad = RtmpPush(url=server.url("live") + "/badkey")
        show = plain_show(
            Destination(id="good", name="Good", encoding="main", target=good),
            Destination(id="bad", name="Bad", encoding="main", target=bad),
        )
        done = run(tmp_path, "--headless", save(tmp_path, show), "--go-live", "--seconds", 2)
    assert done.returncode == 4
    assert "Good: live" in done.stdout
    assert "Bad: not live" in done.stdout
    assert "badkey" not in done.stdout
