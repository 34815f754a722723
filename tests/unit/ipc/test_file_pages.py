"""Pages of libraries' files are unmapped, and nothing that a process has changed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studio.ipc import file_pages

_AREAS = [
    ("55b0-55b4 r--p 00000000 fe:00 26723                      /usr/bin/python3.11", 0, True),
    ("7f10-7f20 r-xp 00001000 fe:00 26723                      /usr/lib/lib with a space.so", 0, True),
    ("7f20-7f28 r--p 00011000 fe:00 26723                      /usr/lib/liba.so", 8, False),  # relocated, then sealed
    ("7f28-7f30 rw-p 00019000 fe:00 26723                      /usr/lib/liba.so", 0, False),
    ("7f30-7f38 r--s 00000000 fe:00 26724                      /tmp/a.ring", 0, False),
    ("7f38-7f40 r--p 00000000 00:00 0 ", 0, False),
    ("7f40-7f48 r-xp 00000000 00:00 0                          [vdso]", 0, False),
]


@pytest.mark.parametrize(("head", "changed_kb", "given_back"), _AREAS)
def test_only_what_is_the_files_own_is_given_back(head: str, changed_kb: int, given_back: bool) -> None:
    smaps = [f"{head}\n", "Size:  64 kB\n", f"Anonymous:  {changed_kb} kB\n", "AnonHugePages:  0 kB\n", "VmFlags: rd mr mw me\n"]
    start, _, end = head.split()[0].partition("-")
    expected = [(int(start, 16), int(end, 16))] if given_back else []
    assert list(file_pages.unchanged(smaps)) == expected


def test_what_was_changed_and_swapped_out_is_not_given_back() -> None:
    """Resident copies are none then, and giving the pages back would drop those in the swap as well."""
    smaps = ["7f20-7f28 r--p 00011000 fe:00 26723   /usr/lib/liba.so\n", "Anonymous:  0 kB\n", "Swap:  8 kB\n", "VmFlags: rd\n"]
    assert list(file_pages.unchanged(smaps)) == []
    smaps[2] = "Swap:  0 kB\n"
    assert list(file_pages.unchanged(smaps)) == [(0x7F20, 0x7F28)]


def test_each_area_is_judged_by_itself() -> None:
    smaps = [line for head, changed, _ in _AREAS for line in (f"{head}\n", f"Anonymous: {changed} kB\n")]
    assert len(list(file_pages.unchanged(smaps))) == sum(given_back for _, _, given_back in _AREAS)


@pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc/self/smaps")
def test_a_process_goes_on_with_less() -> None:
    code = """
import json, os, ssl, sqlite3
import av, cv2, numpy as np
from studio.ipc import file_pages

def mapped_kb():
    with open("/proc/self/smaps_rollup") as file:
        figures = dict(line.split()[:2] for line in file.readlines()[1:])
    return int(figures["Rss:"]) - int(figures["Anonymous:"])

before = mapped_kb()
file_pages.give_back()
after = mapped_kb()
small = cv2.resize(np.full((90, 160), 7, np.uint8), (80, 45))
encoder = av.CodecContext.create("libx264", "w")
assert int(small.max()) == 7 and sqlite3.connect(":memory:").execute("select 1").fetchone() == (1,)
ssl.create_default_context()
child = os.fork()
if not child:
    os._exit(int(np.linalg.inv(np.eye(2)).sum()))
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
print(before, after)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, ran.stdout.split())
    assert after < before / 2
