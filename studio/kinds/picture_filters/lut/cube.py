"""Reads .cube files: Adobe's Cube LUT Specification 1.0, and the table for each channel before the cube that Resolve writes.

Standard library alone, so that the desk can look at a file too. What is in a file is a stranger's: every number has bounds,
and what is wrong is said in a sentence that names the line.
"""

from __future__ import annotations

import io
import os
import stat
import time
from array import array
from dataclasses import dataclass, field

from studio.kinds.picture_filters.lut import sentences
from studio.values.plain_text import shortened
from studio.values.sentences import Field, Template
from studio.words.system import reason

MOST_SIDE = 65  # points of a cube's side
MOST_CURVE = 65_536  # points of a curve
MOST_BYTES = 32 << 20
_LONGEST_LINE = 4096  # characters; longer ones are no table, and splitting one would hold everybody up
_FURTHEST = 1e4  # a colour this far from 0..1 is a mistake

Triple = tuple[float, float, float]


class CubeError(Exception):
    """A file that is no table of colours, or cannot be read. `text` is a sentence for the operator."""

    def __init__(self, sentence: Template, path: str, **fields: Field) -> None:
        name = shortened(os.path.basename(path), 80)
        self.text = sentence(file=name, **fields)
        super().__init__(self.text)


@dataclass(slots=True)
class Table:
    """`size` points for each side of the cube or for the curve, of R, G, B each; in a cube red changes quickest.

    `low` and `high`: what the first and the last point stand for.
    """

    size: int = 0
    low: Triple = (0.0, 0.0, 0.0)
    high: Triple = (1.0, 1.0, 1.0)
    values: array[float] = field(default_factory=lambda: array("f"))


@dataclass(frozen=True, slots=True)
class Cube:
    """What a file says: a curve for each channel, then a cube; at least one of them."""

    curve: Table | None
    cube: Table | None


def read(path: str) -> Cube:
    """The tables in a file. Takes some tenths of a second, and lets other threads run meanwhile.

    Raises:
        CubeError: there is none, it cannot be read, or is not as it should be.
    """
    return parse(_bytes(path), path)


def parse(data: bytes, path: str) -> Cube:
    """The tables in a file's bytes; `path` is only named.

    Raises:
        CubeError: they are not as they should be.
    """
    return _Parser(path).parsed(data)


def _bytes(path: str) -> bytes:
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise CubeError(sentences.no_file, path)
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CubeError(sentences.gone, path) from None
    except OSError as error:
        raise CubeError(sentences.refused, path, why=reason(error)) from error
    except ValueError as error:
        raise CubeError(sentences.refused, path, why=sentences.bad_name()) from error
    if len(data) > MOST_BYTES:
        raise CubeError(sentences.large, path)
    return data


class _Parser:
    """One pass over the lines of a file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._curve, self._cube = Table(), Table()
        self._values = array("f")
        self._low: Triple = (0.0, 0.0, 0.0)
        self._high: Triple = (1.0, 1.0, 1.0)
        self._domain_at = ("", 0)  # the latest line about it
        self._ranged = {"LUT_1D_INPUT_RANGE": False, "LUT_3D_INPUT_RANGE": False}

    def parsed(self, data: bytes) -> Cube:
        if b"\0" in data:
            raise CubeError(sentences.other, self._path)
        lines = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", "replace")  # one after the other: a list of all takes 10 ms
        for number, line in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), ""), 1):
            if len(line) == _LONGEST_LINE:
                raise CubeError(sentences.not_three, self._path, line=number, text=shortened(line, 40))
            if not number % 128:
                time.sleep(0)  # nothing waits longer for this thread than it must
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0][0].isalpha():
                self._say(words, line, number)
            else:
                self._colour(words, line, number)
        return self._whole()

    def _say(self, words: list[str], line: str, number: int) -> None:
        keyword = words[0].upper()
        match keyword:
            case "LUT_1D_SIZE":
                self._curve.size = self._size(words, line, number, MOST_CURVE)
            case "LUT_3D_SIZE":
                self._cube.size = self._size(words, line, number, MOST_SIDE)
            case "DOMAIN_MIN":
                self._low, self._domain_at = self._numbers(words[1:], line, number), (line, number)
            case "DOMAIN_MAX":
                self._high, self._domain_at = self._numbers(words[1:], line, number), (line, number)
            case "LUT_1D_INPUT_RANGE" | "LUT_3D_INPUT_RANGE":
                low, high, _ = self._numbers([*words[1:], "0"] if len(words) == 3 else words[1:], line, number)
                table = self._curve if keyword == "LUT_1D_INPUT_RANGE" else self._cube
                table.low, table.high = (low,) * 3, (high,) * 3
                self._rising(table.low, table.high, line, number)
                self._ranged[keyword] = True
            case "LUT_IN_VIDEO_RANGE" | "LUT_OUT_VIDEO_RANGE":
                raise CubeError(sentences.video, self._path, text=keyword)

    def _size(self, words: list[str], line: str, number: int, most: int) -> int:
        if len(words) != 2 or not words[1].isascii() or not words[1].isdigit() or not 2 <= int(words[1][:9]) <= most:
            raise CubeError(sentences.size, self._path, line=number, text=shortened(line, 40), most=most)
        return int(words[1])

    def _colour(self, words: list[str], line: str, number: int) -> None:
        if not self._curve.size and not self._cube.size:
            raise CubeError(sentences.other, self._path)
        self._values.extend(self._numbers(words, line, number))

    def _numbers(self, words: list[str], line: str, number: int) -> Triple:
        try:
            red, green, blue = (float(word) for word in words)
        except ValueError:
            raise CubeError(sentences.not_three, self._path, line=number, text=shortened(line, 40)) from None
        if not (abs(red) <= _FURTHEST and abs(green) <= _FURTHEST and abs(blue) <= _FURTHEST):  # nor is not-a-number
            raise CubeError(sentences.far, self._path, line=number, text=shortened(line, 40))
        return red, green, blue

    def _rising(self, low: Triple, high: Triple, line: str, number: int) -> None:
        if not all(b - a > 1e-6 * max(1.0, abs(a), abs(b)) for a, b in zip(low, high, strict=True)):  # also as 32-bit numbers
            raise CubeError(sentences.rising, self._path, line=number, text=shortened(line, 40))

    def _whole(self) -> Cube:
        curve, cube, values = self._curve, self._cube, self._values
        if not curve.size and not cube.size:
            raise CubeError(sentences.other, self._path)
        self._rising(self._low, self._high, *self._domain_at)
        wanted = curve.size + cube.size**3
        if len(values) != 3 * wanted:
            raise CubeError(sentences.count, self._path, found=len(values) // 3, wanted=wanted)
        curve.values, cube.values = values[: 3 * curve.size], values[3 * curve.size :]
        for table, keyword in ((curve, "LUT_1D_INPUT_RANGE"), (cube, "LUT_3D_INPUT_RANGE")):
            if not self._ranged[keyword] and (table is curve or not curve.size):  # the domain is that of what comes in
                table.low, table.high = self._low, self._high
        return Cube(curve if curve.size else None, cube if cube.size else None)
