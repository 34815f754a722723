"""The strip in a window: any number of tiles at any size come to rest, and are asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication

from tests.parts.example_show import example_show
from ui.client import Desk
from ui.multiview import MultiviewStrip
from ui.pictures import ViewBoard
from ui.room import ControlRoom

_COUNTS = (0, 1, 2, 5, 6, 7, 8, 9, 10, 13, 20, 40)
_TURNS = 12


def show_of(count: int) -> dict[str, object]:
    """A state tree with `count` tiles, about a third of them sources."""
    import msgspec

    sources = [{"id": f"s{n}", "name": f"Camera {n}", "input": {"type": "test_card"}} for n in range(count // 3)]
    scenes = [{"id": f"c{n}", "name": f"Scene {n}", "layouts": {}} for n in range(count - len(sources))]
    show = msgspec.to_builtins(example_show()) | {"sources": sources, "scenes": scenes, "lanes": []}
    return {"show": show, "stage": {"program": {}, "preview": {}, "panic": False}}


@pytest.fixture
def room(application: object, session_folder: Path, nothing_left: None) -> Iterator[ControlRoom]:
    desk = Desk(session_folder)
    board = ViewBoard(desk)
    yield ControlRoom(desk, board)
    board.stop()


def wanted(room: ControlRoom) -> dict[str, object]:
    return {name: view for name, view in room.board._wanted.items() if name.startswith("tile-")}


def unrest(strip: MultiviewStrip, width: int, height: int) -> int:
    """In how many of the turns of the event loop after a change of size what is asked for still changed."""
    strip.resize(width, height)
    QApplication.processEvents()
    before, changes = wanted(strip.room), 0
    for _ in range(_TURNS):
        QApplication.processEvents()
        after = wanted(strip.room)
        changes += after != before
        before = after
    return changes


def sweep(strip: MultiviewStrip, widths: range) -> list[tuple[int, int, int]]:
    """Sizes at which a strip never comes to rest, as (tiles, width, height)."""
    restless = []
    for revision, count in enumerate(_COUNTS, 1):
        strip.room.store.load(revision, show_of(count))
        for height in (84, 88, 97, 124):
            restless += [(count, width, height) for width in widths if unrest(strip, width, height)]
    return restless


def test_every_number_of_tiles_comes_to_rest_at_every_size(room: ControlRoom) -> None:
    strip = MultiviewStrip(room)
    strip.show()
    assert sweep(strip, range(900, 1700, 23)) == []
    strip.hide()


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_it_comes_to_rest_at_every_scale_of_the_screen(tmp_path: Path, scale: str) -> None:
    """In a process of its own: the scale is the application's."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.unit.ui.multiview.test_strip", str(tmp_path)],
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert found.stdout.split() == ["at", "rest"], found.stderr


def test_eight_tiles_in_a_window_of_1920_are_all_asked_for(room: ControlRoom) -> None:
    strip = MultiviewStrip(room)
    room.store.load(1, show_of(8))
    strip.show()
    for width in range(1300, 1600):
        assert unrest(strip, width, 104) == 0, width
    assert len(wanted(room)) == 8
    strip.hide()
    assert wanted(room) == {}


def test_only_tiles_in_sight_are_asked_for(room: ControlRoom) -> None:
    strip = MultiviewStrip(room)
    room.store.load(1, show_of(40))
    strip.resize(1200, 100)
    strip.show()
    QApplication.processEvents()
    first = set(wanted(room))
    assert 6 <= len(first) <= 10
    bar = strip.horizontalScrollBar()
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert 6 <= len(wanted(room)) <= 10
    assert "tile-source-s12" in wanted(room)
    assert not first & set(wanted(room))
    strip.hide()


def test_a_red_tile_is_on_air_as_it_was_taken(room: ControlRoom) -> None:
    strip = MultiviewStrip(room)
    tree = show_of(5)
    item = {"id": "i", "source": "s0", "x": 0, "y": 0, "width": 10, "height": 10}
    tree["show"]["scenes"][0]["layouts"] = {"main": [item]}  # type: ignore[index]
    stage = {"program": {"main": "c0"}, "preview": {"main": "c1"}, "sources": {"main": []}, "waiting": ["main"], "panic": False}
    room.store.load(1, tree | {"stage": stage})
    tiles = strip._tiles
    assert [tiles["scene", scene].badge for scene in ("c0", "c1")] == ["Edits wait", ""]
    assert (tiles["scene", "c0"].tally, tiles["source", "s0"].tally) == ("program", ""), "put in, not taken yet"
    room.store.load(2, tree | {"stage": stage | {"sources": {"main": ["s0"]}, "waiting": []}})
    assert (tiles["scene", "c0"].badge, tiles["source", "s0"].tally) == ("", "program")


def main() -> None:
    from studio.ipc import session
    from studio.values import refcount_workaround
    from ui import theme

    refcount_workaround.keep()
    application = QApplication([])
    theme.apply(application)
    desk = Desk(session.create(Path(sys.argv[1])))
    board = ViewBoard(desk)
    strip = MultiviewStrip(ControlRoom(desk, board))
    strip.show()
    restless = sweep(strip, range(1200, 1500, 31))
    board.stop()
    print(restless or "at rest", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
