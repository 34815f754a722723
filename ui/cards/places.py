"""Where a card may lie: in a corner, the lower third or the middle by one choice. Pure; canvas pixels."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_EDGE = 0.035  # of the shorter side: inside the safe area of phones
PRESETS = (
    ("top-left", QT_TRANSLATE_NOOP("CardPlaces", "Top left")),
    ("top-right", QT_TRANSLATE_NOOP("CardPlaces", "Top right")),
    ("bottom-left", QT_TRANSLATE_NOOP("CardPlaces", "Bottom left")),
    ("bottom-right", QT_TRANSLATE_NOOP("CardPlaces", "Bottom right")),
    ("lower-third", QT_TRANSLATE_NOOP("CardPlaces", "Lower third")),
    ("middle", QT_TRANSLATE_NOOP("CardPlaces", "Middle")),
)


def place_words(preset: str) -> str:
    """The preset in the window's language."""
    return QCoreApplication.translate("CardPlaces", str(dict(PRESETS)[preset]))


def box_for(preset: str, card: tuple[float, float], canvas: tuple[float, float]) -> dict[str, float]:
    """The box of a card of that size on a canvas; too large cards shrink, their shape is kept."""
    width, height = canvas
    edge = round(min(canvas) * _EDGE)
    room_x, room_y = width - 2 * edge, height - 2 * edge
    scale = min(1.0, room_x / card[0], room_y / card[1])
    if preset == "lower-third":
        scale = min(room_x / card[0], room_y / 3 / card[1])
    card_x, card_y = round(card[0] * scale), round(card[1] * scale)
    left, right = edge, width - edge - card_x
    top, bottom = edge, height - edge - card_y
    middle_x, middle_y = (width - card_x) / 2, (height - card_y) / 2
    x, y = {
        "top-left": (left, top),
        "top-right": (right, top),
        "bottom-left": (left, bottom),
        "bottom-right": (right, bottom),
        "lower-third": (middle_x, bottom),
        "middle": (middle_x, middle_y),
    }[preset]
    return {"x": round(x), "y": round(y), "width": card_x, "height": card_y}
