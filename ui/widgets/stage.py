"""Marks what belongs to the stage: plain keys are hotkeys while such a widget has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

_PROPERTY = "givesKeysToTheShow"


def give_keys_to_the_show(widget: QWidget) -> None:
    """Make `widget` a part of the stage."""
    widget.setProperty(_PROPERTY, True)


def on_stage(thing: QObject | None) -> bool:
    """Whether `thing` is a part of the stage."""
    return thing is not None and bool(thing.property(_PROPERTY))
