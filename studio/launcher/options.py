"""What the command line says, checked, and handed to the desk as `run.json` in the session."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

EXIT_OK, EXIT_ARGUMENTS, EXIT_SHOW, EXIT_DESTINATION, EXIT_INTERNAL, EXIT_INTERRUPTED = 0, 2, 3, 4, 5, 130


@dataclass(frozen=True, slots=True)
class Options:
    """One run's options. Paths are absolute; `show` is empty for a new show."""

    show: str = ""
    demo: bool = False
    headless: bool = False
    go_live: bool = False
    record: str = ""
    seconds: float = 0.0  # 0: until told to stop
    report: str = ""
    session_root: str = ""


def parse(arguments: list[str]) -> Options:
    """Options of a command line.

    Raises:
        SystemExit: with code 2 after saying on standard error what is wrong, or 0 after `--help`.
    """
    parser = argparse.ArgumentParser(prog="main.py", description="Nightmarket, a broadcast studio for live commerce.")
    parser.add_argument("show", nargs="?", metavar="SHOW.json", help="the show to open; without it, a new one")
    parser.add_argument("--demo", action="store_true", help="open the demo show")
    parser.add_argument("--go-live", action="store_true", help="start every enabled destination at once")
    parser.add_argument("--headless", metavar="SHOW.json", help="run this show without a window")
    parser.add_argument("--record", metavar="FILE", help="also record to FILE (.mkv or .mp4)")
    parser.add_argument("--seconds", type=float, metavar="N", help="end after N seconds (headless only)")
    parser.add_argument("--report", metavar="REPORT.json", help="write what was measured to this file at the end")
    parser.add_argument("--session-root", metavar="DIR", help="keep the session's shared memory and logs under this folder")
    given = parser.parse_args(arguments)
    if given.headless and (given.show or given.demo):
        parser.error("--headless names the show itself: leave out the other one and --demo")
    if given.show and given.demo:
        parser.error("name a show or say --demo, not both")
    if given.seconds is not None and not given.headless:
        parser.error("--seconds goes with --headless")
    if given.seconds is not None and not 0 < given.seconds < 1e7:
        parser.error("--seconds takes a positive number")
    if given.record and Path(given.record).suffix.lower() not in (".mkv", ".mp4"):
        parser.error("--record takes a file that ends in .mkv or .mp4")
    if given.session_root and not os.access(given.session_root, os.W_OK):
        parser.error(f"--session-root: {given.session_root} is not a folder that can be written to")
    return Options(
        show=_absolute(given.headless or given.show),
        demo=given.demo,
        headless=bool(given.headless),
        go_live=given.go_live,
        record=_absolute(given.record),
        seconds=given.seconds or 0.0,
        report=_absolute(given.report),
        session_root=_absolute(given.session_root),
    )


def _absolute(path: str | None) -> str:
    return os.path.abspath(path) if path else ""


def write_run_file(session: Path, options: Options) -> None:
    """Leave the options where the desk looks for them, also after its restart."""
    (session / "run.json").write_text(json.dumps(asdict(options)), encoding="utf-8")


def read_run_file(session: Path) -> Options:
    """The options of this session's run."""
    return Options(**json.loads((session / "run.json").read_text(encoding="utf-8")))
