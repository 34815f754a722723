"""What the rules of selling refuse is said in the window's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")


from ui.desk_words import said

RULES = Path(__file__).parents[4] / "studio" / "show" / "selling"


def refusals(source: Path) -> Iterator[str]:
    """The sentences in calls of RefusedError, fields filled with "x"."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError" and len(node.args) > 1:
            text = node.args[1]
            if isinstance(text, ast.Constant):
                yield str(text.value)
            elif isinstance(text, ast.JoinedStr):
                words = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in text.values)
                yield words.replace(".x", ". x")  # a reason that follows brings its own space


def test_every_guard_of_queue_and_launch_is_known(chinese: None) -> None:
    spoken = {text for name in ("launch.py", "queue.py") for text in refusals(RULES / name)}
    assert len(spoken) > 12
    assert {text for text in spoken if said(text) == text} == set()


def test_sentences_keep_their_figures(chinese: None) -> None:
    below = "¥20.00 is below the floor price of 3 'Wok', ¥25.00. Raise it, or change the floor price in the queue."
    assert said(below) == "¥20.00 低于 3 'Wok' 的破价底线 ¥25.00。请提高价格，或在队列里改破价底线。"
    assert (
        said("Shop 'rehearsal' asks ¥45.00 for 3 'Wok', not ¥40.00: the card says what the shop asks.")
        == "店铺“rehearsal”里 3 'Wok' 卖 ¥45.00，不是 ¥40.00；贴片按店铺价格显示。"
    )
