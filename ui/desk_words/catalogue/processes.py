"""Sentences of `processes` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "processes.mixer": str(QT_TRANSLATE_NOOP("DeskWords", "Mixer")),
    "processes.multiview": str(QT_TRANSLATE_NOOP("DeskWords", "Multiview")),
    "processes.hints": str(QT_TRANSLATE_NOOP("DeskWords", "Hints for questions")),
    "processes.monitor_output": str(QT_TRANSLATE_NOOP("DeskWords", "Monitor output")),
    "processes.encoder_of": str(QT_TRANSLATE_NOOP("DeskWords", "Encoder of {canvas}")),
    "processes.starting_again": str(QT_TRANSLATE_NOOP("DeskWords", "{cause}; starting again")),
    "processes.disabled": str(QT_TRANSLATE_NOOP("DeskWords", "{cause}; disabled after {n} failures. Restart it once it is mended.")),
    "processes.hung": str(QT_TRANSLATE_NOOP("DeskWords", "did not answer any more and was ended")),
    "processes.ended": str(QT_TRANSLATE_NOOP("DeskWords", "ended by itself")),
    "processes.signalled": str(QT_TRANSLATE_NOOP("DeskWords", "stopped unexpectedly (signal {n})")),
    "processes.crashed": str(QT_TRANSLATE_NOOP("DeskWords", "stopped unexpectedly (code {n})")),
    "processes.not_started": str(QT_TRANSLATE_NOOP("DeskWords", "cannot be started ({why})")),
    "processes.recovery_not_written": str(QT_TRANSLATE_NOOP("DeskWords", "What must be known after a crash cannot be written to {folder}: {why}. Make room there; it goes on by itself.")),
    "processes.probe_crashed": str(QT_TRANSLATE_NOOP("DeskWords", "The system's part that was asked crashed. Nothing else was harmed.")),
    "processes.probe_hung": str(QT_TRANSLATE_NOOP("DeskWords", "This took too long and was given up. Try again.")),
    "processes.no_hints": str(QT_TRANSLATE_NOOP("DeskWords", "The model does not open: {why}. Questions are sorted by phrases alone; install the extra hints again, or take it away.")),
    "processes.hints_off": str(QT_TRANSLATE_NOOP("DeskWords", "The panel Questions starts it again.")),
    "processes.too_much_memory": str(QT_TRANSLATE_NOOP("DeskWords", "It uses more than {size} MB of memory.")),
    "processes.log_flood": str(QT_TRANSLATE_NOOP("DeskWords", "It floods its log.")),
    "processes.about": str(QT_TRANSLATE_NOOP("DeskWords", "{who}: {words}")),
}
