"""What the style sheet tells apart by a property is dressed anew when the property is another."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication, QLabel

from ui.theme import colours
from ui.theme.parts import mark


def _ink(label: QLabel) -> str:
    return label.palette().windowText().color().name()


def test_a_mark_is_seen_at_once_and_goes_again(application: QApplication, nothing_left: None) -> None:
    cell = QLabel("CPU 97 %")
    cell.setObjectName("statusCell")
    cell.ensurePolished()
    assert _ink(cell) == colours.TEXT_DIM
    mark(cell, "warned", True)
    assert _ink(cell) == colours.WARN
    mark(cell, "warned", False)
    assert _ink(cell) == colours.TEXT_DIM
    cell.deleteLater()


def test_what_was_marked_before_it_was_dressed_is_dressed_so(application: QApplication, nothing_left: None) -> None:
    name = QLabel("Camera A")
    name.setObjectName("itemName")
    mark(name, "seen", False)
    name.ensurePolished()
    assert _ink(name) == colours.TEXT_FAINT
    name.deleteLater()
