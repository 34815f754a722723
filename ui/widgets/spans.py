"""Spans of time in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def span_words(seconds: int) -> str:
    """So many seconds, in the unit that a person would say them in."""
    translate = QCoreApplication.translate
    if seconds >= 3600 and seconds % 3600 == 0:
        return translate("Spans", "{count} h").format(count=seconds // 3600)
    if seconds >= 60 and seconds % 60 == 0:
        return translate("Spans", "{count} min").format(count=seconds // 60)
    return translate("Spans", "{count} s").format(count=seconds)
