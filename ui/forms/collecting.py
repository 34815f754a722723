"""Makes `kind_words.py`, where translation tools find kinds' words: `python -m ui.forms.collecting ui/forms/kind_words.py`.

They read strings in code; the words stand beside the fields in `studio.kinds`, where no window is known.
"""

from __future__ import annotations

import sys
from pathlib import Path

from studio.kinds.families import FAMILIES

_HEAD = '''"""The words of all kinds, for the translation tools. Made by `ui.forms.collecting`."""

# ruff: noqa: E501  a text is one string, or the translation tools do not find it
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
'''


def collected() -> str:
    """The module's text, as it should be."""
    words = dict.fromkeys(text for family in FAMILIES for text in family.words())
    rows = "".join(f'    QT_TRANSLATE_NOOP("Kinds", {_quoted(text)}),\n' for text in words)
    return f"{_HEAD}\nWORDS = (\n{rows})\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(collected(), encoding="utf-8")
