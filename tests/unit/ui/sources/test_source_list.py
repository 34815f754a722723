"""The list of sources: what its menu offers of a source."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QMenu

from studio.document.model import Source
from studio.kinds.sources import Image, Input, TestCard
from studio.kinds.sources.playlist import Playlist
from ui.sources.source_list import SourceList
from ui.window import MainWindow


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        (Image(paths=("/a.png",)), False),
        (Image(paths=("/a.png", "/b.png")), True),
        (Playlist(paths=("/a.mp4",)), True),
        (Playlist(folder="/clips"), True),
        (TestCard(), False),
    ],
)
def test_next_and_previous_are_offered_where_there_are_several(window: MainWindow, given: Input, steps: bool) -> None:
    sources, menu = SourceList(window.room, window), QMenu(window)
    sources._fill_menu(menu, Source(id="new", name="New", input=given))
    words = {action.text() for action in menu.actions()}
    assert "Remove" in words
    assert (words >= {"Next", "Previous"}, bool(words & {"Next", "Previous"})) == (steps, steps)
    sources.deleteLater()
