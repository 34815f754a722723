"""Sentences of `sources` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "sources.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no source '{name}'.")),
    "sources.not_a_file": str(QT_TRANSLATE_NOOP("DeskWords", "Only media files can be paused. Choose one.")),
    "sources.trial_ended": str(QT_TRANSLATE_NOOP("DeskWords", "This trial has ended. Open the dialog again.")),
    "sources.too_many_trials": str(QT_TRANSLATE_NOOP("DeskWords", "{count} sources are being tried already. Close a dialog first.")),
    "sources.not_to_be_wound": str(QT_TRANSLATE_NOOP("DeskWords", "Only media files can be wound. Choose one.")),
    "sources.not_a_list": str(QT_TRANSLATE_NOOP("DeskWords", "Only a source that shows several things can go on to the next. Choose one.")),
    "sources.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The source cannot be read: {why}")),
    "sources.always_same": str(QT_TRANSLATE_NOOP("DeskWords", "Every picture of it is the same. If it ought to move, restart the camera or check its cable.")),
    "sources.no_memory": str(QT_TRANSLATE_NOOP("DeskWords", "There is too little memory for its pictures of {width}x{height}. Remove a source, or show it smaller.")),
}
