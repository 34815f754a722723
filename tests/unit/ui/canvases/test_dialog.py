"""The dialog of canvases: what is added comes to the front, and what is removed is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from studio.control.schema.cards import PlayCard

pytest.importorskip("PySide6")

from studio.control.protocol import RpcError
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.canvases.dialog import CanvasDialog

Until = Callable[..., None]


@pytest.fixture
def dialog(selling_corner: Corner) -> Iterator[CanvasDialog]:
    made = CanvasDialog(selling_corner.room, selling_corner)
    made.open()
    yield made
    made.reject()


def test_a_new_canvas_is_laid_out_and_comes_to_the_front(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    dialog._add({"name": "Square", "width": 1080, "height": 1080})
    until(lambda: dialog._tabs.tabText(dialog._tabs.currentIndex()) == "Square")
    assert dialog._remove.text() == "Remove “Square”"
    host = next(scene for scene in selling_desk.show.scenes if scene.id == "host")
    assert [item.fit for item in host.layouts["square"]] == ["cover"]
    dialog._remove.click()
    until(lambda: len(selling_desk.show.canvases) == 2)
    until(lambda: "Square" not in dialog._remove.text())


def test_layouts_are_copied_from_another_canvas(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    page = dialog._page(1)
    menu = page.copy.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Wide"]
    menu.actions()[0].trigger()
    until(lambda: selling_desk.named("canvas.copy_layouts") == [{"canvas": "vertical", "like": "main"}])


def test_a_canvas_is_named_as_it_was_written(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    """A lone & on a tab, a button or in a menu would be left out and underline the next letter."""
    dialog._add({"name": "Phones & tablets", "width": 720, "height": 1280})
    until(lambda: dialog._tabs.tabText(dialog._tabs.currentIndex()) == "Phones && tablets")
    assert dialog._remove.text() == "Remove “Phones && tablets”"
    menu = dialog._page(0).copy.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert "Phones && tablets" in [action.text() for action in menu.actions()]


def test_a_refusal_is_said_in_the_dialog(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    """The window's notices lie behind the dialog; the next thing that works takes it away."""
    with pytest.raises(RpcError) as refused:
        selling_desk.call("canvas.remove", canvas="main")
    dialog._remove.click()
    until(lambda: dialog.line.text() == str(refused.value))
    dialog._add({"name": "Square", "width": 1080, "height": 1080})
    until(lambda: len(selling_desk.show.canvases) == 3)
    assert dialog.line.text() == ""


def test_what_others_were_refused_is_not_said_in_the_dialog(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    said: list[str] = []
    dialog.room.notice.connect(lambda _level, words: said.append(words))
    dialog.room.desk.command(PlayCard(overlay="logo"))
    until(lambda: said)
    assert "has nothing to show" in said[0]
    assert dialog.line.text() == ""


def test_what_was_entered_and_refused_does_not_stay(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    form = dialog._page(0)._encodings[0]
    before = form._video.value()
    selling_desk.refuses("encoding.update", "The encoder cannot do that.")
    form._video.setValue(before + 100)
    until(lambda: dialog.line.text() == "The encoder cannot do that.")
    assert form._video.value() == before


def test_a_new_canvas_and_its_encoding_are_one_step_back(dialog: CanvasDialog, selling_desk: DeskThread, until: Until) -> None:
    dialog._add({"name": "Square", "width": 1080, "height": 1080})
    until(lambda: selling_desk.named("encoding.add"))
    steps = {params["gesture"] for name in ("canvas.add", "encoding.add") for params in selling_desk.named(name)}
    assert len(steps) == 1


def test_what_is_entered_has_a_name_for_screen_readers(dialog: CanvasDialog) -> None:
    page = dialog._page(0)
    assert page._width.accessibleName() == "Width"
    assert page._height.accessibleName() == "Height"
