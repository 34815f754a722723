"""What is asked of the desk is asked soon, whatever keeps changing, and again when the desk lost it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest

from studio.control.schema.stage import SetViews, ViewWish
from ui.client import Store
from ui.pictures import ViewBoard

Until = Callable[..., None]


class QuietDesk(QObject):
    """A line to a desk that notes what it is told."""

    online_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.store = Store(self)
        self.online = True
        self.sent: list[list[str]] = []

    def command(self, command: SetViews) -> None:
        self.sent.append([view.id for view in command.views])


@pytest.fixture
def desk(application: object, nothing_left: None) -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def board(desk: QuietDesk) -> Iterator[ViewBoard]:
    made = ViewBoard(desk)  # type: ignore[arg-type]
    yield made
    made.stop()


def view(name: str, width: int = 160) -> ViewWish:
    return ViewWish(id=name, kind="scene", ref="a", canvas="main", width=width, height=90, rate_hz=6.0)


def test_changes_without_an_end_do_not_put_it_off(board: ViewBoard, desk: QuietDesk, until: Until) -> None:
    widths = iter(range(100, 100_000, 2))
    restless = QTimer(interval=5)
    restless.timeout.connect(lambda: board.want(view("tile", next(widths))))
    restless.start()
    until(lambda: desk.sent)
    restless.stop()
    assert desk.sent[0] == ["tile"]


def test_what_is_asked_in_one_breath_is_asked_once(board: ViewBoard, desk: QuietDesk, until: Until) -> None:
    for name in "abc":
        board.want(view(name))
    until(lambda: desk.sent)
    QTest.qWait(200)
    assert desk.sent == [["a", "b", "c"]]


def test_what_the_desk_lost_is_asked_for_again(board: ViewBoard, desk: QuietDesk, until: Until) -> None:
    board.want(view("program"))
    until(lambda: desk.sent)
    desk.store.load(1, {"views": {"program": "view.program"}})
    QTest.qWait(50)
    assert len(desk.sent) == 1
    desk.store.load(2, {"views": {"somebody-else": "view.somebody-else"}})
    until(lambda: len(desk.sent) == 2)
    assert desk.sent[1] == ["program"]
