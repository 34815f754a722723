"""Makes `kind_words.py`, where translation tools find kinds' words: `python -m ui.forms.collecting ui/forms/kind_words.py`.

They read strings in code; the words stand beside the fields in `studio.kinds`, where no window is known.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from studio.kinds.families import FAMILIES

_HEAD = '''"""The words of all kinds, for the translation tools. Made by `ui.forms.collecting`."""

# ruff: noqa: E501  a sentence is one string, or the translation tools do not find it
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
'''


def collected() -> str:
    """The module's text, as it should be."""
    words = dict.fromkeys(text for family in FAMILIES for text in family.words())
    sentences = dict.fromkeys(text for family in FAMILIES for text in family.sentences())
    return f"{_HEAD}\n{_tuple('WORDS', 'Kinds', words)}{_tuple('SENTENCES', 'DeskWords', sentences)}"


def _tuple(name: str, context: str, texts: Iterable[str]) -> str:
    rows = "".join(f"    QT_TRANSLATE_NOOP({_quoted(context)}, {_quoted(text)}),\n" for text in texts)
    return f"{name} = (\n{rows})\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(collected(), encoding="utf-8")
