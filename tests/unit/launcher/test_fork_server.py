"""Workers as copies of one process: real processes, waited for and signalled like any other child."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.contracts import spec_files, specs
from studio.ipc import session as sessions
from studio.kinds.sources import TestCard
from studio.launcher.children import Child, ChildTable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no fork server: not on this system")
NAME = "source.card"


@pytest.fixture
def table(tmp_path: Path) -> Iterator[ChildTable]:
    """A child table with a fork server, in a session with one worker's spec and no desk."""
    folder = sessions.create(tmp_path)
    spec_files.write_spec(folder, NAME, specs.SourceSpec("card", "Card", TestCard(width=320, height=180)))
    spec_files.write_spec(folder, "source.other", specs.SourceSpec("other", "Other", TestCard(width=320, height=180)))
    served = ChildTable(folder)
    served.serve_forks()
    yield served
    for name in list(served.children):
        served.signal(name, kill=True)
    until = time.monotonic() + 10
    while served.children and time.monotonic() < until:
        served.reap()
        time.sleep(0.02)
    assert not served.children
    served.close()
    ctypes.CDLL(None).prctl(36, 0, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: other tests' orphans are none of ours


def server(table: ChildTable) -> int:
    return next(int(entry["pid"]) for entry in table.processes if entry["name"] == "fork_server")


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def words_of(pid: int) -> list[str]:
    return [word.decode() for word in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") if word]


def pictures(table: ChildTable, name: str = NAME) -> None:
    """Wait until the worker has made its ring."""
    until = time.monotonic() + 30
    while not list((table.session / "rings").glob(f"{name}.*.ring")):
        assert time.monotonic() < until, table.last_words(name)
        time.sleep(0.02)


def ended(table: ChildTable) -> dict[str, int]:
    """Exit codes of the next children that end."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        found = table.reap()
        if found:
            return {child.name: code for child, code in found}
        time.sleep(0.02)
    raise AssertionError("nothing ends")


def test_a_copy_is_our_child_and_bears_its_name(table: ChildTable) -> None:
    child = table.spawn(NAME, 0)
    pictures(table)
    assert parent_of(child.pid) == os.getpid()
    assert child.pid != server(table)
    assert words_of(child.pid)[1:] == ["-m", "studio.workers", NAME]
    assert os.getpgid(child.pid) == child.pid
    assert table.spawn(NAME, 0) is child
    table.signal(NAME, kill=False)
    assert ended(table) == {NAME: 0}


def test_a_copy_shares_what_was_imported(table: ChildTable) -> None:
    alone = ChildTable(table.session)
    copied, whole = table.spawn(NAME, 0), alone.spawn("source.other", 0)
    pictures(table)
    pictures(table, "source.other")

    def private(child: Child) -> int:
        lines = Path(f"/proc/{child.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))

    assert private(copied) < 0.75 * private(whole)
    alone.signal("source.other", kill=True)
    assert ended(alone) == {"source.other": -signal.SIGKILL}


def test_a_copy_that_is_killed_is_told_with_its_signal(table: ChildTable) -> None:
    child = table.spawn(NAME, 0)
    pictures(table)
    os.kill(child.pid, signal.SIGSEGV)
    assert ended(table) == {NAME: -signal.SIGSEGV}


def test_children_live_on_without_the_server_and_the_next_has_another(table: ChildTable) -> None:
    child = table.spawn(NAME, 0)
    pictures(table)
    first = server(table)
    os.kill(first, signal.SIGKILL)
    other = table.spawn("source.other", 0)  # started in the usual way meanwhile
    pictures(table, "source.other")
    assert parent_of(child.pid) == parent_of(other.pid) == os.getpid()
    assert server(table) != first
    table.signal(NAME, kill=False)
    assert ended(table) == {NAME: 0}


def test_a_server_that_hangs_holds_nobody_up_for_long(table: ChildTable) -> None:
    table.spawn(NAME, 0)
    pictures(table)
    os.kill(server(table), signal.SIGSTOP)
    other = table.spawn("source.other", 0)
    pictures(table, "source.other")
    assert words_of(other.pid)[-1] == "source.other"


def test_what_a_child_leaves_behind_is_waited_for(table: ChildTable) -> None:
    table.spawn(NAME, 0)
    pictures(table)
    reading, writing = os.pipe()
    middle = os.fork()
    if middle == 0:
        left = os.fork()
        if left:
            os.write(writing, str(left).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(middle, 0)  # what it leaves is ours now
    with os.fdopen(reading, "rb") as said:
        left = int(said.read())
    until = time.monotonic() + 5
    while Path(f"/proc/{left}").exists():
        assert time.monotonic() < until, "a zombie stays"
        table.reap()
        time.sleep(0.02)
