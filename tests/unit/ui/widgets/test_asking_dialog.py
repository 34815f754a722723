from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QVBoxLayout

from studio.control.schema.scenes import AddScene
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.widgets.asking_dialog import AskingDialog

Until = Callable[..., None]


class AddSceneDialog(AskingDialog):
    """Asks for one more scene."""

    def __init__(self, corner: Corner) -> None:
        super().__init__(corner.room, corner)
        self.go.setText("Add")
        column = QVBoxLayout(self)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def accept(self) -> None:
        self.ask(AddScene(set={"name": "One more"}))


@pytest.fixture
def dialog(corner: Corner, desk: DeskThread) -> AddSceneDialog:
    made = AddSceneDialog(corner)
    made.open()
    return made


def test_it_asks_once_and_closes_when_it_is_done(dialog: AddSceneDialog, desk: DeskThread, until: Until) -> None:
    done: list[int] = []
    dialog.finished.connect(done.append)
    dialog.go.click()
    dialog.go.click()
    until(lambda: done)
    assert done == [AddSceneDialog.DialogCode.Accepted.value]
    assert len(desk.named("scene.add")) == 1


def test_a_refusal_is_said_and_it_may_be_asked_again(dialog: AddSceneDialog, desk: DeskThread, until: Until) -> None:
    desk.refuses("scene.add", "Not now.")
    dialog.go.click()
    assert not dialog.go.isEnabled()
    until(lambda: dialog.problem.text() == "Not now.")
    assert dialog.isVisible()
    assert dialog.go.isEnabled()
    dialog.reject()


def test_an_answer_after_it_was_closed_is_nobodys(dialog: AddSceneDialog, desk: DeskThread, until: Until) -> None:
    done: list[int] = []
    dialog.finished.connect(done.append)
    line = dialog.room.desk
    dialog.go.click()
    dialog.reject()
    until(lambda: desk.named("scene.add") and not line._waiting)
    assert any(scene.name == "One more" for scene in desk.show.scenes)
    assert done == [AddSceneDialog.DialogCode.Rejected.value]
