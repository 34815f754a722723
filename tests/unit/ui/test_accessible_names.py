"""Whatever can be operated has a name that a screen reader says, in the whole window and its dialogs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from tests.fakes.window_desk import WindowDesk
from ui.current.arm import ArmDialog
from ui.destinations.dialog import DestinationDialog
from ui.golive.preflight import PreflightDialog
from ui.hotkeys.dialog import HotkeyDialog
from ui.queue.form import ProductDialog
from ui.queue.sheets import ImportDialog
from ui.window import MainWindow

Until = Callable[..., None]
KINDS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QKeySequenceEdit),
)


def operated(root: QWidget) -> list[QWidget]:
    """Everything in `root` that a keyboard can reach or a mouse can press. Parts of a field are the field's."""
    found = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, (QScrollBar, QHeaderView, QTabBar, QScrollArea)) or widget.objectName().startswith("qt_"):
            continue
        inner = widget.parent()
        if isinstance(inner, (QComboBox, QAbstractSpinBox, QKeySequenceEdit, QLineEdit)) or "QComboBox" in type(inner).__name__:
            continue
        if widget.metaObject().className() == "QComboBoxListView" or isinstance(inner, QTabBar):
            continue
        takes_keys = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if isinstance(widget, KINDS) or takes_keys:
            found.append(widget)
    return found


def nameless(root: QWidget) -> list[str]:
    return [
        f"{widget.metaObject().className()} in {type(widget.parent()).__name__} ({widget.objectName()} {widget.toolTip()})"
        for widget in operated(root)
        if not said(widget)
    ]


def said(widget: QWidget) -> str:
    """What a screen reader calls it: its own name, its words, or the label that belongs to it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


@pytest.mark.parametrize("mode", ["mixing", "selling"])
def test_everything_in_the_window_has_a_name(
    selling_window: MainWindow, selling_desk: WindowDesk, until: Until, mode: str
) -> None:
    selling_window.modes.choose(mode)
    until(lambda: len(selling_window.sound.strips) == 4)
    QTest.qWait(50)
    assert len(operated(selling_window)) > 60
    missing = nameless(selling_window)
    assert not missing, "\n".join(missing)


def test_everything_in_the_selling_dialogs_has_a_name(selling_window: MainWindow, until: Until) -> None:
    room = selling_window.room
    product, destinations = room.store.get("show", "products")[0], room.store.get("show", "destinations")
    dialogs: list[QDialog] = [
        ArmDialog(room, product, selling_window),
        ProductDialog(room, product, selling_window),
        *(DestinationDialog(room, destination, selling_window) for destination in destinations),
        PreflightDialog(room, selling_window),
        HotkeyDialog(room, selling_window),
        ImportDialog(room, "/somewhere/products.xlsx", selling_window),
    ]
    missing: list[str] = []
    for dialog in dialogs:
        dialog.open()
        QTest.qWait(20)
        missing += [f"{type(dialog).__name__}: {name}" for name in nameless(dialog)]
        dialog.reject()
    assert not missing, "\n".join(missing)
