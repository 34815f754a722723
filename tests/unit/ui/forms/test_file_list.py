"""A list of files is filled, put in order and emptied by mouse and by keyboard, and tells each change once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from studio.kinds.settings_fields import Field
from ui.forms.file_list import FileList
from ui.forms.kind_form import KindForm

FILES = ("/a/one.mp4", "/a/two.mp4", "/b/three.png", "/b/four.png")


@pytest.fixture
def told() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def files(application: object, told: list[tuple[str, ...]]) -> Iterator[FileList]:
    made = FileList(Field(name="files", form="files", title="Files", high=6, pattern="*.mp4 *.png"), told.append)
    made.follow(FILES)
    made.show()
    yield made
    made.close()


def press(files: FileList, tip: str) -> None:
    button = next(one for one in files.findChildren(QToolButton) if one.toolTip().startswith(tip))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def select(files: FileList, *rows: int) -> None:
    files.rows.clearSelection()
    for row in rows:
        files.rows.item(row).setSelected(True)


def test_what_the_desk_says_is_shown_by_name_and_told_to_nobody(files: FileList, told: list[tuple[str, ...]]) -> None:
    assert [files.rows.item(row).text() for row in range(4)] == ["one.mp4", "two.mp4", "three.png", "four.png"]
    assert files.rows.item(2).toolTip() == "/b/three.png"
    files.follow(FILES[:2])
    assert files.paths() == FILES[:2]
    assert told == []


def test_several_are_added_at_once_behind_the_current_one(
    files: FileList, told: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def choose(_parent: object, *words: str) -> tuple[list[str], str]:
        asked.append(words)
        return ["/c/x.mp4", "/c/y.mp4", "/c/z.mp4"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    files.rows.setCurrentRow(0)
    press(files, "Add files")
    assert asked == [("Files", "/b", "Files (*.mp4 *.png);;All files (*)")]
    assert told == [("/a/one.mp4", "/c/x.mp4", "/c/y.mp4", *FILES[1:])], "no more than the list takes"
    assert [item.text() for item in files.rows.selectedItems()] == ["x.mp4", "y.mp4"]
    assert not next(one for one in files.findChildren(QToolButton) if one.toolTip().startswith("Add files")).isEnabled()


def test_they_are_moved_together_and_stay_selected(files: FileList, told: list[tuple[str, ...]]) -> None:
    select(files, 1, 2)
    press(files, "Move up")
    assert told[-1] == ("/a/two.mp4", "/b/three.png", "/a/one.mp4", "/b/four.png")
    press(files, "Move up")  # at the top already: its button does nothing
    assert len(told) == 1
    QTest.keyClick(files.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(files.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told[-1] == ("/a/one.mp4", "/b/four.png", "/a/two.mp4", "/b/three.png")
    QTest.keyClick(files.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert len(told) == 3
    assert {item.text() for item in files.rows.selectedItems()} == {"two.mp4", "three.png"}


def test_one_that_is_dragged_elsewhere_is_told(files: FileList, told: list[tuple[str, ...]]) -> None:
    files.rows.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # as the view does at a drop within itself
    assert told == [("/a/two.mp4", "/b/three.png", "/a/one.mp4", "/b/four.png")]


def test_they_are_taken_out_by_key_and_by_button(files: FileList, told: list[tuple[str, ...]]) -> None:
    select(files, 0, 2)
    QTest.keyClick(files.rows, Qt.Key.Key_Delete)
    assert told == [("/a/two.mp4", "/b/four.png")]
    press(files, "Take out")
    press(files, "Take out")
    assert told[-1] == ()
    QTest.keyClick(files.rows, Qt.Key.Key_Delete)
    assert len(told) == 3


def test_in_a_form_the_list_has_the_words_of_its_field_and_each_button_its_own(application: object) -> None:
    form = KindForm([Field(name="files", form="files", title="Files", pattern="*.png")])
    heard: list[tuple[str, object, str]] = []
    form.changed.connect(lambda *what: heard.append(what))
    files = form.fields["files"]
    assert isinstance(files, FileList)
    assert files.rows.accessibleName() == "Files"
    names = [button.accessibleName() for button in files.findChildren(QToolButton)]
    assert len(set(names)) == len(names) == 4
    files.add(["/a.png"])
    assert heard == [("files", ("/a.png",), "")]
