"""Sentences of `crowd` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "crowd.settings": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal takes no such crowd. Send in fewer, or for less long. {reason}")),
    "crowd.no_platform": str(QT_TRANSLATE_NOOP("DeskWords", "There is no rehearsal platform for a crowd. Switch its plugin on under Plugins.")),
    "crowd.not_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal is not on air. Start its destination, then send the crowd in.")),
    "crowd.not_running": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal platform does not run yet. Try again in a moment.")),
    "crowd.not_here": str(QT_TRANSLATE_NOOP("DeskWords", "A crowd goes to a rehearsal on this computer only. Choose one that is here.")),
    "crowd.there_already": str(QT_TRANSLATE_NOOP("DeskWords", "A crowd is there already. Send it home first.")),
}
