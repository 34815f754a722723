"""Words of others are plain text wherever the window shows them."""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtNetwork import QAbstractSocket
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from studio.document.products import Product
from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread
from tests.parts.evening import Evening
from tests.parts.example_show import example_overlays, example_products, example_show
from tests.unit.ui.every_dialog import MAKERS, forms
from ui.app import build
from ui.host.view import HostView
from ui.theme.plain import caption
from ui.window import MainWindow

Until = Callable[..., None]
UI = Path(__file__).parents[3] / "ui"


@pytest.fixture(scope="module")
def bait() -> Iterator[str]:
    """HTML that names a file: whoever takes it for HTML shows it bold, and opens the file. As short as the name of a brand."""
    with tempfile.TemporaryDirectory(prefix="n") as folder:
        Path(folder, "b.png").write_bytes(b"no picture")
        yield f"<b>Tea</b> <img src='file://{folder}/b.png' width=300>"


def renamed(thing: Any, bait: str) -> Any:
    """A part of a show with its name, and the names of what it holds, replaced."""
    if isinstance(thing, tuple):
        return tuple(renamed(part, bait) for part in thing)
    if not isinstance(thing, msgspec.Struct):
        return thing
    changes: dict[str, Any] = {field: bait for field in ("name", "title") if isinstance(getattr(thing, field, None), str)}
    if isinstance(thing, Product):
        changes["brand"] = bait
    for field in ("canvases", "sources", "scenes", "lanes", "destinations", "products", "overlays", "variants"):
        if isinstance(getattr(thing, field, None), tuple):
            changes[field] = renamed(getattr(thing, field), bait)
    return msgspec.structs.replace(thing, **changes)


@pytest.fixture(scope="module")
def hostile_evening(tmp_path_factory: pytest.TempPathFactory, product_pictures: Path, bait: str) -> Evening:
    """A show where everything that can be named is called `bait`, in the middle of its sale."""
    show = msgspec.structs.replace(example_show(), products=example_products(12, product_pictures), overlays=example_overlays())
    return Evening(tmp_path_factory.mktemp("evening"), renamed(show, bait))


@pytest.fixture
def hostile_desk(session_folder: Path, nothing_left: None, own_data: None, hostile_evening: Evening) -> Iterator[DeskThread]:
    """The desk of that show."""
    made = hostile_evening.gone_on(session_folder)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def hostile_window(application: object, hostile_desk: DeskThread, until: Until, bait: str) -> Iterator[MainWindow]:
    made = build(hostile_desk.session)
    made.resize(1900, 1000)
    made.show()
    until(lambda: made.room.desk.online and made.panel("queue").model.rowCount() == 12)
    hostile_desk.channel.writes(
        *(
            ChatMessage(id=f"x{n}", buyer_key=f"v{n}", name=bait, text=f"{bait} {word}", badges=(bait,), at_ms=n)
            for n, word in enumerate("abc")
        )
    )
    until(lambda: made.panel("chat").model.rowCount() >= 3)
    made.room.notice.emit("warn", bait)
    yield made
    made.host.leave()
    made.room.desk.close()
    made.room.board.stop()
    until(lambda: made.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
    made.hide()
    made.deleteLater()


def guesses(widget: QWidget) -> list[str]:
    """Labels in `widget` that may take their words for HTML, and parts that always do."""
    labels = [*widget.findChildren(QLabel), *([widget] if isinstance(widget, QLabel) else [])]
    found = [
        f"{label.objectName()}: {label.text()[:60]}" for label in labels if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    return found + [f"{edit!r}" for edit in widget.findChildren(QTextEdit)]


def tip_of(widget: QWidget, where: QPoint) -> QLabel | None:
    """The tool tip that comes up when the mouse rests there."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, where, widget.mapToGlobal(where)))
    tips = [tip for tip in QApplication.topLevelWidgets() if tip.metaObject().className() == "QTipLabel" and tip.isVisible()]
    return tips[0] if tips and isinstance(tips[0], QLabel) else None


def no_tip() -> None:
    QToolTip.hideText()
    for tip in QApplication.topLevelWidgets():
        if tip.metaObject().className() == "QTipLabel":
            tip.hide()


def test_no_label_of_the_window_takes_words_for_html(
    hostile_window: MainWindow, hostile_desk: DeskThread, bait: str, until: Until, subtests: pytest.Subtests
) -> None:
    hostile_desk.processes.says("source.camera-a", "failed", bait)
    for mode in ("mixing", "selling"):
        with subtests.test(mode=mode):
            hostile_window.modes.choose(mode)
            until(lambda: bait in hostile_window.statusBar()._alarm.toolTip())  # type: ignore[attr-defined]
            shown = [label.text() for label in hostile_window.findChildren(QLabel) if "<b>" in label.text()]
            assert len(shown) >= 5, "the bait is shown"
            assert guesses(hostile_window) == []


def test_no_tool_tip_takes_words_for_html(hostile_window: MainWindow, bait: str) -> None:
    seen = 0
    for mode in ("mixing", "selling"):
        hostile_window.modes.choose(mode)
        QApplication.processEvents()
        for view in hostile_window.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                tip = tip_of(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
                if tip is not None and "<img" in tip.text():
                    seen += 1
                    assert tip.textFormat() is Qt.TextFormat.PlainText
                no_tip()
        for widget in hostile_window.findChildren(QWidget):
            if isValid(widget) and widget.isVisible() and "<img" in widget.toolTip():
                tip = tip_of(widget, QPoint(1, 1))
                assert tip is not None
                assert tip.textFormat() is Qt.TextFormat.PlainText
                seen += 1
                no_tip()
    assert seen >= 3, "chat, queue and names have such tips"


def test_no_dialog_takes_words_for_html(hostile_window: MainWindow, until: Until, bait: str) -> None:
    room = hostile_window.room
    makers = [*MAKERS.values(), lambda window: QMessageBox(QMessageBox.Icon.Warning, bait, bait, parent=window)]
    for maker in makers:
        dialog = maker(hostile_window)
        dialog.show()
        for _ in forms(dialog):
            QApplication.processEvents()
            assert guesses(dialog) == []
        dialog.reject()
    host = HostView(room, hostile_window.thumbnails)
    host.show()
    assert guesses(host) == []
    host.hide()
    host.deleteLater()


def test_a_form_names_its_fields_in_plain_text(application: object, bait: str) -> None:
    page = QWidget()
    QFormLayout(page).addRow(bait, QLineEdit())
    page.show()
    assert guesses(page) == []
    page.hide()


def test_an_ampersand_in_a_name_is_no_key() -> None:
    assert caption("Tea & mug") == "Tea && mug"


_FORBIDDEN = {
    *("RichText", "AutoText", "MarkdownText", "setHtml", "appendHtml", "insertHtml", "setMarkdown", "mightBeRichText"),
    *("QTextEdit", "QTextBrowser", "QTextDocument", "QStaticText", "QErrorMessage", "QWhatsThis", "setStyle"),
}


def test_nothing_in_the_window_asks_for_rich_text_or_a_style_of_its_own() -> None:
    found = []
    for path in sorted(UI.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        said_so = {"QStaticText"} if "setTextFormat(Qt.TextFormat.PlainText)" in text else set()  # it has no style to tell it
        for node in ast.walk(ast.parse(text)):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in _FORBIDDEN - said_so and path.parent.name != "theme":
                found.append(f"{path.relative_to(UI)}:{node.lineno} {name}")
    assert found == []
