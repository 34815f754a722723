"""Sentences of `queue` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "queue.sold_out": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is sold out. Rerun it first.")),
    "queue.ended_already": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is ended. Rerun it first.")),
    "queue.pulled_already": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is pulled. Rerun it first.")),
    "queue.none_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "No product is on air. Explain one first.")),
    "queue.on_air": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on air. End it first.")),
    "queue.not_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is not on air. End the product that is, or pull this one.")),
    "queue.no_more": str(QT_TRANSLATE_NOOP("DeskWords", "There is no further product in the queue. Add one, or rerun one that is over.")),
    "queue.minutes_over": str(QT_TRANSLATE_NOOP("DeskWords", "Its minutes are over.")),
    "queue.ended": str(QT_TRANSLATE_NOOP("DeskWords", "Ended.")),
    "queue.sold_out_now": str(QT_TRANSLATE_NOOP("DeskWords", "Sold out.")),
    "queue.show_over": str(QT_TRANSLATE_NOOP("DeskWords", "The show is over.")),
    "queue.queued_again": str(QT_TRANSLATE_NOOP("DeskWords", "Queued again.")),
    "queue.computer_restarted": str(QT_TRANSLATE_NOOP("DeskWords", "The computer was started anew.")),
    "queue.aborted": str(QT_TRANSLATE_NOOP("DeskWords", "Aborted.")),
}
