"""The list of sources: what its menu offers of a source, and what its rows say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QMenu

from studio.document.model import Source
from studio.kinds.sources import Image, Input, TestCard
from studio.kinds.sources.playlist import Playlist
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.sources.source_list import SourceList, _SourceRow
from ui.window import MainWindow


def test_next_and_previous_are_offered_where_there_are_several(corner: Corner, subtests: pytest.Subtests) -> None:
    inputs: list[tuple[Input, bool]] = [
        (Image(paths=("/a.png",)), False),
        (Image(paths=("/a.png", "/b.png")), True),
        (Playlist(paths=("/a.mp4",)), True),
        (Playlist(folder="/clips"), True),
        (TestCard(), False),
    ]
    sources = SourceList(corner.room, corner)
    for given, steps in inputs:
        with subtests.test(given=given):
            menu = QMenu(corner)
            sources._fill_menu(menu, Source(id="new", name="New", input=given))
            words = {action.text() for action in menu.actions()}
            assert "Remove" in words
            assert (words >= {"Next", "Previous"}, bool(words & {"Next", "Previous"})) == (steps, steps)
    sources.deleteLater()


def test_a_row_says_its_size_or_which_of_its_items_is_seen(
    window: MainWindow, desk: DeskThread, until: Callable[..., None]
) -> None:
    sources = window.findChild(SourceList)
    assert isinstance(sources, SourceList)

    def row() -> _SourceRow:
        found = sources.rows.itemWidget(sources.rows.item(0))
        assert isinstance(found, _SourceRow)
        return found

    desk.processes.says("source.camera-a", "running", width=1280, height=720)
    until(lambda: row()._figures.text() == "1280x720")
    assert row().toolTip() == "Camera A"
    desk.processes.says("source.camera-a", "running", width=1280, height=720, item="offer.png", item_number=2, items=4)
    until(lambda: row()._figures.text() == "2/4")
    assert row().toolTip() == "Camera A: offer.png"
