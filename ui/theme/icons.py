"""Line icons from resources/icons, tinted to the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import colours

FOLDER = Path(__file__).parents[2] / "resources" / "icons"


def icon_path(name: str) -> str:
    """Path of an icon for a style sheet."""
    return (FOLDER / f"{name}.svg").as_posix()


def picture(name: str, colour: str, side_px: int, ratio: float = 1.0) -> QPixmap:
    """The icon drawn in one colour."""
    data = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    drawn = QPixmap(QSize(side_px, side_px) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def icon(name: str, colour: str = colours.TEXT, checked: str = "") -> QIcon:
    """The icon `name` in `colour`; `checked` names the icon of the checked state."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(picture(name, colour, 16, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(picture(name, colours.TEXT_FAINT, 16, ratio), QIcon.Mode.Disabled, QIcon.State.Off)
        if checked:
            made.addPixmap(picture(checked, colour, 16, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made
