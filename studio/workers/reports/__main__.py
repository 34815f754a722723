"""Reports and settlements at the terminal.

    python -m studio.workers.reports FOLDER [--until 2026-12-14] [--language en|zh]
    python -m studio.workers.reports SHOW.json JOURNAL FOLDER [--until 2026-12-14] [--language en|zh]

FOLDER is that of a kept show; or of a show's file and its journal a new one is made, and nothing of either is changed. `--until`:
the last day whose refunds count in the settlements. Exit codes: 0 made; 1 not made, and why.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from studio.values.errors import OperatorError
from studio.workers.reports.questions import SHOW, answer


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m studio.workers.reports", description="Makes the report of a show.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER | SHOW.json JOURNAL FOLDER")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="the last day whose refunds count")
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    asked = parser.parse_args(arguments)
    if len(asked.paths) not in (1, 3):
        parser.error("name the folder of a kept show; or a show's file, its journal, and a folder to be made")
    try:
        folder = asked.paths[0] if len(asked.paths) == 1 else _gathered(*asked.paths)
        made = answer({"folder": str(folder), "language": asked.language, "until": asked.until and asked.until.isoformat()})
    except (OperatorError, OSError, OverflowError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(made["files"]))
    return 0


def _gathered(show: Path, journal: Path, folder: Path) -> Path:
    """A new folder with copies of all that a report is made of."""
    folder.mkdir(parents=True)
    shutil.copy(show, folder / SHOW)
    for path in (journal, journal.with_name(f"{journal.name}-wal"), journal.with_suffix(".audience")):
        if path.is_file():
            shutil.copy(path, folder)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
