"""A doubled 1920x1080 screen leaves the window 960x531 points: everything that is operated is there whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.scenes import UpdateTransition

pytest.importorskip("PySide6")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from ui.scenes.item_list import _ItemRow
from ui.theme.parts import ElidedLabel
from ui.window import MainWindow

Until = Callable[..., None]
SMALL = QSize(960, 531)  # under a title bar of nine points


def shrunk(window: MainWindow) -> None:
    window.showNormal()
    window.resize(SMALL)
    window.docks.reset()
    lay_out()


def fits(window: MainWindow) -> bool:
    least = window.minimumSizeHint()
    return least.width() <= SMALL.width() and least.height() <= SMALL.height()


def whole(button: QAbstractButton) -> bool:
    return button.width() >= button.sizeHint().width() and button.visibleRegion().boundingRect().size() == button.size()


def placeholder_fits(field: QLineEdit) -> bool:
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) <= field.width() - 16


def test_both_halves_fit(window: MainWindow, desk: DeskThread, until: Until, subtests: pytest.Subtests) -> None:
    for mode in ("mixing", "selling"):
        with subtests.test(mode=mode):
            window.modes.choose(mode)
            shrunk(window)
            assert fits(window), window.minimumSizeHint()


def test_the_take_bar_is_whole(window: MainWindow, desk: DeskThread, until: Until) -> None:
    shrunk(window)
    bar = window.monitors.take_bar
    parts: list[QWidget] = [bar.take_button, bar.cut_button, bar._kind, bar._duration, bar.panic_button]
    for part in parts:
        assert part.visibleRegion().boundingRect().size() == part.size(), part
    assert bar._kind.currentText() == "Cut"
    window.room.desk.command(UpdateTransition(set={"kind": "slide"}))
    until(lambda: bar._kind.currentText() == "Slide")
    bar._kind.activated.emit(1)
    until(lambda: window.room.store.state.show.transition.kind == "fade")


def test_items_have_names_and_their_properties_fields(window: MainWindow, desk: DeskThread, until: Until) -> None:
    until(lambda: window.panel("items").rows.count() == 2)
    shrunk(window)
    for row in window.panel("items").rows.findChildren(_ItemRow):
        assert row.findChild(ElidedLabel).width() >= 40
    window.room.select("product")
    lay_out()
    inspector = window.panel("properties")
    assert inspector._fields.widget().width() <= inspector._fields.viewport().width()
    across = {name: field.y() for name, field in inspector._numbers.items()}
    assert len(set(across.values())) == 4, "one below the other"
    window.resize(1600, 900)
    window.docks.reset()
    until(lambda: inspector._numbers["x"].y() == inspector._numbers["y"].y())


def test_destinations_have_names(window: MainWindow, desk: DeskThread, until: Until) -> None:
    """Also the rehearsal, which has a page to open, and one that waits, which can be tried again."""
    refused = "The server refused the connection (127.0.0.1:1935). Trying again in 4 s."
    desk.processes.says("sink.shop", "waiting", refused)
    window.room.desk.command(StartShow())
    until(lambda: window.panel("destinations").rows["shop"]._retry.isVisible())
    desk.call("destination.stop", destination="phones")  # there is one that can be started still
    until(window.panel("golive").go_button.isVisible)
    shrunk(window)
    for row in window.panel("destinations").rows.values():
        assert row._name.width() >= 100, "some fourteen letters"
        assert row.width() <= window.panel("destinations").width()
    button = window.panel("golive").go_button
    assert button.isVisible()
    assert button.width() >= button.sizeHint().width(), "its words are whole"


def test_words_of_the_selling_half_are_whole(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.modes.choose("selling")
    shrunk(window)
    for button in (
        window.panel("current").restock,
        window.panel("current").end,
        window.panel("current").extend,
        window.panel("current").pull,
        window.panel("current").arm,
    ):
        assert whole(button), (button.text(), button.size(), button.sizeHint(), button.visibleRegion().boundingRect())
    assert placeholder_fits(window.panel("queue").search)
