"""How many of a thing is said in one way, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studio.values.counting import THINGS, counted

ROOT = Path(__file__).parents[3]
# A number in front of several things, as a sentence has it that was put together by hand.
BY_HAND = re.compile(r"\{[a-z][^{}]*\} (?:" + "|".join(THINGS.values()) + r")\b")


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [(1, "unit", "1 unit"), (0, "unit", "0 units"), (1200, "product", "1,200 products"), (1, "order line", "1 order line")],
)
def test_one_and_several(number: int, thing: str, words: str) -> None:
    assert counted(number, thing) == words


def test_no_sentence_counts_by_hand() -> None:
    listed = ROOT / "ui" / "desk_words" / "catalogue"
    files = [path for part in ("studio/show", "studio/desk", "ui") for path in (ROOT / part).rglob("*.py")]
    sources = [path for path in files if path.parent != listed]
    assert len(sources) > 100
    found = [
        f"{path.relative_to(ROOT)}: {line}" for path in sources for line in BY_HAND.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []
