"""What the desk asks of a kept show: its report, the settlements, the packing sheet, what people asked for, and the marks of its
recordings, all into its folder.

Reads row by row, so that a long evening takes time and little memory: eight hours with 200,000 orders take less than 20 s
(`tests/bench/report.py`).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from studio import __version__
from studio.control.schema.state.air import Summary
from studio.evidence.verify import moment
from studio.show import report, settlement
from studio.show.report import ActCount, Incident, ReportFacts
from studio.system import atomic_write
from studio.values.errors import MediaError
from studio.values.look import CardLanguage
from studio.words import files as files_says
from studio.words import reports as says
from studio.words.system import reason
from studio.workers.reports import demand_table, marks, packing_sheet, reading, settlements
from studio.workers.reports.replaying import Replayed, replayed
from studio.workers.sheets import csv_file

PAGE, PRODUCTS, CURVE = "report.html", "products.csv", "curve.csv"
SHOW, STREAM = "show.json", "stream.json"  # written by the desk (`studio.desk.kept_shows`)
Progress = Callable[..., None]
_ACTS = 2_000  # rows of who did what in the chats


def answer(arguments: Mapping[str, Any], progress: Progress = lambda **_: None) -> dict[str, Any]:
    """Make everything of the kept show in `arguments["folder"]`; `language`, `seal`, `until` (a day, ISO 8601) may be given.

    Answers with `report` and `files`.

    Raises:
        OperatorError: the show or its journal cannot be read, or a file cannot be written.
    """
    folder = Path(arguments["folder"])
    journal = next(iter(sorted(folder.glob("*.journal"))), None)
    if journal is None:
        raise MediaError("no_journal", says.no_journal(folder=str(folder)))
    language: CardLanguage = arguments.get("language", "en")
    until = arguments.get("until")
    found = replayed(journal, lambda part: progress(part=0.8 * part))
    facts = _facts(folder, found, language, str(arguments.get("seal", "")))
    files = {
        folder / PAGE: report.page(facts).encode(),
        folder / PRODUCTS: csv_file.written(report.product_rows(facts), ","),
        folder / CURVE: csv_file.written(report.curve_rows(facts), ","),
    }
    for path, data in files.items():
        try:
            atomic_write.write(path, data)
        except OSError as error:
            raise MediaError("report_unwritable", files_says.not_written(path=str(path), why=reason(error))) from error
    progress(part=0.85)
    lines = reading.lines(journal, reading.end_of(date.fromisoformat(until))) if until else found.replay.lines.values()
    settled = settlement.settled(facts.show.products, lines)
    packed = packing_sheet.write(found.replay.lines, facts.show, folder, language)
    made = [
        *files,
        *settlements.write(settled, folder, language),
        *packed,
        *demand_table.write(folder),
        *marks.write(journal, folder),
    ]
    progress(part=1.0)
    return {"report": str(folder / PAGE), "files": [str(path) for path in made]}


def _facts(folder: Path, found: Replayed, language: CardLanguage, seal: str) -> ReportFacts:
    sent = _sent(folder)
    incidents = sent.get("incidents")
    noted = (
        Incident(
            began=moment(incident.get("began_ms")), ended=moment(incident.get("ended_ms")), text=str(incident.get("text", ""))
        )
        for incident in (incidents if isinstance(incidents, list) else ())
        if isinstance(incident, dict)
    )
    return ReportFacts(
        show=reading.show_at(folder / SHOW),
        language=language,
        began=moment(found.began_ms),
        made=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        version=__version__,
        figures=found.replay.book.report(),
        stream=_summary(sent.get("stream")),
        moderation=_moderation(sent.get("moderation")),
        incidents=tuple(sorted((*found.incidents, *noted), key=lambda incident: incident.began)),
        seal=seal or str(sent.get("seal", "")),
    )


def _moderation(told: object) -> tuple[ActCount, ...]:
    """What can be read of how often who did what in the chats."""
    found = []
    for act in told[:_ACTS] if isinstance(told, list) else ():
        with contextlib.suppress(msgspec.ValidationError):
            found.append(msgspec.convert(act, ActCount))
    return tuple(found)


def _sent(folder: Path) -> dict[str, Any]:
    """What the desk wrote down of how the show was sent; nothing where it did not, as in a folder that somebody put together."""
    try:
        found = json.loads((folder / STREAM).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _summary(told: object) -> Summary | None:
    try:
        return None if told is None else msgspec.convert(told, Summary)
    except msgspec.ValidationError:
        return None
