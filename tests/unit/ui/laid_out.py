"""Lets a window lay itself out. By turns of its event loop and not by time: on a busy machine a time passes without any."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

_TURNS = 12  # each step of what follows from a change takes one


def lay_out() -> None:
    """What was asked for until now is done, is laid out, and so is what followed from it; what was to be deleted is gone."""
    for _ in range(_TURNS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def resize(window: QWidget, size: tuple[int, int], until: Callable[..., None]) -> None:
    """Give a window that size, and lay it out. The least that it takes follows a moment after what is in it."""

    def takes() -> bool:
        window.resize(*size)
        return (window.width(), window.height()) == size

    until(takes, seen=window.size)
    lay_out()
