"""The words of all kinds, for the translation tools. Made by `ui.forms.collecting`."""

# ruff: noqa: E501  a sentence is one string, or the translation tools do not find it
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = (
    QT_TRANSLATE_NOOP("Kinds", "Chroma key"),
    QT_TRANSLATE_NOOP("Kinds", "Makes a colour transparent: a green screen."),
    QT_TRANSLATE_NOOP("Kinds", "Key colour"),
    QT_TRANSLATE_NOOP("Kinds", "Similarity"),
    QT_TRANSLATE_NOOP("Kinds", "Smoothness"),
    QT_TRANSLATE_NOOP("Kinds", "Spill"),
    QT_TRANSLATE_NOOP("Kinds", "Colour correction"),
    QT_TRANSLATE_NOOP("Kinds", "Light, gamma, saturation and hue."),
    QT_TRANSLATE_NOOP("Kinds", "Brightness"),
    QT_TRANSLATE_NOOP("Kinds", "Contrast"),
    QT_TRANSLATE_NOOP("Kinds", "Gamma"),
    QT_TRANSLATE_NOOP("Kinds", "Saturation"),
    QT_TRANSLATE_NOOP("Kinds", "Hue"),
    QT_TRANSLATE_NOOP("Kinds", "LUT"),
    QT_TRANSLATE_NOOP("Kinds", "Colours by a table from a .cube file."),
    QT_TRANSLATE_NOOP("Kinds", "File"),
    QT_TRANSLATE_NOOP("Kinds", "Amount"),
    QT_TRANSLATE_NOOP("Kinds", "Trim"),
    QT_TRANSLATE_NOOP("Kinds", "Gain before the filters that follow."),
    QT_TRANSLATE_NOOP("Kinds", "Gain"),
    QT_TRANSLATE_NOOP("Kinds", "Invert polarity"),
    QT_TRANSLATE_NOOP("Kinds", "Noise gate"),
    QT_TRANSLATE_NOOP("Kinds", "Silence while nobody speaks."),
    QT_TRANSLATE_NOOP("Kinds", "Threshold"),
    QT_TRANSLATE_NOOP("Kinds", "Hysteresis"),
    QT_TRANSLATE_NOOP("Kinds", "Attack"),
    QT_TRANSLATE_NOOP("Kinds", "Hold"),
    QT_TRANSLATE_NOOP("Kinds", "Release"),
    QT_TRANSLATE_NOOP("Kinds", "Compressor"),
    QT_TRANSLATE_NOOP("Kinds", "Evens out a voice: what is loud becomes quieter."),
    QT_TRANSLATE_NOOP("Kinds", "Ratio"),
    QT_TRANSLATE_NOOP("Kinds", "Knee"),
    QT_TRANSLATE_NOOP("Kinds", "Make-up gain"),
    QT_TRANSLATE_NOOP("Kinds", "Cut"),
    QT_TRANSLATE_NOOP("Kinds", "Fade"),
    QT_TRANSLATE_NOOP("Kinds", "Slide"),
)
SENTENCES = (
    QT_TRANSLATE_NOOP("DeskWords", "Choose a .cube file for the LUT, or remove the filter."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} is not there."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} is a folder, a device or the like, and no .cube file."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} is larger than 32 MB: it is no .cube file."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."),
    QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is not three numbers."),
    QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is no colour."),
    QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: the size '{text}' is not from 2 to {most}."),
    QT_TRANSLATE_NOOP("DeskWords", "{file}, line {line}: '{text}' is no range that rises."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} has {found} colours, and its sizes ask for {wanted}."),
    QT_TRANSLATE_NOOP("DeskWords", "{file} is made for limited range ({text}), which is not supported. Export it for full range."),
)
