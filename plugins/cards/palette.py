"""The three themes, and what a brand's own colours make of them. Text stays readable whatever colours a brand brings.

Contrast is that of WCAG 2.2, 1.4.3: 4.5 to 1 for every text that carries a price or a state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from studio.plugin_api import Look

CONTRAST = 4.5
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TEXTS = ("#ffffff", "#17120f", "#000000")  # one of white and black can be read on any colour
TINT = 0.08  # of a colour in the ground of its own text, as on a coupon


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. `plate` and `plate_low` are the top and bottom of a card; `on_x` is text that lies on `x`."""

    plate: str
    plate_low: str
    edge: str
    edge_alpha: int  # 0 to 255
    shadow_alpha: int  # 0 to 255, of all layers of the shadow together
    ink: str
    dim: str
    well: str  # behind a missing picture, and the empty part of a bar
    brand: str
    accent: str  # prices, countdown
    warn: str
    off: str  # what is over
    on_brand: str = ""
    on_accent: str = ""
    on_warn: str = ""
    on_off: str = ""
    price: str = ""  # the accent, made readable on the plate


_THEMES = {
    "night": Palette(
        plate="#20222d",
        plate_low="#14151c",
        edge="#ffffff",
        edge_alpha=38,
        shadow_alpha=64,
        ink="#ffffff",
        dim="#b9bdca",
        well="#343846",
        brand="#d9262f",
        accent="#ffc54d",
        warn="#ff8a3c",
        off="#4b4f5d",
    ),
    "paper": Palette(
        plate="#fffdf8",
        plate_low="#fbf4e8",
        edge="#3a2414",
        edge_alpha=26,
        shadow_alpha=48,
        ink="#241a15",
        dim="#6f6157",
        well="#ece2d2",
        brand="#cf2a2c",
        accent="#cf2a2c",
        warn="#ad4e00",
        off="#7b7068",
    ),
    "festival": Palette(
        plate="#c4141f",
        plate_low="#930a17",
        edge="#ffd98a",
        edge_alpha=190,
        shadow_alpha=56,
        ink="#fff7ea",
        dim="#ffd9c4",
        well="#7a0812",
        brand="#ffcf5c",
        accent="#ffe28f",
        warn="#fff4dc",
        off="#54070f",
    ),
}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1."""

    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour[1:3]) + 0.7152 * linear(colour[3:5]) + 0.0722 * linear(colour[5:7])


def contrast(colour: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(colour), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, part: float) -> str:
    """`colour` with `part` (0 to 1) of `other` in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def readable(colour: str, *grounds: str) -> str:
    """The nearest lighter or darker shade of `colour` that can be read on all `grounds`, also where they are tinted with it."""

    def worst(shade: str) -> float:
        return min(contrast(shade, behind) for ground in grounds for behind in (ground, mixed(ground, shade, TINT)))

    for part in (step / 20 for step in range(21)):
        best = max((mixed(colour, pole, part) for pole in ("#ffffff", "#000000")), key=worst)
        if worst(best) >= CONTRAST:
            return best
    return best


def _on(ground: str) -> str:
    """White wherever it can be read: dark text on a strong colour looks cheap."""
    return next(text for text in _TEXTS if contrast(text, ground) >= CONTRAST or text == _TEXTS[-1])


def _colour(value: object, default: str) -> str:
    return value if isinstance(value, str) and _COLOUR.fullmatch(value) else default


@lru_cache(maxsize=32)
def _palette(theme: str, brand: str | None, accent: str | None) -> Palette:
    chosen = _THEMES.get(theme, _THEMES["night"])
    brand = _colour(brand, chosen.brand)
    accent = _colour(accent, chosen.accent)
    return replace(
        chosen,
        brand=brand,
        accent=accent,
        on_brand=_on(brand),
        on_accent=_on(accent),
        on_warn=_on(chosen.warn),
        on_off=_on(chosen.off),
        price=readable(accent, chosen.plate, chosen.plate_low),
    )


def palette(look: Look) -> Palette:
    """The colours of a look: its theme, with the brand's colours where it has some."""
    return _palette(look.theme, look.brand_colour, look.accent_colour)


def colour(value: str, alpha: int = 255) -> QColor:
    """#rrggbb as Qt knows it."""
    made = QColor(value)
    made.setAlpha(alpha)
    return made
