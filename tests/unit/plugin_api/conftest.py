"""A session folder, and a plugin folder with a manifest."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.ipc import session

MANIFEST = """
id = "cards"
name = "Cards"
version = "1.0.0"
api = 2
entry = "cards.entry"
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = session.create()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def plugin(tmp_path: Path) -> Callable[..., Path]:
    """`plugin(toml, name="cards")`: the folder of a plugin with that added to its manifest."""

    def make(more: str = "", name: str = "cards", manifest: str = MANIFEST) -> Path:
        made = tmp_path / name
        made.mkdir()
        (made / "plugin.toml").write_text(manifest + more, encoding="utf-8")
        (made / "entry.py").write_text("def run(context): pass\n")
        return made

    return make
