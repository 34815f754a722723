"""Whatever can be operated has a name that a screen reader says, in both halves of the window. Dialogs: `test_every_dialog`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from ui.widgets.settings_form import ColourField
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
    """What a screen reader calls it: its own name, its words, or the label that belongs to it; no value that it holds."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    labels = [other.text(QAccessible.Text.Name) for other, _kind in interface.relations(QAccessible.RelationFlag.Label)]
    holds_a_value = isinstance(widget, (QComboBox, ColourField))  # which Qt takes for the name where there is no other
    own = widget.accessibleName() if holds_a_value else interface.text(QAccessible.Text.Name)
    return " ".join([own, *labels]).strip()


def test_everything_in_the_window_has_a_name(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    for mode in ("mixing", "selling"):
        with subtests.test(mode=mode):
            selling_window.modes.choose(mode)
            until(lambda: len(selling_window.panel("sound").strips) == 4)
            lay_out()
            assert len(operated(selling_window)) > 60
            missing = nameless(selling_window)
            assert not missing, "\n".join(missing)
