"""Undo and redo: exact, bounded, joined by gesture, and the same again after a replay of the file."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from studio.document.model import Show
from studio.show import edits, undo_history
from studio.show.undo_history import Entry, Labels, UndoHistory
from studio.values.errors import RefusedError

SECOND = 1_000_000_000


class Editor:
    """Edits a show, journals it, and keeps the file's lines as JSON."""

    def __init__(self) -> None:
        self.start = self.show = Show()
        self.history = UndoHistory()
        self.lines: list[bytes] = []
        self.now_ns = 5 * SECOND

    def do(self, command: str, gesture: str = "", **params: Any) -> None:
        before, edit = self.show, edits.apply(self.show, command, params)
        self.show = edit.show
        self._write(self.history.record(before, self.show, edit.label, gesture, self.now_ns))

    def undo(self) -> None:
        self.show, entry = self.history.undo(self.show)
        self._write(entry)

    def redo(self) -> None:
        self.show, entry = self.history.redo(self.show)
        self._write(entry)

    def _write(self, entry: Entry | None) -> None:
        if entry is not None:
            self.lines.append(msgspec.json.encode(entry))

    def replayed(self) -> tuple[Show, UndoHistory]:
        return undo_history.replay(self.start, [msgspec.json.decode(line, type=Entry) for line in self.lines])


@pytest.fixture
def editor() -> Editor:
    editor = Editor()
    editor.do("source.add", set={"name": "Clip", "input": {"type": "media", "path": "a.mp4"}})
    editor.do("scene.add", set={"name": "Host"})
    editor.do("item.add", scene="host", set={"source": "clip"})
    return editor


def test_all_the_way_back_and_forth(editor: Editor) -> None:
    versions = [editor.show]
    editor.do("item.update", scene="host", item="clip", set={"x": 4})
    versions.append(editor.show)
    editor.do("source.remove", source="clip")
    versions.append(editor.show)
    assert editor.history.labels() == Labels("Remove source", None)
    editor.undo()
    assert editor.show == versions[1]
    editor.undo()
    assert editor.show == versions[0]
    assert editor.history.labels() == Labels("Add item", "Move item")
    editor.redo()
    editor.redo()
    assert editor.show == versions[2]
    for _ in range(5):
        editor.undo()
    assert editor.show == Show()
    assert editor.history.labels() == Labels(None, "Add source")
    with pytest.raises(RefusedError, match="nothing to undo"):
        editor.undo()


def test_a_new_edit_forgets_what_was_undone(editor: Editor) -> None:
    editor.undo()
    editor.do("show.rename", name="Other")
    assert editor.history.labels() == Labels("Rename show", None)
    with pytest.raises(RefusedError, match="nothing to redo"):
        editor.redo()


def test_an_edit_that_changes_nothing_is_no_step(editor: Editor) -> None:
    editor.undo()
    editor.do("show.rename", name=editor.show.name)
    assert editor.history.labels() == Labels("Add scene", "Add item")


def drag(editor: Editor, gesture: str, *positions: float, pause_ns: int = SECOND) -> None:
    for x in positions:
        editor.now_ns += pause_ns
        editor.do("item.update", gesture, scene="host", item="clip", set={"x": x, "y": x / 2})


def test_a_drag_is_one_step(editor: Editor) -> None:
    before = editor.show
    drag(editor, "drag-1", 1, 2, 3, 4, 5)
    after = editor.show
    editor.undo()
    assert editor.show == before
    editor.redo()
    assert editor.show == after


@pytest.mark.parametrize("second", ["drag-2", ""])
def test_another_gesture_is_another_step(editor: Editor, second: str) -> None:
    drag(editor, "drag-1", 1, 2)
    drag(editor, second, 3)
    editor.undo()
    assert editor.show.scenes[0].layouts["main"][0].x == 2


def test_a_long_pause_begins_another_step(editor: Editor) -> None:
    drag(editor, "drag-1", 1)
    drag(editor, "drag-1", 2, pause_ns=2 * SECOND + 1)
    editor.undo()
    assert editor.show.scenes[0].layouts["main"][0].x == 1


def test_nothing_joins_a_step_that_was_undone_and_redone(editor: Editor) -> None:
    drag(editor, "drag-1", 1)
    editor.undo()
    editor.redo()
    drag(editor, "drag-1", 2)
    editor.undo()
    assert editor.show.scenes[0].layouts["main"][0].x == 1


def test_the_file_replays_to_the_same_show_and_journal(editor: Editor) -> None:
    drag(editor, "drag-1", 1, 2, 3)
    editor.do("source.add", set={"name": "Second", "input": {"type": "colour"}})
    editor.undo()
    show, replayed = editor.replayed()
    assert show == editor.show
    assert replayed.labels() == editor.history.labels() == Labels("Move item", "Add source")
    for _ in range(4):
        editor.undo()
        show, _ = replayed.undo(show)
        assert show == editor.show
    assert replayed.labels() == Labels(None, "Add source")


def test_a_file_of_another_show_is_refused(editor: Editor) -> None:
    drag(editor, "drag-1", 1, 2)
    entries = [msgspec.json.decode(line, type=Entry) for line in editor.lines]
    for wrong in (entries[2:], [Entry("undo")], [Entry("join", entries[0].step)], [Entry("record")]):
        with pytest.raises(RefusedError, match="does not belong"):
            undo_history.replay(Show(), wrong)


def test_a_step_holds_only_what_it_changed(editor: Editor) -> None:
    drag(editor, "", 4)
    step = msgspec.json.decode(editor.lines[-1], type=Entry).step
    assert step is not None
    place = ["scenes", 0, "layouts", "main", 0]
    assert step.forward == [["set", [*place, "x"], 4.0], ["set", [*place, "y"], 2.0]]
    assert step.backward == [["set", [*place, "x"], 0.0], ["set", [*place, "y"], 0.0]]


def test_a_step_that_reorders_only_points_at_what_was_there(editor: Editor) -> None:
    for name in "abc":
        editor.do("scene.add", set={"name": name})
    editor.do("scene.move", scene="c", index=0)
    step = msgspec.json.decode(editor.lines[-1], type=Entry).step
    assert step is not None
    assert (step.forward, step.backward) == ([["list", ["scenes"], [3, 0, 1, 2]]], [["list", ["scenes"], [1, 2, 3, 0]]])
    editor.do("scene.remove", scene="host")
    step = msgspec.json.decode(editor.lines[-1], type=Entry).step
    assert step is not None
    assert step.forward == [["list", ["scenes"], [0, 2, 3]]]
    show, replayed = editor.replayed()
    assert show == editor.show
    while replayed.labels().undo is not None:
        show, _ = replayed.undo(show)
    assert show == editor.start


def test_a_drag_back_to_its_start_is_still_in_the_file(editor: Editor) -> None:
    drag(editor, "drag-1", 5, 0)
    show, replayed = editor.replayed()
    assert show == editor.show
    assert replayed.labels() == editor.history.labels()


def test_the_oldest_steps_are_forgotten() -> None:
    editor = Editor()
    for number in range(undo_history.MAX_STEPS + 5):
        editor.do("show.rename", name=f"v{number}")
    for _ in range(undo_history.MAX_STEPS):
        editor.undo()
    assert editor.show.name == "v4"
    assert editor.history.labels().undo is None
