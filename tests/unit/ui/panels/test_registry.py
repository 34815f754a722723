"""Panels are found by looking into the folders of `ui`, and what a folder declares wrongly is said."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QWidget

from ui.panels import MODES, Panel, Place, registry


def a_panel(**changes: object) -> Panel:
    given = {"id": "x", "title": lambda: "X", "modes": {"mixing": Place(where="below")}, "build": lambda _context: QWidget()}
    return Panel(**given | changes)  # type: ignore[arg-type]


def test_every_panel_has_a_word_for_its_id_a_title_and_a_place() -> None:
    panels = registry.found()
    assert len(panels) >= 14
    for panel in panels:
        assert panel.id.isidentifier(), panel
        assert panel.title()
        assert set(panel.modes) <= set(MODES)
    assert len({panel.title() for panel in panels}) == len(panels)


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ((a_panel(), a_panel()), "another panel has the id 'x'"),
        (("queue",), "is no Panel"),
        ((a_panel(modes={}),), "one or several of the modes mixing, selling"),
        ((a_panel(modes={"dreaming": Place(where="below")}),), "one or several of the modes mixing, selling"),
    ],
)
def test_what_is_declared_wrongly_is_said(declared: tuple[object, ...], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module
    monkeypatch.setattr(
        registry.importlib,
        "import_module",
        lambda name: SimpleNamespace(PANELS=declared) if name == "ui.crowd" else real(name),
    )
    with pytest.raises(TypeError, match=words):
        registry.found()


def test_a_panel_without_a_place_in_a_mode_has_one_for_when_it_is_opened() -> None:
    place = a_panel().place("selling")
    assert (place.where, place.shown) == ("below", False)
