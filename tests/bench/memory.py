"""What memory the studio holds, by process: the sum of PSS (each page divided by how many share it) on two shows.

`MEDIA=footage python tests/bench/memory.py [SECONDS]`: the reference scene without a window (five sources, one RTMP
destination), then the demo on air with its window under Xvfb. Figures are read that many seconds (15) after the show is
live. Without MEDIA only the demo is measured. PSS is lower while other programs share pages; the column `Own`, which only
root sees, is not (`pages`).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.pages import shares
from tests.bench.scene import report, running
from tests.parts.studio import Studio
from tests.parts.xvfb import Xvfb

_FIELDS = ("Pss", "Pss_Anon", "Pss_File", "Pss_Shmem", "Private_Dirty")


def held(studio: Studio) -> dict[str, dict[str, float]]:
    """MB by process and kind of page, as the kernel's `smaps_rollup` counts them."""
    pids = {name: int(entry["pid"]) for name, entry in report(studio)["processes"].items() if entry["pid"]}
    pids["launcher"] = studio.process.pid
    own = shares(pids)
    found = {}
    for name, pid in pids.items():
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        kib = {line.partition(":")[0]: int(line.split()[1]) for line in lines}
        found[name] = {field: kib[field] / 1024 for field in _FIELDS} | ({"Own": own[name]} if own else {})
    return found


def tell(title: str, studio: Studio, wait_s: float) -> None:
    time.sleep(wait_s)
    table = held(studio)
    fields = tuple(next(iter(table.values())))
    total = {field: sum(row[field] for row in table.values()) for field in fields}
    print(f"{title}\n{'process':24}" + "".join(f"{field:>15}" for field in fields))
    for name, row in (*sorted(table.items(), key=lambda item: -item[1]["Pss"]), ("all", total)):
        print(f"{name:24}" + "".join(f"{row[field]:15.1f}" for field in fields), flush=True)


def main() -> None:
    wait_s = float(sys.argv[1]) if len(sys.argv) > 1 else 15.0
    if os.environ.get("MEDIA"):
        with running(1) as studio:
            tell("Reference scene at 480, without a window, MB", studio, wait_s)
    with (
        tempfile.TemporaryDirectory() as folder,
        Xvfb((1920, 1080), manager=True) as screen,
        Studio(Path(folder), "--demo", "--go-live", **screen.environment) as studio,
    ):
        tell("The demo on air with its window, MB", studio, wait_s)


if __name__ == "__main__":
    main()
