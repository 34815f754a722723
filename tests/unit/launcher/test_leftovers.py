"""Sessions of the dead go, those of the living stay."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studio.ipc import session
from studio.launcher import kept, leftovers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not on this system: it drops no locks at death")

HOLDER = """
import sys
from pathlib import Path
from studio.launcher import kept, leftovers
lock = leftovers.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_session_goes_once_its_launcher_was_killed_and_not_before(tmp_path: Path) -> None:
    folder = session.create(tmp_path)
    (folder / "rings" / "x.000001.ring").write_bytes(bytes(100))
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert leftovers.sweep(tmp_path) == 0
        holder.kill()
    assert leftovers.sweep(tmp_path) == 1
    assert not list(tmp_path.iterdir())


def test_what_is_no_launchers_session_is_left_alone(tmp_path: Path) -> None:
    left = [session.create(tmp_path), tmp_path / "nightmarket-notes", tmp_path / "nightmarket-link"]
    left[1].mkdir()
    abandoned = tmp_path / "elsewhere"
    abandoned.mkdir()
    leftovers.hold(abandoned).close()
    left[2].symlink_to(abandoned)
    assert leftovers.sweep(tmp_path) == 0
    assert all(path.exists() for path in (*left, abandoned / "launcher.lock"))


def test_the_logs_of_one_that_was_killed_are_kept_by_the_next(tmp_path: Path) -> None:
    folder, past = session.create(tmp_path), tmp_path / "past"
    (folder / "logs" / "desk.log").write_text("its last words")
    leftovers.hold(folder).close()
    kept.prepare(past)
    assert leftovers.sweep(tmp_path, lambda left: kept.keep(left, past, tmp_path / "shows")) == 1
    assert [path.read_text() for path in past.glob("*/desk.log")] == ["its last words"]
