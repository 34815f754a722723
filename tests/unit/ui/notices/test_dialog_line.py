"""What a dialog asks for and is refused is said in it, and in the window when it has been closed meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("PySide6")

from shiboken6 import delete

from studio.control.schema.overlays import UpdateLook
from ui.client import Desk
from ui.client.messages import Message
from ui.notices import DialogLine

REFUSED = {"id": 1, "error": {"message": "The disk is full.", "data": {"code": "disk"}}}
NO = {"id": 1, "error": {"message": "Really?", "data": {"code": "confirm", "subject": "tea"}}}


@pytest.fixture
def desk(application: object, session_folder: Path) -> Desk:
    made = Desk(session_folder)
    made.online = True
    return made


@pytest.mark.parametrize(
    ("answer", "closed", "in_dialog", "in_window"),
    [
        (REFUSED, False, "The disk is full.", []),
        (REFUSED, True, None, ["The disk is full."]),
        (NO, False, "", []),
        (NO, True, None, []),
    ],
)
def test_a_refusal_is_said_where_it_can_be_read(
    desk: Desk, answer: dict[str, Any], closed: bool, in_dialog: str | None, in_window: list[str]
) -> None:
    said: list[str] = []
    desk.failed.connect(lambda words, _data: said.append(words))
    desk.confirmation.connect(lambda question: question.leave())
    line = DialogLine(desk)
    line.command(UpdateLook(set={"theme": "festival"}))
    if closed:
        delete(line)
    desk._answered(msgspec.convert(answer, Message))
    assert said == in_window
    if in_dialog is not None:
        assert line.text() == in_dialog
