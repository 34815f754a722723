"""Boxes whose choices the desk tells: what was chosen stays chosen as long as there is such a thing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, choices: Mapping[str, str]) -> None:
    """Let the operator choose among these, words by name; nothing happens where they are the same. No signal is sent."""
    if {box.itemData(at): box.itemText(at) for at in range(box.count())} == choices and box.count() == len(choices):
        return
    with QSignalBlocker(box):
        chosen = box.currentData()
        box.clear()
        for name, words in choices.items():
            box.addItem(words, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
