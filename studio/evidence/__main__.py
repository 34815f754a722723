"""Evidence at the terminal.

    python -m studio.evidence verify FOLDER|FILE [--seal SEAL]
    python -m studio.evidence look FILE NUMBER

`verify` says whether a journal is whole, or names the first record that does not fit. `look` shows one record, and where in the
recordings it is to be seen. Exit codes: 0 whole; 1 not whole, or not proved; 2 it cannot be read.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.evidence.chain import Seal
from studio.evidence.files import JournalError, journals_in, opened
from studio.evidence.places import marks_in, seen_at
from studio.evidence.verify import MisfitError, Verdict, moment, verified

WHOLE, NOT_WHOLE, UNREADABLE = 0, 1, 2
_RECORD = "SELECT wall_ms, mono_ns, kind, subject, body FROM records"


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return _look(asked.file, asked.number) if asked.do == "look" else _verify(asked.place, asked.seal)
    except JournalError as error:
        print(error, file=sys.stderr)
        return UNREADABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m studio.evidence", description="Proves what a journal holds.")
    doing = parser.add_subparsers(dest="do", required=True)
    verify = doing.add_parser("verify", help="say whether a journal is whole")
    verify.add_argument("place", type=Path, metavar="FOLDER|FILE")
    verify.add_argument("--seal", type=Seal.read, help="the seal that the show ended with: proves that no end is missing")
    look = doing.add_parser("look", help="show one record, and where in the recordings it is to be seen")
    look.add_argument("file", type=Path, metavar="FILE")
    look.add_argument("number", type=int, metavar="NUMBER")
    return parser


def _verify(place: Path, seal: Seal | None) -> int:
    code = WHOLE
    for path in journals_in(place):
        try:
            verdict = verified(path, seal)
        except MisfitError as misfit:
            print(f"{path.name}: not whole: {misfit}.")
            code = max(code, NOT_WHOLE)
            continue
        except JournalError as error:
            print(error, file=sys.stderr)
            code = UNREADABLE
            continue
        print(f"{path.name}: {_in_words(verdict)}")
        if not verdict.end.position or verdict.outside:
            code = max(code, NOT_WHOLE)
    return code


def _in_words(verdict: Verdict) -> str:
    if not verdict.end.position:
        return "not proved: it holds no chain. A studio of before it had chains wrote it, or the chain was taken out."
    said = f"{'proved in part' if verdict.outside else 'whole'}: {verdict.records} records"
    if verdict.records:
        said += f", from {moment(verdict.first_ms)} to {moment(verdict.last_ms)}"
    said += f", last hash {verdict.end.hash.hex()}. Seal {verdict.seal}."
    for first, last in verdict.outside:
        said += f"\n  Records {first} to {last} are not proved: a studio without chains wrote them, or the chain was taken out."
    return said


def _look(path: Path, number: int) -> int:
    with opened(path) as journal:
        try:
            row = journal.execute(f"{_RECORD} WHERE number = ?", (number,)).fetchone()
            marks = marks_in(journal)
        except sqlite3.Error as error:
            raise JournalError(f"{path} is damaged: {error}.") from error
    if row is None:
        raise JournalError(f"{path} has no record {number}.")
    wall_ms, mono_ns, kind, subject, body = row
    print(f"record {number}, {moment(wall_ms)}, {kind} {subject}".rstrip())
    print(body.decode("utf-8", "replace"))
    for file, second in seen_at(marks, wall_ms, mono_ns):
        print(f"To be seen at {second:.1f} s of {file}")
    return WHOLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
