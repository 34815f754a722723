"""The test card: colour bars, a running clock, a moving marker, and once a second a flash and a beep at the same instant.

The clock is the monotonic one, so that every process and every test can compare. Machine-readable stamp, in the top left
corner: one row of 18 squares, each `width / 40` wide and high. Square 0 is white; squares 1 to 16 are the bits (white is
1, the highest first) of the picture's due time in ms modulo 65536; square 17 makes the number of white squares odd.
`read_stamp` reads it at any size.

Flash and beep: the first picture due at or after each whole second, and every one less than 80 ms later, has a white box
in its middle; 80 ms of 1 kHz at -6 dBFS begin with the sample that sounds when the first of them is due.
"""

from __future__ import annotations

from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from studio import colour
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, sample_at, tick_at, tick_time_ns
from studio.kinds.sources.test_card import TestCard
from studio.media.inputs.output import SourceOutput, even
from studio.media.pictures import text

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

STAMP_BITS = 16
FLASH_NS = 80_000_000
BEEP_HZ = 1000
_BEEP_SAMPLES = SAMPLE_RATE_HZ * 80 // 1000
_SLOTS = 8
_AHEAD = 5
_REFILL_AT = 2
_LEAD_NS = NS // 20
_WHITE, _BLACK, _GREY = 235, 16, 60
_BARS = [(191, 191, 191), (191, 191, 0), (0, 191, 191), (0, 191, 0), (191, 0, 191), (191, 0, 0), (0, 0, 191), (0, 0, 0)]  # 75 %


def run(card: TestCard, output: SourceOutput, link: DeskLink) -> None:
    """Show the card and sound its beep until the output is `ending`."""
    output.slots = _SLOTS
    painter = Painter(even(card.width), even(card.height), Fraction(card.rate_hz).limit_denominator(1001))
    frame_ns = int(NS / painter.rate)
    tick = painter.tick_at(output.clock.now_ns() + _LEAD_NS)
    sounded = sample_at(painter.due_ns(tick))
    while not output.ending:
        now = output.clock.now_ns()
        if painter.due_ns(tick) < now - NS:  # stood still (sleep, a stopped process): go on where the clock is
            tick = painter.tick_at(now)
        while (due := painter.due_ns(tick)) < now + _LEAD_NS + _AHEAD * frame_ns:
            output.picture(painter.planes(tick), due, due)
            until = sample_at(painter.due_ns(tick + 1))
            output.sound(beeps(painter, sounded, until), sounded)
            sounded = until
            tick += 1
        output.report()
        output.poll(max(0.001, (due - _LEAD_NS - _REFILL_AT * frame_ns - output.clock.now_ns()) / NS))


def read_stamp(y: U8) -> int | None:
    """The due time in ms modulo 65536 from the luma plane of a test card, scaled in any way; None when there is none."""
    side = y.shape[1] / 40
    row = int(side / 2)
    cells = [int(y[row, int(side * (number + 0.5))]) > 125 for number in range(STAMP_BITS + 2)]
    if not cells[0] or sum(cells) % 2 == 0:
        return None
    value = 0
    for bit in cells[1 : STAMP_BITS + 1]:
        value = value * 2 + bit
    return value


def is_flash(y: U8) -> bool:
    """True when the box in the middle is white."""
    height, width = y.shape
    return float(y[height * 7 // 16 : height * 9 // 16, width * 7 // 16 : width * 9 // 16].mean()) > 200


def beeps(painter: Painter, start: int, end: int) -> F32:
    """The card's sound from sample `start` to `end`, (n, 2)."""
    samples = np.zeros((end - start, 2), np.float32)
    second = (start * NS // SAMPLE_RATE_HZ) // NS - 1
    while second * SAMPLE_RATE_HZ < end + SAMPLE_RATE_HZ:
        begin = sample_at(painter.flash_ns(second))
        first, last = max(start, begin), min(end, begin + _BEEP_SAMPLES)
        if first < last:
            phase = np.arange(first - begin, last - begin) * (2 * np.pi * BEEP_HZ / SAMPLE_RATE_HZ)
            samples[first - start : last - start] = (0.5 * np.sin(phase)).astype(np.float32)[:, None]
        second += 1
    return samples


class Painter:
    """Paints the card of a tick. Everything that stays is painted once; a picture costs its changing patches."""

    def __init__(self, width: int, height: int, rate: Fraction) -> None:
        self.rate = rate
        self._width, self._height = width, height
        self._y, self._u, self._v = _background(width, height)
        self._still = self._y.copy()
        self._strip = slice(height * 11 // 16 & ~1, height)
        self._cell = width / 40
        self._glyphs = _glyphs(max(12, height // 8))

    def due_ns(self, tick: int) -> int:
        return tick_time_ns(tick, self.rate.numerator, self.rate.denominator)

    def tick_at(self, time_ns: int) -> int:
        """The first tick due at or after `time_ns`."""
        tick = tick_at(time_ns, self.rate.numerator, self.rate.denominator)
        return tick if self.due_ns(tick) >= time_ns else tick + 1

    def flash_ns(self, second: int) -> int:
        """When the flash of that second of the monotonic clock begins: with its first picture."""
        return self.due_ns(self.tick_at(second * NS))

    def planes(self, tick: int) -> tuple[U8, U8, U8]:
        """The picture of a tick, in memory that the next call paints over."""
        due = self.due_ns(tick)
        self._y[self._strip] = self._still[self._strip]
        self._paint_stamp(due // 1_000_000 % (1 << STAMP_BITS))
        self._paint_clock(due)
        self._paint_marker(due)
        self._paint_flash(0 <= due - self.flash_ns(due // NS) < FLASH_NS)
        return self._y, self._u, self._v

    def _paint_stamp(self, value: int) -> None:
        bits = [1, *((value >> shift) & 1 for shift in range(STAMP_BITS - 1, -1, -1))]
        bits.append(1 - sum(bits) % 2)
        for number, bit in enumerate(bits):
            left, right = round(number * self._cell), round((number + 1) * self._cell)
            self._y[: round(self._cell), left:right] = _WHITE if bit else _BLACK

    def _paint_clock(self, due: int) -> None:
        seconds, rest = divmod(due, NS)
        frame = rest * self.rate.numerator // (self.rate.denominator * NS)
        words = f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frame:02}  {rest // 1_000_000:03}"
        glyphs = [self._glyphs[letter] for letter in words]
        left = (self._width - sum(glyph.shape[1] for glyph in glyphs)) // 2
        top = self._strip.start + self._height // 32
        for glyph in glyphs:
            place = self._y[top : top + glyph.shape[0], max(0, left) : max(0, left + glyph.shape[1])]
            place[:] = glyph[: place.shape[0], : place.shape[1]]
            left += glyph.shape[1]

    def _paint_marker(self, due: int) -> None:
        """A bar that crosses the picture in two seconds."""
        width = max(2, self._width // 80)
        left = (due % (2 * NS)) * (self._width - width) // (2 * NS)
        self._y[self._height - self._height // 12 :, left : left + width] = _WHITE

    def _paint_flash(self, on: bool) -> None:
        rows = slice(self._height * 6 // 16 & ~1, self._height * 10 // 16 & ~1)
        columns = slice(self._width * 6 // 16 & ~1, self._width * 10 // 16 & ~1)
        self._y[rows, columns] = _WHITE if on else _BLACK


def _background(width: int, height: int) -> tuple[U8, U8, U8]:
    y = np.full((height, width), _GREY, np.uint8)
    u, v = (np.full((height // 2, width // 2), 128, np.uint8) for _ in range(2))
    rows = height * 11 // 16 & ~1
    for number, rgb in enumerate(_BARS):
        left, right = (even(width * place // len(_BARS)) if place else 0 for place in (number, number + 1))
        luma, cb, cr = (round(part) for part in colour.ycbcr(*rgb))
        y[:rows, left:right] = luma
        u[: rows // 2, left // 2 : right // 2], v[: rows // 2, left // 2 : right // 2] = cb, cr
    cell = int(np.ceil(width / 40 / 2)) + 1
    for plane in (u, v):  # grey under the stamp and the flash
        plane[:cell, : width * 18 // 80 + 2] = 128
        flash = plane[(height * 6 // 16 & ~1) // 2 : (height * 10 // 16 & ~1) // 2]
        flash[:, (width * 6 // 16 & ~1) // 2 : (width * 10 // 16 & ~1) // 2] = 128
    return y, u, v


def _glyphs(size_px: int) -> dict[str, U8]:
    """Luma sprites of equal height; digits of equal width, so that the clock stands still."""
    face = text.font(size_px)
    digit = int(max(face.getlength(letter) for letter in "0123456789")) + 2
    glyphs: dict[str, U8] = {}
    for letter in "0123456789: ":
        width = digit if letter.isdigit() else int(face.getlength(letter)) + 2
        image = Image.new("L", (width, size_px * 5 // 4), 0)
        ImageDraw.Draw(image).text((width // 2, size_px * 5 // 8), letter, fill=255, font=face, anchor="mm")
        light = np.asarray(image)
        glyphs[letter] = cv2.convertScaleAbs(light, alpha=(_WHITE - _GREY) / 255, beta=_GREY).astype(np.uint8)
    return glyphs
