"""What was done with broadcasts at platforms, in words: for their panel and for the log."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime

from studio.control.schema.state.broadcasts import BroadcastDeed


def clock(at_ms: int) -> str:
    """The hour and minute of a moment (UTC, ms since 1970), here."""
    return QDateTime.fromMSecsSinceEpoch(at_ms).toString("HH:mm")


def deed_words(deed: BroadcastDeed) -> str:
    """What was done last, by whom and when."""
    translate = QCoreApplication.translate
    words = {
        "titled": translate("Broadcasts", "Title set at {time} by {who}."),
        "went_live": translate("Broadcasts", "Gone live at {time} by {who}."),
        "ended": translate("Broadcasts", "Ended at {time} by {who}."),
        "planned": translate("Broadcasts", "Made at {time} by {who}."),
        "chosen": translate("Broadcasts", "Chosen at {time} by {who}."),
    }[deed.kind]
    return words.format(time=clock(deed.at_ms), who=deed.by)
