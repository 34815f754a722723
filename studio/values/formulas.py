"""Texts that a spreadsheet would take for formulas: a title like =HYPERLINK(...) must stay a title in every CSV that leaves."""

from __future__ import annotations

import re

_FORMULA = r"[=+\-@\t\r＝＋－＠]"  # full-width ones, too: spreadsheets of East Asia take them for the others
_GUARDED = re.compile(rf"'+{_FORMULA}")
_TO_GUARD = re.compile(rf"'*{_FORMULA}")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would calculate."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """Undo `guarded`: return the text that it was given."""
    return text[1:] if _GUARDED.match(text) else text
