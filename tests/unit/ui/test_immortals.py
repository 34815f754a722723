from __future__ import annotations

import sys

import pytest


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="these objects are immortal in this Python")
def test_the_window_does_not_use_them_up(application: object) -> None:
    from PySide6.QtWidgets import QWidget

    from ui.immortals import SINGLETONS

    widget = QWidget()
    before = [sys.getrefcount(single) for single in SINGLETONS]
    for _ in range(1000):
        widget.update()
    for single, count in zip(SINGLETONS, before, strict=True):
        assert sys.getrefcount(single) > 1 << 59
        assert abs(sys.getrefcount(single) - count) < 10_000
