"""A run without a window, as a script sees it: exit codes, words, the report, and nothing left behind."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from studio.document.model import Destination
from studio.evidence import Seal, opened, verified
from studio.evidence.places import marks_in, seen_at
from tests.parts import footage, shows
from tests.parts.nginx import Nginx
from tests.parts.session_processes import processes_of
from tests.parts.studio import ROOT, Studio


def show_file(cameras: tuple[Path, Path], folder: Path, *destinations: Destination) -> Path:
    return shows.save(shows.two_cameras(*cameras, *destinations), folder / "show.json")


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """`main.py` until it ends by itself."""
    command = [sys.executable, ROOT / "main.py", *arguments, "--session-root", folder]
    environment = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "HOME": str(folder)}
    return subprocess.run([str(word) for word in command], env=environment, capture_output=True, text=True, timeout=60)


def assert_nothing_left(folder: Path) -> None:
    assert list(folder.glob("nightmarket-*")) == []
    assert list(processes_of(folder)) == []


def test_a_timed_run_records_reports_and_leaves_nothing(cameras: tuple[Path, Path], tmp_path: Path) -> None:
    recording, report, root = tmp_path / "out.mkv", tmp_path / "report.json", tmp_path / "root"
    root.mkdir()
    path = show_file(cameras, tmp_path)
    done = run(root, "--headless", path, "--record", recording, "--seconds", 4, "--report", report)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "on air" in done.stdout
    assert done.stderr == ""
    assert_nothing_left(root)
    found = json.loads(report.read_text())
    assert found["exit_code"] == 0
    assert found["show"] == "Two cameras"
    assert 4 <= found["seconds"] < 8
    assert_counts(found)
    (destination,) = found["destinations"].values()
    assert destination["figures"]["file"] == str(recording)
    got = footage.read(recording, {"a": (0, 0, shows.WIDTH, shows.HEIGHT)})
    assert got.errors == 0
    assert got.steps() <= {33, 34}
    assert 3.5 < got.times[-1] - got.times[0] < 8
    assert_kept(root / ".local" / "share" / "nightmarket" / "shows", recording, found["seal"])


def assert_kept(shows_folder: Path, recording: Path, seal: str) -> None:
    """The show is in a folder of its own, with a journal that proves itself and knows the recording, and with its logs."""
    (folder,) = shows_folder.iterdir()
    assert (folder / "report.html").is_file()
    assert (folder / "logs" / "report.json").is_file()
    assert not (folder / "session").exists()
    (journal,) = folder.glob("*.journal")
    assert verified(journal, Seal.read(seal)).marks == 2
    with opened(journal) as rows:
        begin, end = marks_in(rows)
    assert (begin.file, begin.what, end.what) == (str(recording), "begin", "end")
    assert seen_at([begin, end], begin.wall_ms + 2000, begin.mono_ns + 2 * 10**9) == [(str(recording), begin.seconds + 2)]
    assert end.seconds > 3.5


def assert_counts(found: dict[str, Any]) -> None:
    """Every process has its cost, every counter its number."""
    expected = {"launcher", "desk", "mixer", "source.a", "source.b", "encoder.main"}
    assert expected <= set(found["processes"])
    for name in expected:
        assert found["processes"][name]["cpu_s"] > 0, name
        assert found["processes"][name]["peak_memory_bytes"] > 5_000_000, name
        assert found["processes"][name]["restarts"] == 0, name
    assert sum(one["cpu_s"] for one in found["processes"].values()) == pytest.approx(found["cpu_s"], abs=0.2)
    mixer, encoder = found["mixer"]["figures"], found["encoders"]["main"]["figures"]
    assert mixer["ticks"] >= 2.5 * footage.RATE  # a second old, or a little more
    assert mixer["lagged"] >= 0
    assert mixer["late_p99_ms"] >= mixer["late_p50_ms"] > 0
    assert encoder["ticks"] >= 2 * footage.RATE
    assert encoder["skipped"] >= 0
    for source in ("a", "b"):
        assert found["sources"][source]["state"] == "running"
        assert found["sources"][source]["figures"]["pictures"] >= 2 * footage.RATE


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--seconds", "5"], "--headless"),
        (["--headless", "SHOW", "--record", "film.avi"], ".mkv"),
        (["--headless", "SHOW", "--demo"], "--demo"),
        (["--headless", "SHOW", "--seconds", "-1"], "positive"),
    ],
)
def test_wrong_arguments_end_with_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert_nothing_left(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"), [(None, "there.json"), ('{"format": 1, "sources": 5}', "sources"), ('{"format": 99}', "newer")]
)
def test_an_unreadable_show_ends_with_3(tmp_path: Path, content: str | None, words: str) -> None:
    path, root = tmp_path / "there.json", tmp_path / "root"
    root.mkdir()
    if content is not None:
        path.write_text(content)
    done = run(root, "--headless", path, "--seconds", 2)
    assert done.returncode == 3, done.stdout
    assert words in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert_nothing_left(root)


@pytest.mark.part("nginx")
def test_a_destination_that_fails_ends_with_4_and_the_others_ran(
    cameras: tuple[Path, Path], server: Nginx, tmp_path: Path
) -> None:
    root, recording = tmp_path / "root", tmp_path / "out.mp4"
    root.mkdir()
    server.refuse.add("sesame")
    path = show_file(cameras, tmp_path, shows.push("good", f"{server.url()}/good"), shows.push("bad", f"{server.url()}/sesame"))
    done = run(root, "--headless", path, "--go-live", "--record", recording, "--seconds", 2)
    assert done.returncode == 4, done.stdout
    assert "Push good: live" in done.stdout
    (said,) = [line for line in done.stdout.splitlines() if line.startswith("Push bad: not live")]
    assert "key" in said
    assert "sesame" not in done.stdout
    assert footage.read(server.recordings()[-1], {}).steps() <= {33, 34}
    assert footage.read(recording, {}).times[-1] > 1
    assert_nothing_left(root)


@pytest.mark.part("nginx")
def test_nobody_to_send_to_ends_with_4_at_once(cameras: tuple[Path, Path], server: Nginx, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    server.refuse.add("sesame")
    path = show_file(cameras, tmp_path, shows.push("bad", f"{server.url()}/sesame"))
    done = run(root, "--headless", path, "--go-live", "--seconds", 600)
    assert done.returncode == 4
    assert "not live" in done.stdout
    assert_nothing_left(root)


@pytest.mark.parametrize(
    ("number", "seconds", "code"),
    [(signal.SIGINT, 0, 0), (signal.SIGTERM, 0, 0), (signal.SIGINT, 60, 130), (signal.SIGTERM, 60, 130)],
)
def test_signals_end_it_in_order(
    cameras: tuple[Path, Path], tmp_path: Path, number: signal.Signals, seconds: int, code: int
) -> None:
    recording, root = tmp_path / "out.mkv", tmp_path / "root"
    length = ("--seconds", seconds) if seconds else ()
    path = show_file(cameras, tmp_path)
    with Studio(root, "--headless", path, "--record", recording, *length) as studio:
        studio.destination_is("recording-file", "live")
        studio.on_air(2)
        began = time.monotonic()
        studio.process.send_signal(number)
        assert studio.wait() == code
        print(f"ended after {time.monotonic() - began:.2f} s")
    assert_nothing_left(root)
    times = footage.read(recording, {}).times
    assert {round((b - a) * 1000) for a, b in itertools.pairwise(times)} <= {33, 34}
    assert len(times) > footage.RATE // 2


def test_a_desk_that_keeps_crashing_ends_with_5(cameras: tuple[Path, Path], tmp_path: Path) -> None:
    root = tmp_path / "root"
    with Studio(root, "--headless", show_file(cameras, tmp_path)) as studio:
        old = 0
        until = time.monotonic() + 30
        while studio.process.poll() is None:
            assert time.monotonic() < until, "it gives up"
            with contextlib.suppress(AssertionError, ProcessLookupError):  # between two desks
                if (pid := studio.pid("desk")) != old:
                    os.kill(pid, signal.SIGKILL)
                    old = pid
            time.sleep(0.05)
        assert studio.wait() == 5
        assert "The desk crashed too often" in (root / "studio.log").read_text()
    assert_nothing_left(root)
