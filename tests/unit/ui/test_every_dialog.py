"""What holds for every dialog: names for screen readers, Tab through all of it, and an end at any moment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.control.schema.products import DuplicateProduct

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

import ui
from tests.unit.ui.every_dialog import MAKERS, forms
from tests.unit.ui.test_accessible_names import nameless
from tests.unit.ui.test_keyboard import unmarked, unreached
from ui.window import MainWindow

Until = Callable[..., None]


def open_each(window: MainWindow, until: Until) -> Iterator[tuple[str, QDialog]]:
    """One dialog after the other, once the desk has answered what it asks when it opens."""
    for name, maker in MAKERS.items():
        dialog = maker(window)
        dialog.show()
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        until(lambda: not window.room.desk._waiting)
        for _ in forms(dialog):
            QApplication.processEvents()
            yield name, dialog
        dialog.reject()


def test_all_of_them_are_looked_at() -> None:
    texts = [path.read_text("utf-8") for path in Path(ui.__file__).parent.rglob("*.py")]
    bases = {"AskingDialog", "ListDialog"}
    kinds = "|".join(sorted(bases | {"QDialog"}))
    written = {name for text in texts for name in re.findall(rf"^class (\w+)\((?:{kinds})\)", text, re.M)} - bases
    assert written == {name.split()[0] for name in MAKERS}


def test_everything_has_a_name_and_tab_comes_there_and_shows_where_it_is(
    selling_window: MainWindow, until: Until, subtests: pytest.Subtests
) -> None:
    missing: dict[str, list[str]] = {"has no name": [], "not reached": [], "not shown": []}
    for name, dialog in open_each(selling_window, until):
        for what, look in zip(missing, (nameless, unreached, unmarked), strict=True):
            missing[what] += [f"{name}: {said}" for said in look(dialog)]
    for what, where in missing.items():
        with subtests.test(what):
            assert not where, "\n".join(where)


def test_they_can_be_closed_at_once(
    selling_window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    broken: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *what: broken.append(what))
    for turns in range(4):
        with subtests.test(turns=turns):
            for maker in MAKERS.values():
                dialog = maker(selling_window)
                dialog.show()
                for _ in range(turns):
                    QApplication.processEvents()
                dialog.reject()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            until(lambda: not selling_window.room.desk._waiting)
            products = len(selling_window.room.store.state.show.products)
            selling_window.room.desk.command(DuplicateProduct(product="p5"))
            until(  # what they watched changes without them
                lambda products=products: len(selling_window.room.store.state.show.products) == products + 1
            )
            assert broken == []
