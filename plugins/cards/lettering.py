"""Sets text: one line or several, always inside its rectangle. Fonts of a look, with CJK and colour emoji behind them.

Lines stand on their capital height, not on the font's ascent, so that Latin, figures and CJK sit optically in the middle.
All sizes are pixels. Only with a QGuiApplication.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from cards.palette import colour

Align = Literal["left", "centre", "right"]

_FAMILIES = (
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Segoe UI",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
)
_TABULAR = QFont.Tag("tnum")
LEADING = 1.26  # from line to line
_SMALLEST_PX = 4.0
_SHORTEST_LINE = 0.3  # of the longest of a paragraph
_EVEN_DOWN_TO = 0.8  # of the largest size that fits
_KEPT = 512


@lru_cache(maxsize=_KEPT)
def font(family: str, px: float, bold: bool) -> QFont:
    """The brand's family with the others behind it, figures all of one width."""
    made = QFont([family, *_FAMILIES] if family else list(_FAMILIES))
    made.setPixelSize(max(round(px), 1))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(_TABULAR, 1)
    return made


@lru_cache(maxsize=_KEPT)
def _metrics(family: str, px: float, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font(family, px, bold))


@lru_cache(maxsize=4096)
def width(text: str, family: str, px: float, bold: bool = True) -> float:
    """How wide a line is."""
    return _metrics(family, px, bold).horizontalAdvance(text)


def cap_height(family: str, px: float, bold: bool = True) -> float:
    """From the baseline to the top of a capital letter."""
    return _metrics(family, px, bold).capHeight() or px * 0.72


def fitting(text: str, family: str, px: float, room: float, least: float, bold: bool = True) -> float:
    """The largest size from `px` down to `least` at which the line is no wider than `room`."""
    size = float(max(_SMALLEST_PX, round(px)))
    least = max(min(round(least), size), _SMALLEST_PX)
    return _shrunk(size, least, room, lambda px: width(text, family, px, bold))


def _shrunk(size: float, least: float, room: float, wide: Callable[[float], float]) -> float:
    """The largest whole size from `size` down to `least` at which something is no wider than `room`, as `wide` says.

    Widths grow nearly as sizes do: two or three are looked at, however large the first one is.
    """
    while size > least and (taken := wide(size)) > room:
        size = max(least, min(size - 1, float(int(size * room / taken) + 1)))
    return size


def _elided(text: str, metrics: QFontMetricsF, room: float) -> str:
    shown, allowed = text, room
    while allowed > 0 and metrics.horizontalAdvance(shown) > room:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, allowed)
        allowed -= max(metrics.horizontalAdvance(shown) - room, 1.0)  # Qt measures the ellipsis too small in some fonts
    return shown


def line(
    painter: QPainter,
    text: str,
    rect: QRectF,
    family: str,
    px: float,
    ink: str,
    bold: bool = True,
    align: Align = "left",
    least: float = 0.0,
    alpha: int = 255,
) -> QRectF:
    """One line in the vertical middle of `rect`: shrunk down to `least` (0: not at all), then elided. Returns where it lies."""
    if not text or rect.width() <= 0 or rect.height() <= 0:
        return QRectF(rect.x(), rect.y(), 0.0, rect.height())
    size = fitting(text, family, min(px, rect.height() * 1.3), rect.width(), least or px, bold)
    metrics = _metrics(family, size, bold)
    text = _elided(text, metrics, rect.width())
    wide = min(metrics.horizontalAdvance(text), rect.width())
    x = {"left": rect.x(), "centre": rect.center().x() - wide / 2, "right": rect.right() - wide}[align]
    painter.setFont(font(family, size, bold))
    painter.setPen(colour(ink, alpha))
    painter.drawText(QPointF(x, rect.center().y() + cap_height(family, size, bold) / 2), text)
    return QRectF(x, rect.y(), wide, rect.height())


def _lines(text: str, family: str, px: float, bold: bool, room: float, most: int) -> tuple[list[str], bool]:
    """Break into at most `most` lines; the last is elided when not all fits, and the second value says so."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font(family, px, bold))
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        laid = layout.createLine()
        if not laid.isValid():
            break
        laid.setLineWidth(room)
        starts.append(laid.textStart())
    layout.endLayout()
    utf16 = text.encode("utf-16-le")  # Qt counts in UTF-16 units

    def part(start: int, end: int | None) -> str:
        return utf16[start * 2 : None if end is None else end * 2].decode("utf-16-le", "ignore").strip()

    ends: list[int | None] = [*starts[1:], None]
    kept = [part(start, end) for start, end in zip(starts[:most], ends[:most], strict=True)]
    if len(starts) <= most:
        return kept, False
    rest = part(starts[most - 1], None)
    kept[-1] = _elided(rest, _metrics(family, px, bold), room)
    return kept, True


def _even(lines: list[str], family: str, px: float, bold: bool) -> bool:
    """Whether no line looks left over."""
    widths = [width(part, family, px, bold) for part in lines]
    return all(wide >= max(widths) * _SHORTEST_LINE for wide in widths)


@lru_cache(maxsize=_KEPT)
def broken(
    text: str, family: str, px: float, bold: bool, room: float, height: float, most: int, least: float
) -> tuple[float, tuple[str, ...]]:
    """The size and the lines with which a text fills a space.

    The largest size that needs no elision, or a little less when that makes the lines even; the least size where nothing
    fits.
    """
    size = float(max(_SMALLEST_PX, round(px)))
    whole: tuple[float, tuple[str, ...]] | None = None
    while True:
        fit = max(1, min(most, int((height + size * (LEADING - 1)) / (size * LEADING) + 0.01)))
        lines, cut = _lines(text, family, size, bold, room, fit)
        if not cut:
            whole = whole or (size, tuple(lines))
            if _even(lines, family, size, bold):
                return size, tuple(lines)
        last = size - 1 < max(least, _SMALLEST_PX)
        if whole is not None and (last or cut or size - 1 < whole[0] * _EVEN_DOWN_TO):
            return whole
        if last:
            return size, tuple(lines)
        size -= 1


def paragraph(
    painter: QPainter,
    text: str,
    rect: QRectF,
    family: str,
    px: float,
    ink: str,
    most: int,
    bold: bool = True,
    align: Align = "left",
    least: float = 0.0,
    middle: bool = False,
) -> float:
    """A text on up to `most` lines from the top of `rect` (`middle`: in its middle). Returns the height it takes."""
    if not text or rect.width() <= 0 or rect.height() <= 0:
        return 0.0
    px = min(px, rect.height())
    size, lines = broken(text, family, px, bold, rect.width(), rect.height(), most, least or px)
    pitch = min(size * LEADING, rect.height() / len(lines))
    height = pitch * len(lines)
    y = rect.y() + ((rect.height() - height) / 2 if middle else 0.0)
    for at, found in enumerate(lines):
        line(painter, found, QRectF(rect.x(), y + at * pitch, rect.width(), pitch), family, size, ink, bold, align)
    return height


def figures_width(text: str, family: str, px: float) -> float:
    """How wide `figures` sets a text: every digit takes the width of the widest, whatever the font."""
    cell = max(width(digit, family, px) for digit in "0123456789")
    return sum(cell if sign.isdigit() else width(sign, family, px) for sign in text)


def figures(
    painter: QPainter, text: str, rect: QRectF, family: str, px: float, ink: str, align: Align = "centre", widest: str = ""
) -> QRectF:
    """Figures that stand still while they change. Sized so that `widest` (or the text) fits. Returns where they lie."""
    size = float(round(min(px, rect.height() * 1.3)))
    size = _shrunk(
        size,
        _SMALLEST_PX,
        max(rect.width(), 1.0),
        lambda px: max(figures_width(widest, family, px), figures_width(text, family, px)),
    )
    wide = figures_width(text, family, size)
    cell = max(width(digit, family, size) for digit in "0123456789")
    x = {"left": rect.x(), "centre": rect.center().x() - wide / 2, "right": rect.right() - wide}[align]
    where = QRectF(x, rect.y(), wide, rect.height())
    baseline = rect.center().y() + cap_height(family, size) / 2
    painter.setFont(font(family, size, True))
    painter.setPen(colour(ink))
    for sign in text:
        own = width(sign, family, size)
        step = cell if sign.isdigit() else own
        painter.drawText(QPointF(x + (step - own) / 2, baseline), sign)
        x += step
    return where
