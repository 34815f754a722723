"""Words of strangers in one plain line."""

from __future__ import annotations

import pytest

from studio.values.plain_text import plain, shortened


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  two\n lines\t", "two lines"),
        ("我的需求：小码 🔥", "我的需求：小码 🔥"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("x" * 300, "x" * 200),
        ("a" + "\u200b" * 500 + "b", "ab"),
        ("half \ud83d of one, \ue000 of nobody", "half of one, of nobody"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\u2066\u2069 \n", ""),
    ],
)
def test_one_plain_line(said: str, kept: str) -> None:
    assert plain(said, 200) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Blue lid\nplease", "Blue lid please"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x" * 198 + " only if it is blue", "x" * 198 + "…"),
        ("\u200b" * 5000 + "Blue lid please", "Blue lid please"),
        (" " * 5000 + "Blue lid please", "Blue lid please"),
        ("\u200b" * 20_000 + "Blue lid please", "…"),
        ("Blue" + " " * 20_000 + "or not at all", "Blue…"),
        ("", ""),
    ],
    ids=range(9),
)
def test_what_is_left_out_is_said(said: str, kept: str) -> None:
    assert shortened(said, 200) == kept
    assert shortened(shortened(said, 200), 200) == kept
