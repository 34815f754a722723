"""Palette, font and style sheet of the application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import colours as c
from ui.theme.focus import FocusMark
from ui.theme.icons import icon_path
from ui.theme.plain import PlainStyle

FAMILIES = [
    "Inter",
    "Segoe UI",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "DejaVu Sans",
    "Noto Color Emoji",
]
SMALL_PX, BODY_PX, TITLE_PX, FIGURE_PX = 11, 13, 15, 22


def apply(application: QApplication) -> None:
    """Dress the application. Call once, before the first window."""
    application.setStyle(PlainStyle())
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(BODY_PX)
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(_sheet())
    FocusMark(application)


@contextmanager
def undressed(application: QApplication) -> Iterator[None]:
    """Take the style sheet off while a window is built, and put it on when it stands.

    Under a style sheet Qt polishes every widget that it has measured once more whenever something that it lies in gets a parent.
    What lies in a panel is polished again as the panel gets its dock and the dock its window. Meanwhile sizes are those of bare
    widgets: what follows from a size is to be done again on `StyleChange`.
    """
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def _sheet() -> str:
    """The style sheet with its names filled in."""
    words = {name: value for name, value in vars(c).items() if name.isupper() and isinstance(value, str)}
    words |= {"SMALL": f"{SMALL_PX}px", "BODY": f"{BODY_PX}px", "TITLE": f"{TITLE_PX}px", "FIGURE": f"{FIGURE_PX}px"}
    words |= {"chevron": icon_path("chevron-down-light"), "tick": icon_path("tick-dark")}
    text = (Path(__file__).parent / "nightmarket.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], text)


def _palette() -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for which, colour in (
        (role.Window, c.BASE),
        (role.WindowText, c.TEXT),
        (role.Base, c.FIELD),
        (role.AlternateBase, c.PANEL),
        (role.Text, c.TEXT),
        (role.Button, c.RAISED),
        (role.ButtonText, c.TEXT),
        (role.BrightText, c.TEXT),
        (role.Highlight, c.ACCENT),
        (role.HighlightedText, c.BASE),
        (role.ToolTipBase, c.RAISED),
        (role.ToolTipText, c.TEXT),
        (role.PlaceholderText, c.TEXT_FAINT),
        (role.Link, c.ACCENT),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(c.TEXT_FAINT))
    return palette
