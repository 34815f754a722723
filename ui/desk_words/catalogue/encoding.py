"""Sentences of `encoding` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "encoding.pictures_missed": str(QT_TRANSLATE_NOOP("DeskWords", "Viewers miss {percent} % of the pictures. Close other programs, or lower the size or rate of the program.")),
    "encoding.not_opened": str(QT_TRANSLATE_NOOP("DeskWords", "The encoder {codec} does not start on this computer ({why}).")),
    "encoding.by_processor": str(QT_TRANSLATE_NOOP("DeskWords", "{reason} Encoding with x264 on the processor instead.")),
    "encoding.quicker_preset": str(QT_TRANSLATE_NOOP("DeskWords", "This computer is too slow for the preset {preset}: encoding with {quicker}.")),
    "encoding.stopped": str(QT_TRANSLATE_NOOP("DeskWords", "The encoder {codec} stopped working ({why}).")),
    "encoding.too_slow": str(QT_TRANSLATE_NOOP("DeskWords", "This computer cannot encode as fast as the program runs: lower its size or rate.")),
    "encoding.others_busy": str(QT_TRANSLATE_NOOP("DeskWords", "Other programs leave too little processor time for encoding: close some.")),
}
