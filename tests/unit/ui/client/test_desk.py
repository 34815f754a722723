"""An answer that comes after the one who asked has gone is dropped; one that nobody's life hangs on is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject
from shiboken6 import delete

from studio.control.schema.answers import Added, Refusal
from studio.control.schema.scenes import AddLane
from ui.client import Desk
from ui.client.desk import _Call
from ui.client.messages import Message


class Asker(QObject):
    """Asks in every way in which the window's dialogs ask."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def note(self, *_answer: Any) -> None:
        self.setObjectName("still there")
        self.heard.append(self.objectName())

    def ways(self) -> list[Callable[..., None]]:
        return [self.note, lambda *answer: self.note(*answer), partial(self.note, "more"), partial(partial(self.note), 1)]


@pytest.fixture
def desk(application: object, session_folder: Path) -> Desk:
    made = Desk(session_folder)
    made.online = True
    return made


@pytest.mark.parametrize("way", range(4))
@pytest.mark.parametrize("message", [{"result": {}}, {"error": {"message": "no", "data": {}}}])
def test_a_deleted_asker_hears_nothing(desk: Desk, way: int, message: dict[str, Any]) -> None:
    heard: list[str] = []
    asker, gone = Asker(heard), Asker(heard)
    for number, one in enumerate((asker, gone), 1):
        callback = one.ways()[way]
        desk._waiting[number] = _Call("x", {}, callback, callback)
    delete(gone)
    for number in (1, 2):
        desk._answered(msgspec.convert(message | {"id": number}, Message))
    assert heard == ["still there"]


def test_a_function_of_nobodys_is_called(desk: Desk) -> None:
    heard: list[Any] = []
    desk._waiting[1] = _Call("x", {}, heard.append, None)
    desk._answered(Message(id=1, result=5))
    assert heard == [5]


def test_what_the_desk_remarks_is_told_after_who_asked_has_heard_the_answer(desk: Desk) -> None:
    heard: list[Any] = []
    desk.remarked.connect(heard.append)
    result = {"id": "tea", "remarks": ["The show is not on air: nobody sees this launch."]}
    for done in (heard.append, None):
        desk._waiting[1] = _Call("x", {}, done, None)
        desk._answered(Message(id=1, result=result))
    assert heard == [result, *result["remarks"], *result["remarks"]]


def test_an_answer_is_read_as_what_was_asked_for(desk: Desk) -> None:
    heard: list[Added] = []
    desk.ask(AddLane(set={"name": "Logo"}), Added, heard.append)
    desk._answered(Message(id=1, result={"id": "logo", "remarks": []}))
    assert heard == [Added(id="logo")]


def test_a_refusal_tells_programs_why(desk: Desk) -> None:
    heard: list[Refusal] = []
    desk.request(AddLane(set={}), None, lambda _words, why: heard.append(why))
    desk._heard('{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"No.","data":{"code":"invalid","subject":"logo"}}}')
    desk.online = False
    desk.request(AddLane(set={}), None, lambda _words, why: heard.append(why))
    assert heard == [Refusal(code="invalid", subject="logo"), Refusal(code="offline")]
