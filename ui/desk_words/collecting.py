"""Makes the modules of `catalogue`, where translation tools find the sentences: `python -m ui.desk_words.collecting`.

They read strings in code, and the sentences stand in `studio.words` and in the folders of kinds and plugins, where no window
is known.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from studio.kinds import templates as studios
from studio.kinds.templates import templates_of
from studio.values.sentences import Template

_PLUGINS = Path(__file__).parents[2] / "plugins"
CATALOGUE = Path(__file__).with_name("catalogue")
_HEAD = '''"""Sentences of `{area}` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {{
{rows}}}
'''


def templates() -> Iterator[Template]:
    """Every sentence of the engine, of the kinds and of the bundled plugins."""
    yield from studios.templates()
    for module in plugin_modules():
        yield from templates_of(importlib.import_module(module))


def plugin_modules() -> list[str]:
    """The modules of sentences of the bundled plugins. `plugins` is on Python's path."""
    return sorted(f"{found.parent.name}.sentences" for found in _PLUGINS.glob("*/sentences.py"))


def collected() -> dict[str, str]:
    """The text of each module, as it should be, by area: what stands before the point in the codes of its sentences."""
    rows: dict[str, str] = {}
    for template in templates():
        area = template.code.partition(".")[0]
        row = f'    "{template.code}": str(QT_TRANSLATE_NOOP("DeskWords", {_quoted(template.english)})),\n'
        rows[area] = rows.get(area, "") + row
    return {area: _HEAD.format(area=area, rows=rows[area]) for area in sorted(rows)}


def listed() -> dict[str, str]:
    """The text of each module as it is, by area."""
    modules = (path for path in CATALOGUE.glob("*.py") if path.name != "__init__.py")
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(modules)}


def write() -> None:
    """Write the modules as they should be, and remove those of areas that are no more."""
    wanted = collected()
    for area in listed().keys() - wanted.keys():
        (CATALOGUE / f"{area}.py").unlink()
    for area, text in wanted.items():
        (CATALOGUE / f"{area}.py").write_text(text, encoding="utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    sys.path.insert(0, str(_PLUGINS))
    write()
