"""Reads a price card in a program picture: its letters and figures are told apart by their shapes, as an eye would.

Nothing of the card's drawing is used but its font, so that a card which draws a wrong number is read as it was drawn. Where the
lines lie is known for a card of `SIZE` in English and the night theme. Pictures are luma, limited range, (h, w) uint8.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]
Signs = tuple[str, ...]
Sizes = tuple[int, ...]
Weights = tuple[bool, ...]
ROOT = Path(__file__).resolve().parents[2]

SIZE = (800, 240)  # of the card's box, in pixels
Area = tuple[int, int, int, int]  # x, y, width, height within the box
_BADGE: Area = (30, 30, 186, 33)
_PRICE: Area = (232, 118, 552, 53)
_STATE: Area = (236, 174, 537, 44)
_COUPON: Area = (450, 20, 330, 30)
_BODY: Area = (240, 60, 520, 150)

_DRAWN_PX = 128  # the size at which shapes are learnt
_UNLIKE = 0.3  # mean difference, 0 to 1, from which a shape is none that we know
_DARKEST_CARD, _WHOLE_CARD = 22, 36  # luma of a plate: what is darker is no card, or one that comes or goes
_BAND = 135  # luma that the ground of a band has, and a pill has not
_STATES = {
    "Coming up": "announced",
    "Opens in": "countdown",
    "On sale": "on_sale",
    "Only left": "few_left",
    "Almost gone": "few_left",
    "Sold out": "sold_out",
}
# Signs that touch in this font are learnt together as well.
_DIGITS = (*"0123456789", *(f"{digit}4" for digit in "0123456789"), *(f"4{digit}" for digit in "012356789"))
_THICKEST = 15  # pixels, of a stroke
_BOX_PX = 20  # pixels: higher than a line of small letters, not so high as the box around one
_FAINTEST = 60  # luma between ground and ink
_EDGE = 0.55  # ink from which a pixel belongs to a sign
_ROUNDING = 1.8  # pixels by which bounds may differ from those learnt
_SPACE = 0.17  # of the size: a gap from which it is a space
_BADGE_SIGNS = (*_DIGITS, *"Link")
_PRICE_SIGNS = (*_DIGITS, *",.$¥KWD")
_SAVED_SIGNS = (*_PRICE_SIGNS, *"Save()%")
_STATE_SIGNS = (*_DIGITS, *"|:.,", *"ACOadefgilmnopstuy", "ft")
_COUPON_SIGNS = (*_DIGITS, *"CouponFREGIT")
_PRICE_PX = tuple(range(24, 60))
_LINE_PX = (16, 17, 18, 19, 20, 21, 22)  # sizes that small letters may have

_LEARN = """
import json, sys
import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from cards import lettering
from studio.values import refcount_workaround
refcount_workaround.keep()
application = QGuiApplication([])
signs, px, out = json.load(sys.stdin)
shapes = []
for sign, bold in signs:
    image = QImage(px * 2, px * 2, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setFont(lettering.font("", float(px), bold))
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(QPointF(px // 4, px * 3 // 2), sign)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    shapes.append(rows[:, : image.width()].copy())
np.save(out, np.stack(shapes))
"""


@dataclass(frozen=True)
class Reading:
    """What a viewer reads; None or "" where nothing is to be read."""

    link_no: int | None
    price: str  # as it stands there: "$12.50"
    saved: str  # against the list price; its own figures are struck through, and not to be read
    state: str  # as the show names it
    sold: int | None
    left: int | None
    coupon: str
    doubtful: bool  # there is a number of units that could not be read
    words: str  # the whole line of the state; what could not be read is "?"

    @property
    def whole(self) -> bool:
        """Whether everything that has to be there could be read."""
        price = bool(self.price) and "?" not in self.price
        return self.link_no is not None and price and "?" not in self.saved and bool(self.state) and not self.doubtful


_MOVING = Reading(None, "", "", "", None, None, "", False, "")


@dataclass(frozen=True)
class _Mark:
    """Something of ink in an area: its bounds, and how much ink each pixel has, 0 to 1."""

    x: int
    y: int
    ink: F32

    @property
    def width(self) -> int:
        return int(self.ink.shape[1])

    @property
    def height(self) -> int:
        return int(self.ink.shape[0])

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True)
class _Shape:
    """A sign of a font at `_DRAWN_PX`, cut to its ink. `bottom`: how far below the line it stands on it reaches, in pixels."""

    sign: str
    ink: F32
    bottom: float

    def at(self, px: int) -> tuple[float, float, float]:
        """Width, height and bottom at another size."""
        scale = px / _DRAWN_PX
        return self.ink.shape[1] * scale, self.ink.shape[0] * scale, self.bottom * scale


def part(picture: U8, area: Area) -> U8:
    x, y, width, height = area
    return picture[y : y + height, x : x + width]


def read(card: U8) -> Reading | None:
    """What the card says whose box this is; None: there is no card."""
    assert card.shape == SIZE[::-1]
    plate = float(np.median(part(card, _BODY)))
    if plate < _DARKEST_CARD:
        return None
    if plate < _WHOLE_CARD:
        return _MOVING
    price, right = _price(part(card, _PRICE))
    badge = _text(_marks(part(card, _BADGE)), _BADGE_SIGNS, (19, 20, 21), (True,))
    number = re.fullmatch(r"Link(\d+)", badge.replace(" ", ""))
    words = _state_words(part(card, _STATE))
    bare = words.replace(" ", "")
    sold = re.search(r"([\d,?]+)sold", bare.lstrip("?"))
    left = re.search(r"(?:Only|\||sale)([\d,?]+)left", bare)
    return Reading(
        link_no=int(number[1]) if number else None,
        price=price,
        saved=_saved(part(card, _PRICE)[:, right:]),
        state=_state(words),
        sold=_number(sold),
        left=_number(left),
        doubtful=any("?" in found[1] for found in (sold, left) if found),
        coupon=_coupon(part(card, _COUPON)),
        words=words,
    )


def _number(found: re.Match[str] | None) -> int | None:
    figures = found[1].replace(",", "") if found else ""
    return int(figures) if figures.isdigit() else None


def _state(words: str) -> str:
    letters = "".join(sign for sign in words.partition("|")[0] if sign.isalpha())

    def likeness(known: str) -> float:
        bare = known.replace(" ", "")
        return SequenceMatcher(None, bare, letters[: len(bare)]).ratio()

    best = max(_STATES, key=likeness)
    return _STATES[best] if likeness(best) > 0.7 else ""


def _state_words(area: U8) -> str:
    """A band is a bright line with dark letters; else letters are bright."""
    bright = np.median(area[:, 240:340], axis=1) > _BAND  # between what stands at its left and at its right
    found = _marks(255 - area[bright][2:-2, 8:-6]) if bright.mean() > 0.5 else _marks(area)
    return _text([one for one in found if one.height < 30 and one.width < 40], _STATE_SIGNS, _LINE_PX, (False, True))


def _coupon(area: U8) -> str:
    marks = [one for one in _marks(area) if one.height < 20 and one.width < 20]
    return _text(marks, _COUPON_SIGNS, _LINE_PX, (True,)).replace(" ", "").strip("?")


def _saved(area: U8) -> str:
    """What stands in the bright box beside a price, after its first word."""
    filled = cv2.morphologyEx(area, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # over the letters in it
    bright = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((_BOX_PX, _BOX_PX), np.uint8)) > _BAND
    if not bright.any():
        return ""
    rows, columns = np.flatnonzero(bright.any(axis=1)), np.flatnonzero(bright.any(axis=0))
    box = area[rows[-1] - _BOX_PX : rows[-1] - 1, columns[0] + 4 : columns[-1] - 3]  # what is struck through lies above it
    words = _text([one for one in _marks(255 - box) if one.height < 30], _SAVED_SIGNS, _LINE_PX, (True,)).replace(" ", "")
    found = re.search(r"ave(.+?)\(", words)
    return found[1] if found else "?"


def _price(area: U8) -> tuple[str, int]:
    """The signs that stand on the line of the largest, up to the first gap; and the column where they end."""
    marks = [one for one in _marks(area) if one.width < 44]
    largest = max(marks, key=lambda one: one.height, default=None)
    if largest is None:
        return "", 0
    base = largest.bottom
    text, right = "", 0
    for one in marks:
        if not -3 <= one.bottom - base <= 15:
            continue
        if right and one.x - right > largest.height * 0.6:
            break
        right = one.right
        text += min(_likest(one, base, _PRICE_SIGNS, _PRICE_PX, (True,)).values())[1]
    return text, right


# ------------------------------------------------------------ ink


def _marks(area: U8) -> list[_Mark]:
    """What is bright and holds together, from left to right; dots above one another, or above a letter, are one mark with it."""
    ground = cv2.morphologyEx(area, cv2.MORPH_OPEN, np.ones((_THICKEST, _THICKEST), np.uint8)).astype(np.float32)
    contrast = float((area - ground).max())
    if contrast < _FAINTEST:
        return []
    ink = ((area - ground) / contrast).astype(np.float32)
    _, _, boxes, _ = cv2.connectedComponentsWithStats((ink > _EDGE).astype(np.uint8), connectivity=8)
    found: list[list[int]] = []
    for x, y, width, height, size in sorted(boxes[1:].tolist()):
        if size < 3:
            continue
        before = found[-1] if found else None
        if before is not None and x < before[2] - 1 and min(height, before[3] - before[1]) < 8:
            before[:] = [min(x, before[0]), min(y, before[1]), max(x + width, before[2]), max(y + height, before[3])]
        else:
            found.append([x, y, x + width, y + height])
    return [_Mark(left, top, ink[top:bottom, left:right]) for left, top, right, bottom in found]


# ------------------------------------------------------------ signs


def _text(marks: list[_Mark], signs: Signs, sizes: Sizes, weights: Weights) -> str:
    """A line of one size, as its marks are most like; wide gaps are spaces."""
    if not marks:
        return ""
    base = Counter(one.bottom for one in marks).most_common(1)[0][0]
    likest = [_likest(one, base, signs, sizes, weights) for one in marks]
    px = min(sizes, key=lambda size: sum(by_size[size][0] for by_size in likest))
    text, right = "", marks[0].x
    for one, by_size in zip(marks, likest, strict=True):
        text += (" " if one.x - right > px * _SPACE else "") + by_size[px][1]
        right = one.right
    return text


def _likest(mark: _Mark, base: int, signs: Signs, sizes: Sizes, weights: Weights) -> dict[int, tuple[float, str]]:
    """By size: how far a mark on the line `base` is from the sign that it is most like, and that sign; "?" for none."""
    kinds, bounds = _kinds(signs, sizes, weights)
    off = np.abs(bounds - (mark.width, mark.height, mark.bottom - base)).max(axis=1)
    found = dict.fromkeys(sizes, (_UNLIKE, "?"))
    for number in np.flatnonzero(off <= _ROUNDING).tolist():
        px, sign, bold = kinds[number]
        distance = float(np.abs(_fitted(sign, bold, mark.width, mark.height) - mark.ink).mean()) + float(off[number]) * 0.01
        found[px] = min(found[px], (distance, sign))
    return found


@functools.cache
def _kinds(signs: Signs, sizes: Sizes, weights: Weights) -> tuple[list[tuple[int, str, bool]], F32]:
    """Every sign at every size and weight, with its width, its height and how far it reaches below its line."""
    shapes = _shapes()
    kinds = [(px, sign, bold) for px in sizes for sign in signs for bold in weights]
    return kinds, np.array([shapes[sign, bold].at(px) for px, sign, bold in kinds], np.float32)


@functools.lru_cache(maxsize=20_000)
def _fitted(sign: str, bold: bool, width: int, height: int) -> F32:
    fitted: F32 = cv2.resize(_shapes()[sign, bold].ink, (width, height), interpolation=cv2.INTER_AREA)
    return fitted


@functools.cache
def _shapes() -> dict[tuple[str, bool], _Shape]:
    """By sign and weight (True: bold). Learnt once, in a process of their own: see `tests.parts.card_reader`."""
    signs = sorted({*_BADGE_SIGNS, *_SAVED_SIGNS, *_STATE_SIGNS, *_COUPON_SIGNS})
    wanted = [(sign, bold) for sign in signs for bold in (False, True)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "signs.npy"
        asked = json.dumps([wanted, _DRAWN_PX, str(out)]).encode()
        subprocess.run([sys.executable, "-c", _LEARN], input=asked, env=environment, check=True, timeout=180)
        drawn = np.load(out)
    found = {}
    for (sign, bold), image in zip(wanted, drawn, strict=True):
        ink = image.astype(np.float32) / 255
        rows, columns = np.flatnonzero((ink > _EDGE).any(1)), np.flatnonzero((ink > _EDGE).any(0))
        cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        found[sign, bold] = _Shape(sign, cut, float(rows[-1] + 1 - _DRAWN_PX * 3 // 2))
    return found
