from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("PySide6")


from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from studio.control.schema.state.host import ChatRow
from tests.unit.ui.model_rules import rules_kept
from ui.chat.cells import ChatCells, badges_of
from ui.chat.model import KEPT, PICKED_ROLE, ROW_ROLE, ChatModel
from ui.theme import colours


def row(number: int, **more: Any) -> ChatRow:
    return ChatRow(id=f"c{number}", name="n", text=f"t{number}", **more)


@pytest.fixture
def model(application: object) -> Iterator[ChatModel]:
    made = ChatModel()
    with rules_kept(made):
        yield made


def shown(model: ChatModel) -> list[str]:
    return [model.index(place).data(ROW_ROLE).id for place in range(model.rowCount())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(batches=st.lists(st.tuples(st.integers(0, 900), st.booleans()), max_size=8))
def test_the_newest_2000_are_kept_in_order_whatever_is_held(application: object, batches: list[tuple[int, bool]]) -> None:
    model = ChatModel()
    said = 0
    for size, held in batches:
        model.hold(held)
        model.hear(row(number) for number in range(said, said + size))
        said += size
        model.turn()
    model.hold(False)
    assert model.rowCount() <= KEPT
    newest = [f"c{number}" for number in range(said)][-KEPT:]
    assert shown(model)[-min(len(newest), model.rowCount()) :] == newest[-model.rowCount() :]
    assert model.rowCount() == min(said, KEPT)


def test_rows_hold_still_and_are_counted(model: ChatModel) -> None:
    told: list[int] = []
    model.waiting_changed.connect(told.append)
    model.hear([row(1)])
    model.turn()
    model.hold(True)
    model.hear([row(2), row(3)])
    model.turn()
    assert shown(model) == ["c1"]
    assert (model.waiting, told[-1]) == (2, 2)
    model.hold(False)
    assert shown(model) == ["c1", "c2", "c3"]
    assert told[-1] == 0


def test_a_row_that_comes_again_grows_in_its_place(model: ChatModel) -> None:
    model.hear([row(1), row(2), row(1, count=5)])
    model.turn()
    assert shown(model) == ["c1", "c2"]
    assert model.index(0).data(ROW_ROLE).count == 5
    model.hear([row(2, count=143)])
    model.turn()
    assert shown(model) == ["c1", "c2"]
    assert model.index(1).data(ROW_ROLE).count == 143


def test_what_the_host_sees_is_marked(model: ChatModel) -> None:
    model.hear([row(1), row(2)])
    model.turn()
    model.mark_picked(frozenset({"c2", "c99"}))
    assert [model.index(place).data(PICKED_ROLE) for place in range(2)] == [False, True]
    model.mark_picked(frozenset())
    assert not model.picked("c2")


def test_badges_say_why_a_row_was_kept_and_who_has_bought() -> None:
    assert badges_of(row(1, why="question", buyer=True, badges=("fan", "buyer"))) == ["question", "buyer", "fan"]
    assert badges_of(row(1, why="first", late=True, buyer=True)) == ["first", "late", "buyer"]
    assert badges_of(row(1, why="plain")) == []


def test_a_long_term_takes_the_mark_away_from_no_row(application: object) -> None:
    page = QImage(300, 50, QImage.Format.Format_RGB32)
    page.fill(QColor(colours.PANEL))
    before = page.copy()
    parent = QWidget()
    drawn: dict[str, QImage] = {}
    for term in ("w" * 60, ""):
        drawn[term] = before.copy()
        painter = QPainter(drawn[term])
        ChatCells(parent)._paint_name(painter, QRect(0, 0, 300, 50), 200, row(1, why="watched", watched=term))
        painter.end()
    right = QRect(70, 0, 130, 50)
    assert drawn[""].copy(right) != before.copy(right), "the mark alone has room"
    assert drawn["w" * 60].copy(right) != before.copy(right)
