"""Whose the keys are: marks what belongs to the stage, where plain keys are hotkeys, and names the fields that are typed in."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

TYPED_IN = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
_PROPERTY = "givesKeysToTheShow"


def give_keys_to_the_show(widget: QWidget) -> None:
    """Make `widget` a part of the stage."""
    widget.setProperty(_PROPERTY, True)


def on_stage(thing: QObject | None) -> bool:
    """Whether `thing` is a part of the stage."""
    return thing is not None and bool(thing.property(_PROPERTY))
