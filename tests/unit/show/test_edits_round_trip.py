"""Random edits from the real schemas: what an edit makes is a show that its own file gives back, and undo finds again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.document.model import Show
from studio.show import document, edits
from studio.show.undo_history import UndoHistory
from studio.values.errors import RefusedError
from tests.fuzz.commands.generator import Generator

_DEMO = Path(__file__).parents[3] / "resources" / "demo" / "demo.json"
_CALLS = 1500


@pytest.mark.parametrize("seed", range(4))
def test_what_an_edit_makes_is_a_show(seed: int, tmp_path: Path) -> None:
    generator = Generator(seed, tmp_path)
    begun = show = document.parse(_DEMO.read_bytes())
    history, made = UndoHistory(), 0
    for number in range(_CALLS):
        if number % 100 == 0:
            show, history = begun, UndoHistory()
        generator.show = msgspec.to_builtins(show)
        name, params = generator.call()
        after = _edited(show, name, params)
        if after is None or after == show:
            continue
        made += 1
        assert document.parse(document.to_json(after)) == after, (name, params)
        history.record(show, after, name, "", number * 10**10)
        assert history.undo(after)[0] == show, (name, params)
        history.redo(show)
        show = after
    assert made > 30


def _edited(show: Show, name: str, params: dict[str, Any]) -> Show | None:
    if name not in edits.COMMANDS:
        return None
    try:
        return edits.apply(show, name, params).show
    except RefusedError:
        return None
