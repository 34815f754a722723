"""Real children: they start, end by signal or with their standard input, and their logs stay bounded."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.ipc import session as sessions
from studio.launcher import children as module
from studio.launcher.children import LOG_BOUND_BYTES, ChildTable, valid_name

_WAITS = "import os; print('here', flush=True); os.read(0, 1)"
_STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(60)"
_PARENT = "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"
_LEAVES = """import subprocess, sys
for apart in (False, True):
    p = subprocess.Popen(["sleep", "60"], start_new_session=apart)
    print(p.pid, flush=True)
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildTable]:
    """Children run the code that their name stands for here."""
    codes = {
        "waits": _WAITS,
        "stubborn": _STUBBORN,
        "parent": _PARENT,
        "plugin.leaves": _LEAVES,
        "ui": _LEAVES,
        "fails": "raise SystemExit(7)",
    }
    monkeypatch.setattr(module, "command_line", lambda name: [sys.executable, "-c", codes[name]])
    table = ChildTable(sessions.create(tmp_path))
    yield table
    for name in list(table.children):
        table.signal(name, kill=True)
    _ended(table, len(table.children))


def _until(condition: object, what: str) -> None:
    until = time.monotonic() + 30
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, what
        time.sleep(0.01)


def _ended(table: ChildTable, count: int) -> dict[str, int]:
    ended: dict[str, int] = {}

    def all_ended() -> bool:
        ended.update({child.name: code for child, code in table.reap()})
        return len(ended) >= count

    _until(all_ended, "children do not end")
    return ended


def test_exit_codes_and_signals(table: ChildTable) -> None:
    for name in ("waits", "stubborn", "fails"):
        table.spawn(name, 0)
    _until(lambda: all("here" in table.last_words(name) for name in ("waits", "stubborn")), "children do not start")
    table.signal("waits", kill=False)
    table.signal("stubborn", kill=False)
    assert _ended(table, 2) == {"waits": -signal.SIGTERM, "fails": 7}
    table.signal("stubborn", kill=True)
    assert _ended(table, 1) == {"stubborn": -signal.SIGKILL}
    table.signal("stubborn", kill=True)


def test_a_name_runs_once(table: ChildTable) -> None:
    assert table.spawn("waits", 0) is table.spawn("waits", 1)


def test_a_child_ends_when_its_standard_input_closes(table: ChildTable) -> None:
    child = table.spawn("waits", 0)
    assert child.process.stdin is not None
    child.process.stdin.close()
    assert _ended(table, 1) == {"waits": 0}


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="not on this system: process groups")
def test_killing_takes_the_childs_own_children_along(table: ChildTable) -> None:
    table.spawn("parent", 0)
    _until(lambda: table.last_words("parent").strip().isdigit(), "the parent does not start its child")
    grandchild = int(table.last_words("parent"))
    table.signal("parent", kill=True)
    _ended(table, 1)

    _until(lambda: _dead(grandchild), "the grandchild lives on")


def _dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="not on this system: /proc")
def test_what_a_plugin_leaves_behind_ends_with_it(table: ChildTable) -> None:
    table.spawn("plugin.leaves", 0)
    assert _ended(table, 1) == {"plugin.leaves": 0}
    left = [int(word) for word in table.last_words("plugin.leaves").split()]
    assert len(left) == 2
    for pid in left:
        _until(lambda pid=pid: _dead(pid), "it lives on")  # type: ignore[misc]


@pytest.mark.skipif(sys.platform != "linux", reason="not on this system: /proc")
def test_what_the_window_opened_for_a_person_stays(table: ChildTable) -> None:
    table.spawn("ui", 0)
    _ended(table, 1)
    left = [int(word) for word in table.last_words("ui").split()]
    assert len(left) == 2
    assert not any(_dead(pid) for pid in left)
    for pid in left:
        os.kill(pid, signal.SIGKILL)


def test_a_log_keeps_its_end(table: ChildTable) -> None:
    path = table.session / "logs" / "waits.log"
    path.write_bytes(b"old\n" * (LOG_BOUND_BYTES // 4) + b"the end\n")
    table.bound_logs()
    assert path.stat().st_size < LOG_BOUND_BYTES / 2
    assert table.last_words("waits", 1) == "the end"


@pytest.mark.parametrize(
    ("name", "fine"), [("source.cam-1", True), ("ui", True), ("../x", False), ("a/b", False), ("", False), (5, False)]
)
def test_names(name: object, fine: bool) -> None:
    assert valid_name(name) is fine
