"""How long a double click takes: on a busy machine its second click, or the other hand, would come after that time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

LONG_MS = 60_000  # longer than any test


@contextlib.contextmanager
def double_clicks_take(time_ms: int) -> Iterator[None]:
    """Within the block the system counts clicks that come in this time, ms, as double clicks."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(time_ms)
    try:
        yield
    finally:
        QApplication.setDoubleClickInterval(before)
