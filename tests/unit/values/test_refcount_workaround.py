"""The objects that Qt's bindings use up have references for a show of any length."""

from __future__ import annotations

import sys

import pytest

from studio.values import refcount_workaround
from studio.values.refcount_workaround import SINGLETONS


@pytest.mark.parametrize("single", SINGLETONS)
def test_they_last(single: object) -> None:
    refcount_workaround.keep()
    assert sys.getrefcount(single) > 1 << 28  # the count of PEP 683's immortals lies above it as well


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="these objects are immortal in this Python")
def test_qt_does_not_use_them_up() -> None:
    pytest.importorskip("PySide6")
    from PySide6.QtCore import QObject

    refcount_workaround.keep()
    thing = QObject()
    before = [sys.getrefcount(single) for single in SINGLETONS]
    for _ in range(1000):
        thing.setObjectName("a")
    for single, count in zip(SINGLETONS, before, strict=True):
        assert sys.getrefcount(single) > 1 << 59
        assert abs(sys.getrefcount(single) - count) < 10_000
