"""Sizes and budgets as people write them: letters and numbers of sizes, weights, sums. Folded text in, values out."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

_LETTER = re.compile(
    r"(?:size |[穿拿拍要买选])([sml])(?![a-z'])|(?<![a-z0-9'])([sml])[码号]|(?<![a-z0-9])(x{1,3}s|x{1,4}l|[2-6]xl?)(?![a-z])"
)
_NUMBER = re.compile(r"\bsizes? (\d{1,2}(?:\.5)?)(?![\d.])|(?<!\d)(\d{2}(?:\.5)?)码|\bin an? (\d{1,2}\.5)(?!\d)")
_WEIGHT = re.compile(r"(?<![\d.])(\d{2,3}) ?(斤|公斤|kg|lbs?|pounds)(?![a-z])")
_UNITS = {"公斤": "kg", "lb": "lbs", "pounds": "lbs"}
_HEAVIEST = {"斤": 400, "kg": 200, "lbs": 450}

_SUM = re.compile(
    r"预算\D{0,4}(\d{1,6})|(?<![\d.])(\d{1,6})(?:元|块钱?|rmb)?(?:以内|以下|左右|之内)|不超过(\d{1,6})"
    r"|\b(?:budget\D{0,10}|under |below |less than |no more than |max(?:imum)? |up to |only (?:have|got) )[$£€¥]?(\d{1,6})"
    r"(?! ?(?:days?|hours?|min|weeks?|months?|people|lbs?|kg|cm|inch|years?|ml|oz|%|天|斤|小时|岁|号|人|分钟))"
)
_STEPS = (20, 50, 100, 200, 300, 500, 1_000, 2_000, 3_000, 5_000, 10_000)


def sizes(plain: str) -> Iterator[str]:
    """Letters ("XL", "3XL"), numbers ("38") and weights by tens ("110–119 斤") that a line names."""
    for found in _LETTER.finditer(plain):
        yield _letters(next(filter(None, found.groups())))
    for found in _NUMBER.finditer(plain):
        yield next(filter(None, found.groups()))
    for found in _WEIGHT.finditer(plain):
        weight, unit = int(found[1]), _UNITS.get(found[2], found[2])
        if weight <= _HEAVIEST[unit]:
            yield f"{weight // 10 * 10}–{weight // 10 * 10 + 9} {unit}"


def budgets(plain: str) -> Iterator[str]:
    """Sums that a line names as its most, rounded up to a step of a ladder, in whatever money its writer pays: "≤ 100"."""
    for found in _SUM.finditer(plain):
        most = int(next(filter(None, found.groups())))
        place = bisect.bisect_left(_STEPS, most)
        yield f"≤ {_STEPS[place]:,}" if place < len(_STEPS) else f"> {_STEPS[-1]:,}"


def _letters(found: str) -> str:
    """The same size written in one way: "XXL" is "2XL", "3X" is "3XL"."""
    if found[0].isdigit():
        return f"{found[0]}XL"
    many = found.count("x")
    return found.upper() if many < 2 or found.endswith("s") else f"{many}XL"
