"""Every dialog is whole on a doubled 1920x1080 screen, 960x540 points, in both languages: what does not fit scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from studio.control.schema.state.air import Summary
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from ui import language
from ui.canvases.dialog import CanvasDialog
from ui.cards.dialog import CardDialog
from ui.cards.look import LookDialog
from ui.crowd import CrowdDialog
from ui.current.arm import ArmDialog
from ui.destinations.dialog import DestinationDialog
from ui.firstrun.dialog import CapacityDialog
from ui.golive.preflight import PreflightDialog
from ui.golive.summary import SummaryDialog
from ui.host.text_dialog import PrompterDialog
from ui.hotkeys.dialog import HotkeyDialog
from ui.plugins import PluginDialog
from ui.queue.form import ProductDialog
from ui.queue.sheets import ImportDialog
from ui.sources.dialog import SourceDialog
from ui.theme.fitting import Scrolled
from ui.theme.parts import ElidedLabel
from ui.window import MainWindow

Until = Callable[..., None]
ROOM = QSize(956, 508)  # under a title bar and within a frame


@pytest.fixture(params=["en", "zh_CN"])
def spoken(application: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    installed = language.install(application, request.param)
    yield request.param
    language.remove(application, installed)


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    room = window.room
    product = room.store.state.show.products[0]
    yield ArmDialog(room, product, window)
    yield ProductDialog(room, product, window)
    yield ProductDialog(room, None, window)
    yield DestinationDialog(room, None, window)
    for destination in room.store.state.show.destinations:
        yield DestinationDialog(room, destination, window)
    yield PreflightDialog(room, window)
    yield HotkeyDialog(room, window)
    yield ImportDialog(room, "/somewhere/products.xlsx", window)
    yield CanvasDialog(room, window)
    for card in room.store.state.show.overlays:
        yield CardDialog(room, card.id, window)
    yield LookDialog(room, window)
    yield CrowdDialog(room, window)
    yield CapacityDialog(room, window)
    yield SummaryDialog(Summary(), window)
    yield PrompterDialog(room, window)
    yield PluginDialog(room, window)
    yield SourceDialog(room, None, window)
    for source in room.store.state.show.sources:
        yield SourceDialog(room, source, window)


def cut(dialog: QDialog) -> list[str]:
    """Words and buttons that have less room than they need; what scrolls has all it needs inside."""
    found = [button.text() for button in dialog.findChildren(QPushButton) if button.width() < button.sizeHint().width()]
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            needed = label.sizeHint().width()
            low = label.wordWrap() and label.height() < label.heightForWidth(label.width())
            if low or (not label.wordWrap() and label.width() < needed):
                found.append(label.text())
    return found


def test_every_dialog_fits_and_cuts_nothing(spoken: str, selling_window: MainWindow, until: Until) -> None:
    wrong = []
    for dialog in dialogs(selling_window):
        dialog.open()
        until(lambda: not selling_window.room.desk._waiting)  # what it asks of the desk is answered
        lay_out()
        name = f"{type(dialog).__name__} {dialog.windowTitle()}"
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        if least.width() > ROOM.width() or least.height() > ROOM.height():
            wrong.append(f"{name} needs {least.width()} x {least.height()}")
        dialog.resize(dialog.size().boundedTo(ROOM))
        lay_out()
        until(lambda dialog=dialog: not cut(dialog), seen=lambda dialog=dialog: f"{dialog.windowTitle()} cuts {cut(dialog)}")
        dialog.reject()
    assert not wrong, "\n".join(wrong)


def test_a_long_preflight_list_scrolls_and_its_button_stays(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    target = {"type": "rtmp", "url": "rtmp://a.example.com/x"}
    for number in range(40):  # none of them has a key
        fields = {"name": f"Channel {number}", "encoding": "main", "target": target}
        selling_desk.call("destination.add", set=fields)
    dialog = PreflightDialog(selling_window.room, selling_window)
    dialog.open()
    until(dialog._go.isEnabled)
    lay_out()
    last = dialog.findChildren(QLabel)[-1]
    assert len(dialog.findChildren(QLabel)) > 40
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.rect().contains(dialog._go.mapTo(dialog, dialog._go.rect().bottomRight()))
    (scrolled,) = dialog.findChildren(Scrolled)
    assert scrolled.verticalScrollBar().maximum() > 0
    scrolled.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect().height() == last.height()
    dialog.reject()
