"""Where a card may lie: in a corner, the lower third or the middle by one choice, or beside the others. Pure; canvas pixels."""

from __future__ import annotations

from collections.abc import Sequence

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
_CORNERS = ("bottom-left", "bottom-right", "top-right", "top-left")  # in the order in which new cards take them


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


Place = dict[str, float]


def free_box(card: tuple[float, float], canvas: tuple[float, float], taken: Sequence[Place]) -> Place:
    """Where a new card covers none of the others: in a corner, else beside one of them; without room, as little as can be."""
    corners = [box_for(preset, card, canvas) for preset in _CORNERS]
    edge, own = round(min(canvas) * _EDGE), corners[0]
    beside = [
        {"x": x, "y": y, "width": own["width"], "height": own["height"]}
        for other in taken
        for x, y in (
            (other["x"], other["y"] - edge - own["height"]),
            (other["x"], other["y"] + other["height"] + edge),
            (other["x"] + other["width"] + edge, other["y"]),
            (other["x"] - edge - own["width"], other["y"]),
        )
        if edge <= x <= canvas[0] - edge - own["width"] and edge <= y <= canvas[1] - edge - own["height"]
    ]
    return min((*corners, *beside), key=lambda box: sum(_shared(box, other) for other in taken))


def _shared(box: Place, other: Place) -> float:
    """Pixels that lie in both."""
    across = min(box["x"] + box["width"], other["x"] + other["width"]) - max(box["x"], other["x"])
    down = min(box["y"] + box["height"], other["y"] + other["height"]) - max(box["y"], other["y"])
    return max(0.0, across) * max(0.0, down)
