"""One application for all tests of the window, off screen, with settings of its own. Nothing of Qt outlives a test."""

from __future__ import annotations

import gc
import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.parts.desk_thread import DeskThread
    from tests.parts.evening import Evening
    from tests.unit.ui.corner import Corner
    from ui.window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if importlib.util.find_spec("PySide6") is None:
    collect_ignore_glob = ["*"]


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> object:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from studio.values import refcount_workaround
    from ui import theme
    from ui.garbage import GarbageCollector

    refcount_workaround.keep()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings")))
    QApplication.setOrganizationName("Nightmarket tests")
    QApplication.setApplicationName("tests")
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    theme.apply(made)
    gc.collect()
    GarbageCollector(made)
    return made


@pytest.fixture
def until(application: object) -> Callable[..., None]:
    """Let the event loop run until something holds; fails when it never does, and says then what is `seen` instead."""
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtTest import QTest

    def wait(holds: Callable[[], object], patience_ms: int = 10_000, seen: Callable[[], object] = str) -> None:
        deadline = QDeadlineTimer(patience_ms)
        while not holds():
            assert not deadline.hasExpired(), f"it never came true. {seen()}"
            QTest.qWait(5)  # lets the desk's thread run as well

    return wait


@pytest.fixture
def chinese(application: object) -> Iterator[None]:
    """The window speaks Chinese for the time of the test."""
    from PySide6.QtWidgets import QApplication

    from ui import language

    assert isinstance(application, QApplication)
    installed = language.install(application, "zh_CN")
    yield
    language.remove(application, installed)


@pytest.fixture
def nothing_left(application: object) -> Iterator[None]:
    """No window and no running timer outlives the test, and it begins with no settings of another."""
    from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    QSettings().clear()
    gc.collect()  # the window of the test before, which was held until that had ended
    gc.freeze()  # what is there by now is none of this test's: neither collections nor the search for timers look at it
    yield
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not windows, f"windows outlive the test: {windows}"
    held = QApplication.mouseButtons()
    assert held == Qt.MouseButton.NoButton, f"the test left a button of the mouse held down: {held}"
    things = gc.get_objects()
    timers = {kind for kind in set(map(type, things)) if issubclass(kind, QTimer)}  # asked of each kind, not of each thing
    running = [thing for thing in things if type(thing) in timers and _running(thing)]
    assert not running, f"timers outlive the test: {running}"


def _running(timer: object) -> bool:
    from shiboken6 import isValid

    return isValid(timer) and timer.isActive()  # type: ignore[attr-defined]


@pytest.fixture
def session_folder(tmp_path: Path) -> Path:
    from studio.ipc import session

    return session.create(tmp_path)


@pytest.fixture
def desk(session_folder: Path, nothing_left: None, own_data: None) -> Iterator[DeskThread]:
    """The real desk with the example show; one of its cameras does not answer."""
    from tests.parts.desk_thread import DeskThread
    from tests.parts.example_show import example_show

    made = DeskThread(session_folder, example_show(), pictures=True)
    made.processes.says("source.phone", "waiting", "The camera at rtsp://127.0.0.1/a does not answer. Trying again.")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def window(application: object, desk: DeskThread, until: Callable[..., None]) -> Iterator[MainWindow]:
    """The whole window in its mixing mode, in step with the desk."""
    from PySide6.QtNetwork import QAbstractSocket

    from ui.app import build

    made = build(desk.session)
    made.resize(1366, 768)
    made.show()
    until(lambda: made.room.desk.online and made.room.store.heard)
    yield made
    made.let_go()
    made.hide()  # before its line has ended: that would be painted
    until(lambda: made.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
    made.deleteLater()


@pytest.fixture
def panels() -> tuple[str, ...]:
    """Panels that a corner has before it hears of its desk: those that note what happens from then on."""
    return ()


@pytest.fixture
def corner(application: object, desk: DeskThread, until: Callable[..., None], panels: tuple[str, ...]) -> Iterator[Corner]:
    """A corner of the window for dialogs and single panels, in step with the desk."""
    yield from _corner(desk, until, panels)


@pytest.fixture
def selling_corner(
    application: object, selling_desk: DeskThread, until: Callable[..., None], panels: tuple[str, ...]
) -> Iterator[Corner]:
    """The same over the desk that is in the middle of a show."""
    yield from _corner(selling_desk, until, panels)


def _corner(desk: DeskThread, until: Callable[..., None], panels: tuple[str, ...]) -> Iterator[Corner]:
    from PySide6.QtNetwork import QAbstractSocket

    from tests.unit.ui.corner import Corner

    made = Corner(desk.session, panels)
    made.show()
    until(lambda: made.room.desk.online)
    yield made
    made.let_go()
    made.hide()
    until(lambda: made.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
    made.deleteLater()


@pytest.fixture(scope="session")
def product_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the products' pictures, drawn once for all tests."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def evenings(tmp_path_factory: pytest.TempPathFactory, product_pictures: Path) -> Callable[[], Evening]:
    """An evening of twelve products with pictures and four cards, up to its middle; played anew when it gets late."""
    import keyring
    import msgspec

    from tests.fakes.keyring import MemoryKeyring
    from tests.parts.evening import Evening
    from tests.parts.example_show import example_overlays, example_products, example_show

    show = msgspec.structs.replace(example_show(), products=example_products(12, product_pictures), overlays=example_overlays())
    played: list[Evening] = []

    def evening() -> Evening:
        if not played or played[-1].is_late:
            before = keyring.get_keyring()
            keyring.set_keyring(MemoryKeyring())
            played.append(Evening(tmp_path_factory.mktemp("evening"), show))
            keyring.set_keyring(before)
        return played[-1]

    return evening


@pytest.fixture
def selling_desk(
    session_folder: Path, nothing_left: None, own_data: None, evenings: Callable[[], Evening]
) -> Iterator[DeskThread]:
    """A desk in the middle of a show of twelve products with pictures and four cards; the third product is on sale."""
    made = evenings().gone_on(session_folder)
    made.start()
    made.channel.online(18_204)
    yield made
    made.stop()


@pytest.fixture
def selling_window(application: object, selling_desk: DeskThread, until: Callable[..., None]) -> Iterator[MainWindow]:
    """The whole window as it is opened again that was left in its selling mode, in step with the desk."""
    from PySide6.QtCore import QSettings
    from PySide6.QtNetwork import QAbstractSocket

    from ui.app import build

    QSettings().setValue("mode", "selling")
    made = build(selling_desk.session)
    made.resize(1366, 768)
    made.show()
    until(lambda: made.room.desk.online and made.panel("queue").model.rowCount() == 12)
    yield made
    made.host.leave()
    made.let_go()  # a test that failed with a dialog open would end the whole run
    made.hide()
    until(lambda: made.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
    made.deleteLater()
