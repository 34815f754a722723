"""Watches that a model keeps Qt's own rules for models while a test works with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester


@contextlib.contextmanager
def rules_kept(model: QAbstractItemModel) -> Iterator[None]:
    """Fails at the end when a rule was broken. The model is deleted then."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    complaints: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text))
    yield
    qInstallMessageHandler(before)
    tester.deleteLater()
    model.deleteLater()
    assert not complaints, "Qt's own rules for models are kept"
