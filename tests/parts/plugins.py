"""Plugins that tests write: a folder with a manifest and one module, `entry.py`."""

from __future__ import annotations

from pathlib import Path

PLATE = '''
from studio.plugin_api import run_overlays


class Plate:
    """One colour, `values["level"]` in red, green and blue; another every `values["every_ns"]`."""

    def __init__(self, tile):
        self.tile = tile

    def draw(self, pixels, values, look, settings, at_ns):
        level = values["level"]
        every_ns = values.get("every_ns")
        if every_ns:
            level = at_ns // every_ns % 200
        pixels[...] = (level, level, level, 255)
        return (at_ns // every_ns + 1) * every_ns if every_ns else None


def run(context):
    run_overlays(context, {"plate": Plate})
'''
PLATE_TOML = '\n[[overlay]]\nkind = "plate"\nname = "Plate"\n'


def write(folder: Path, name: str, code: str, toml: str = "") -> Path:
    """The folder of a plugin `name` below `folder`, ready to run."""
    made = folder / name
    made.mkdir(parents=True, exist_ok=True)
    about = f'id = "{name}"\nname = "{name.title()}"\nversion = "1.0.0"\napi = 2\nentry = "{name}.entry"\n'
    (made / "plugin.toml").write_text(about + toml, encoding="utf-8")
    (made / "__init__.py").write_text("")
    (made / "entry.py").write_text(code, encoding="utf-8")
    return made
