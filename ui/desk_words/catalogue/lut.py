"""Sentences of `lut` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "lut.not_chosen": str(QT_TRANSLATE_NOOP("DeskWords", "Choose a .cube file for the LUT, or remove the filter.")),
    "lut.gone": str(QT_TRANSLATE_NOOP("DeskWords", "{file} is not there.")),
    "lut.no_file": str(QT_TRANSLATE_NOOP("DeskWords", "{file} is a folder, a device or the like, and no .cube file.")),
    "lut.refused": str(QT_TRANSLATE_NOOP("DeskWords", "{file} cannot be read: {why}.")),
    "lut.bad_name": str(QT_TRANSLATE_NOOP("DeskWords", "the system refuses its name")),
    "lut.no_thread": str(QT_TRANSLATE_NOOP("DeskWords", "the system gives no thread for it")),
    "lut.no_memory": str(QT_TRANSLATE_NOOP("DeskWords", "there is too little memory")),
    "lut.large": str(QT_TRANSLATE_NOOP("DeskWords", "{file} is larger than 32 MB: it is no .cube file.")),
    "lut.other": str(QT_TRANSLATE_NOOP("DeskWords", "{file} is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE.")),
    "lut.not_three": str(QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is not three numbers.")),
    "lut.far": str(QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is no colour.")),
    "lut.size": str(QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: the size '{text}' is not from 2 to {most}.")),
    "lut.rising": str(QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is no range that rises.")),
    "lut.count": str(QT_TRANSLATE_NOOP("DeskWords", "{file} has {found} colours, and its sizes ask for {wanted}.")),
    "lut.video": str(QT_TRANSLATE_NOOP("DeskWords", "{file} is made for limited range ({text}), which is not supported. Export it for full range.")),
}
