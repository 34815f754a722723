"""What the desk asks of a kept show: its report, the settlements, the packing sheet, what people asked for, and the marks of its
recordings, all into its folder.

Reads row by row, so that a long evening takes time and little memory: eight hours with 200,000 orders take less than 20 s
(`tests/bench/report.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import structs

from studio import __version__
from studio.evidence.verify import moment
from studio.show import report, settlement
from studio.show.report import ReportFacts
from studio.values.errors import MediaError
from studio.values.look import CardLanguage
from studio.words import reports as says
from studio.workers.reports import demand_table, marks, packing_sheet, reading, sending, settlements, speaking, writing
from studio.workers.reports.replaying import Replayed, replayed
from studio.workers.sheets import csv_file

PAGE, PRODUCTS, CURVE = "report.html", "products.csv", "curve.csv"
SHOW = "show.json"  # written by the desk (`studio.desk.kept_shows`)
Progress = Callable[..., None]


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
        writing.write(path, data)
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
    sent = sending.read(folder)
    speaker = speaking.speaker(language)
    incidents = sorted((*found.incidents, *sending.incidents(sent)), key=lambda incident: incident.began)
    return ReportFacts(
        show=reading.show_at(folder / SHOW),
        language=language,
        began=moment(found.began_ms),
        made=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        version=__version__,
        figures=found.replay.book.report(),
        stream=sending.summary(sent),
        incidents=tuple(structs.replace(incident, text=speaker.say(incident.text)) for incident in incidents),
        moderation=sending.moderation(sent),
        topics=sending.topics(sent, language),
        seal=seal or str(sent.get("seal", "")),
    )
