"""The words of kinds in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def word(english: str) -> str:
    """A title, help or choice that a kind declares, translated."""
    return QCoreApplication.translate("Kinds", english) if english else ""
