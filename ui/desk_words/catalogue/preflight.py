"""Sentences of `preflight` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "preflight.busy": str(QT_TRANSLATE_NOOP("DeskWords", "The computer is {percent} % busy before going live. Close other programs.")),
    "preflight.other_encoder": str(QT_TRANSLATE_NOOP("DeskWords", "The encoder {encoder} does not open on this computer; x264 takes its place.")),
    "preflight.mixer_runs": str(QT_TRANSLATE_NOOP("DeskWords", "The mixer runs.")),
    "preflight.little_room": str(QT_TRANSLATE_NOOP("DeskWords", "Only {room} MB are left for pictures and sound: another source or canvas may find no room. Start the studio with --session-root and a folder on a larger disk.")),
    "preflight.no_mixer": str(QT_TRANSLATE_NOOP("DeskWords", "The mixer is not running yet. Wait a moment.")),
    "preflight.sources_run": str(QT_TRANSLATE_NOOP("DeskWords", "Sources run.")),
    "preflight.no_pictures": str(QT_TRANSLATE_NOOP("DeskWords", "No source gives a picture: viewers would see slates.")),
    "preflight.disk_nearly_full": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: only {size} GB are left on its disk. Make room, or choose another folder.")),
    "preflight.no_keyring": str(QT_TRANSLATE_NOOP("DeskWords", "There is no keyring: stream keys are asked for again after the studio closes.")),
    "preflight.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no {key}. Enter it in the destination's settings.")),
    "preflight.ready": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is ready.")),
    "preflight.source_missing": str(QT_TRANSLATE_NOOP("DeskWords", "{name} gives no picture or sound ({state}).")),
    "preflight.disk_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: nobody knows how much room is left on its disk.")),
    "preflight.disk": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: {size} GB are left on its disk.")),
}
