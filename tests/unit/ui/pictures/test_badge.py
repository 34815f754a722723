"""The plate with words on a picture stays within a narrow one."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.pictures.frame import draw_badge
from ui.theme import colours


def test_a_badge_breaks_into_lines_where_its_picture_is_narrow(application: QApplication) -> None:
    image = QImage(64, 70, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(11)
    painter.setFont(font)
    draw_badge(painter, image.rect(), "Edits wait", colours.WARN)
    painter.end()
    amber = QColor(colours.WARN)
    assert any(image.pixelColor(x, 10) == amber for x in range(64))
    assert all(image.pixelColor(63, y) != amber for y in range(70))
