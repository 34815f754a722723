"""The processes of this computer that belong to a session, as the system lists them (Linux: `/proc`)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class SessionProcess(NamedTuple):
    """A process that runs: its id, and the words of its command line."""

    pid: int
    words: tuple[str, ...]


def processes_of(folder: Path) -> Iterator[SessionProcess]:
    """Those whose environment names `folder`, or a session in it. One that ends meanwhile is left out."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if str(folder).encode() in (entry / "environ").read_bytes():
                words = (entry / "cmdline").read_bytes().split(b"\0")
                yield SessionProcess(int(entry.name), tuple(word.decode(errors="replace") for word in words if word))
