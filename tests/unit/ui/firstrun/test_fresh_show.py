"""The show that the studio begins with speaks the window's language, unless somebody has touched it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.control.schema.stage import Panic

pytest.importorskip("PySide6")

from PySide6.QtNetwork import QAbstractSocket

from studio.desk.new_show import new_show
from studio.desk.plugins import Catalogue, Choices
from studio.document import model
from tests.parts.desk_thread import DeskThread
from ui.app import build
from ui.firstrun.fresh_show import UNNAMED

Until = Callable[..., None]
Asked = Callable[[model.Show], list[object]]
CHINESE = new_show(Catalogue({}, Choices()), "zh")


@pytest.fixture
def asked(application: object, session_folder: Path, nothing_left: None, own_data: None, until: Until) -> Iterator[Asked]:
    """What an English window asks of a desk that begins with this show."""
    desks: list[DeskThread] = []

    def ask(show: model.Show) -> list[object]:
        desk = DeskThread(session_folder, show)
        desks.append(desk)
        desk.start()
        window = build(desk.session)
        window.show()
        until(lambda: desk.named("views.set"))
        window.room.desk.command(Panic(on=False))
        until(lambda: desk.named("stage.panic"))  # what was asked before has been answered
        window.room.desk.close()
        window.room.board.stop()
        until(lambda: window.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
        window.hide()
        window.deleteLater()
        return list(desk.named("show.new"))

    yield ask
    for desk in desks:
        desk.stop()


def test_an_untouched_show_in_another_language_is_begun_anew(asked: Asked) -> None:
    assert asked(CHINESE) == [{"language": "en"}]


def test_one_in_the_windows_language_stays(asked: Asked) -> None:
    assert asked(replace(CHINESE, look=replace(CHINESE.look, language="en"))) == []


def test_one_that_somebody_made_stays(asked: Asked) -> None:
    assert asked(replace(CHINESE, name="Friday")) == []


def test_the_window_knows_every_name_that_the_desk_gives() -> None:
    assert {new_show(Catalogue({}, Choices()), language).name for language in ("en", "zh")} == set(UNNAMED)
