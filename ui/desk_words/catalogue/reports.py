"""Sentences of `reports` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "reports.kept": str(QT_TRANSLATE_NOOP("DeskWords", "The show is kept in {folder}. The seal of its journal is {seal}.")),
    "reports.making": str(QT_TRANSLATE_NOOP("DeskWords", "The report of the show is being made.")),
    "reports.made": str(QT_TRANSLATE_NOOP("DeskWords", "The report of the show is {file}.")),
    "reports.made_with_seal": str(QT_TRANSLATE_NOOP("DeskWords", "The report of the show is {file}. The seal of its journal is {seal}.")),
    "reports.not_kept": str(QT_TRANSLATE_NOOP("DeskWords", "The show cannot be kept in {folder}: {reason}.")),
    "reports.not_made": str(QT_TRANSLATE_NOOP("DeskWords", "The report of the show cannot be made: {why} Choose Report of a kept show to try again.")),
    "reports.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no kept show {name}. Choose one of {folder}.")),
    "reports.shop_away": str(QT_TRANSLATE_NOOP("DeskWords", "The shop is not connected.")),
    "reports.busy": str(QT_TRANSLATE_NOOP("DeskWords", "A report is being made. Ask again when it is there.")),
    "reports.no_journal": str(QT_TRANSLATE_NOOP("DeskWords", "{folder} has no journal: nothing can be told of that show.")),
    "reports.no_day": str(QT_TRANSLATE_NOOP("DeskWords", "There is no day {day}. Write it as 2026-12-31.")),
    "reports.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} cannot be read: {why}")),
    "reports.damaged": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} cannot be read: {why}. Check it with python -m studio.evidence verify.")),
}
