"""Which ink is read on a colour that somebody chose."""

from __future__ import annotations

from PySide6.QtGui import QColor

_EVEN = 0.179  # relative luminance on which black and white are read equally well, at 4.58 to 1


def ink_on(colour: str) -> str:
    """Black or white, whichever has more contrast (WCAG 2.2, 1.4.3): never less than 4.5 to 1."""
    ground = QColor(colour)
    parts = (ground.redF(), ground.greenF(), ground.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _EVEN else "#ffffff"
