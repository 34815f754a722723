"""The queue against a desk with the real edit rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.products import RemoveProducts, UpdateProduct

pytest.importorskip("PySide6")

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton

from studio.document.products import Listing
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.queue.columns import Column
from ui.queue.form import ProductDialog
from ui.window import MainWindow

Until = Callable[..., None]


def ids(window: MainWindow | Corner) -> list[str]:
    return [row.id for row in window.room.store.state.show.products]


def test_a_cell_edited_in_place_can_be_undone(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    table = selling_window.panel("queue").table
    selling_window.activateWindow()
    until(selling_window.isActiveWindow)
    table.edit_cell("p4", Column.LIVE_PRICE)
    editor = next(editor for editor in table.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    editor.setText("45.50")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: selling_window.room.store.state.show.products[3].live_price_minor == 4550)
    assert selling_desk.named("product.update") == [{"product": "p4", "set": {"live_price_minor": 4550}}]
    assert selling_desk.named("stage.take") == [], "Return in a cell is not the hotkey"
    selling_window.menus._undo.trigger()
    until(lambda: selling_window.room.store.state.show.products[3].live_price_minor == 4700)


def test_what_is_being_typed_stays_while_the_desk_changes_the_row(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    table, model = selling_corner.panel("queue").table, selling_corner.panel("queue").model
    selling_corner.activateWindow()
    until(selling_corner.isActiveWindow)
    table.edit_cell("p4", Column.LIVE_PRICE)
    editor = next(editor for editor in table.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    QTest.keyClicks(editor, "4")
    selling_corner.room.desk.command(UpdateProduct(product="p4", set={"brand": "Moonkiln"}))
    until(lambda: model.product(model.row_of("p4")).brand == "Moonkiln")
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: selling_corner.room.store.state.show.products[3].live_price_minor == 4500)


def test_a_price_is_read_as_it_is_meant_or_not_at_all(
    selling_corner: Corner, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    queue, refused = selling_corner.panel("queue"), []
    queue.model.refused.connect(refused.append)
    meant = {"12,50": 1250, "￥1,299": 129_900, "1e3": None, "1.500": None, "1,2,3": None}
    given: list[dict[str, object]] = []
    for typed, minor in meant.items():
        with subtests.test(typed=typed):
            index = queue.model.index(queue.model.row_of("p4"), Column.LIVE_PRICE)
            queue.model.setData(index, typed)
            if minor is None:
                assert typed in refused.pop(), "it is said why"
            else:
                given.append({"product": "p4", "set": {"live_price_minor": minor}})
                until(lambda: selling_desk.named("product.update") == given)
            assert refused == []
            assert selling_desk.named("product.update") == given


def test_keys_work_on_the_chosen_product(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    table, model = selling_corner.panel("queue").table, selling_corner.panel("queue").model
    selling_desk.call("queue.end", confirm="p3")  # while it is on sale, going on is asked about
    table.choose("p5")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    until(lambda: ids(selling_corner)[4:6] == ["p6", "p5"] and model.row_of("p5") == 5)
    assert table.chosen() == ["p5"], "the selection goes with the product"
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(ids(selling_corner)) == model.rowCount() == 13)
    QTest.keyClick(table, Qt.Key.Key_Return)
    until(lambda: selling_corner.findChildren(ProductDialog))
    selling_corner.findChildren(ProductDialog)[0].reject()
    assert selling_desk.named("queue.explain") == []
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: selling_desk.named("queue.explain") == [{"product": "p5"}])
    assert selling_desk.named("stage.take") == []


def test_slash_goes_to_the_search_and_down_comes_back(selling_corner: Corner, until: Until) -> None:
    queue = selling_corner.panel("queue")
    selling_corner.activateWindow()
    queue.table.choose("p1")
    queue.table.setFocus()
    until(lambda: selling_corner.isActiveWindow() and queue.table.hasFocus())
    QTest.keyClicks(queue.table, "/")
    until(queue.search.hasFocus)
    QTest.keyClicks(queue.search, "lantern")
    until(lambda: queue.sieve.rowCount() == 1)
    QTest.keyClick(queue.search, Qt.Key.Key_Escape)
    until(lambda: queue.sieve.rowCount() == 12 and queue.table.hasFocus())


def answer(button_words: str) -> Callable[[], bool]:
    """Press that button of the question that is open."""

    def press() -> bool:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return False
        next(button for button in box.buttons() if button.text() == button_words).click()
        return True

    return press


def in_a_moment(deed: Callable[[], object]) -> None:
    QTimer.singleShot(50, deed)


def test_del_asks_before_it_removes_and_pulls_what_is_on_air(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    table = selling_corner.panel("queue").table
    table.choose("p8")
    in_a_moment(answer("Cancel"))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert selling_desk.named("product.remove") == []
    in_a_moment(answer("Remove"))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    until(lambda: "p8" not in ids(selling_corner))
    table.choose("p3")
    pressing = QTimer(interval=20)
    pressing.timeout.connect(answer("Pull"))
    pressing.start()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    until(lambda: selling_desk.named("queue.pull") == [{"product": "p3"}, {"product": "p3", "confirm": "p3"}])
    pressing.stop()
    assert "p3" in ids(selling_corner)


def test_the_form_sends_only_what_changed(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    row = selling_corner.room.store.state.show.products[0]
    form = ProductDialog(selling_corner.room, row, selling_corner)
    form.open()
    form.coupon.setText("¥5 off")
    form.coupon_amount.setText("5")
    form.points.setPlainText("one\n\n two \n")
    form.accept()
    until(lambda: selling_desk.named("product.update"))
    change = selling_desk.named("product.update")[0]["set"]
    assert change == {
        "coupon": {"text": "¥5 off", "amount_minor": 500, "min_spend_minor": 0},
        "talking_points": ["one", "two"],
    }
    until(lambda: (coupon := selling_corner.room.store.state.show.products[0].coupon) is not None and coupon.amount_minor == 500)


def test_the_form_fits_a_doubled_full_hd_screen(selling_window: MainWindow) -> None:
    form = ProductDialog(selling_window.room, None, selling_window)
    assert form.minimumSizeHint().height() <= 440  # of 540, less what a desktop takes
    form.deleteLater()


def test_the_empty_queue_says_its_ways_whole_where_it_is_narrow(selling_window: MainWindow) -> None:
    empty = next(one for one in selling_window.findChildren(QLabel) if one.text() == "Nothing to sell yet").parentWidget()
    empty.resize(270, 225)
    empty.layout().setGeometry(empty.rect())
    for button in empty.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width()
        assert button.geometry().bottom() <= 225


def test_an_unchanged_form_sends_nothing(selling_corner: Corner, selling_desk: DeskThread) -> None:
    for row in selling_corner.room.store.state.show.products[:3]:
        form = ProductDialog(selling_corner.room, row, selling_corner)
        form.open()
        form.accept()
    QTest.qWait(50)
    assert selling_desk.named("product.update") == []


def test_a_new_product_needs_title_and_price(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    form = ProductDialog(selling_corner.room, None, selling_corner)
    form.open()
    form.accept()
    assert form.problem.text()
    form.title.setText("Paper lantern")
    form.accept()
    assert "price" in form.problem.text()
    form.live_price.setText("19")
    form.accept()
    until(lambda: len(ids(selling_corner)) == 13)
    assert selling_desk.named("product.add")[0]["set"]["live_price_minor"] == 1900
    assert selling_corner.room.store.state.show.products[-1].link_no == 13


def test_the_import_of_a_first_sheet_asks_for_the_currency(corner: Corner, desk: DeskThread, until: Until) -> None:
    dialog = corner.panel("queue").import_sheet("/somewhere/products.xlsx")
    until(dialog._currency_row.isVisible)
    assert (dialog.currency.currentData(), dialog.go.isEnabled()) == ("", False)
    dialog.currency.setCurrentIndex(dialog.currency.findData("JPY"))
    dialog.currency.activated.emit(dialog.currency.currentIndex())
    until(dialog.go.isEnabled)
    assert [call.get("currency") for call in desk.named("queue.read_sheet")] == [None, "JPY"]
    dialog.reject()


def test_a_sheet_is_looked_at_before_it_changes_anything(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_desk.call("queue.end", confirm="p3")  # what is on sale may not leave the queue
    dialog = selling_window.panel("queue").import_sheet("/somewhere/products.xlsx")
    until(dialog.go.isEnabled)
    assert dialog.problems.topLevelItemCount() == 2
    assert len(ids(selling_window)) == 12
    assert selling_desk.named("product.import") == []
    next(button for button in dialog.modes.buttons() if button.property("mode") == "replace").setChecked(True)
    until(dialog.go.isEnabled)
    assert [call["mode"] for call in selling_desk.named("queue.read_sheet")] == ["append", "replace"]
    said: list[tuple[str, str]] = []
    selling_window.room.notice.connect(lambda level, words: said.append((level, words)))
    dialog.accept()
    until(lambda: len(ids(selling_window)) == 2)
    assert selling_desk.named("product.import")[0]["mode"] == "replace"
    until(lambda: said)
    assert said[0][0] == "ok"
    assert "12 products" in said[0][1]
    selling_window.menus._undo.trigger()
    until(lambda: len(ids(selling_window)) == 12)


def test_an_import_that_the_desk_refuses_leaves_its_dialog_open(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    dialog = selling_corner.panel("queue").import_sheet("/somewhere/products.xlsx")
    until(dialog.go.isEnabled)
    dialog._products = ({"title": "Lantern"},)  # no price: what the queue has become no longer bears it
    dialog.accept()
    until(lambda: selling_desk.named("product.import"))
    until(dialog.go.isEnabled)
    assert dialog.isVisible()
    assert "price" in dialog.title.text()
    dialog.reject()


def test_an_empty_queue_says_what_to_do(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    queue = selling_corner.panel("queue")
    selling_desk.call("queue.end", confirm="p3")
    selling_corner.room.desk.command(RemoveProducts(products=ids(selling_corner)))
    until(lambda: queue._stack.currentIndex() == 1)
    assert not queue.search.isVisible()


def test_the_rundown_is_started_and_stopped_from_the_queue(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    selling_corner.panel("queue")._rundown.trigger()
    until(lambda: selling_desk.named("rundown.stop"))
    until(lambda: selling_corner.room.store.state.selling.running is False)
    selling_corner.panel("queue")._rundown.trigger()
    until(lambda: selling_corner.room.store.state.selling.running is True)


def test_the_menu_offers_what_fits_the_state(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    def enabled(product: str) -> set[str]:
        menu = selling_corner.panel("queue").menu_for([product])
        found = {
            action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.isEnabled() and action.text()
        }
        menu.deleteLater()
        return found

    until(lambda: selling_corner.panel("queue").model.live("p1").state == "ended")
    assert "Bring back into the queue" in enabled("p1")
    assert "Bring back into the queue" not in enabled("p4")
    assert "Remove from the queue…" in enabled("p4")
    assert "Remove from the queue…" not in enabled("p3"), "it is on air"


def test_a_product_is_sold_from_one_of_the_shows_connections(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    selling_desk.call("connection.add", plugin="vendure", name="Second store", id="second-store")
    until(lambda: len(selling_corner.room.store.state.show.connections) == 2)
    row = selling_corner.room.store.state.show.products[0]
    form = ProductDialog(selling_corner.room, row, selling_corner)
    assert [form.shop.itemText(n) for n in range(form.shop.count())] == ["Rehearsal", "Second store"]
    assert form.shop.chosen() == row.listing.connection == "rehearsal"
    form.shop.setCurrentIndex(1)
    form.accept()
    until(lambda: selling_corner.room.store.state.show.products[0].listing.connection == "second-store")
    assert selling_desk.named("product.update")[-1] == {
        "product": row.id,
        "set": {"listings": [{"connection": "second-store", "item_id": "item-1", "page_url": ""}]},
    }
    new = ProductDialog(selling_corner.room, replace(row, listings=(Listing(connection="gone"),)), selling_corner)
    assert new.shop.currentText() == "gone (not connected)"
    assert new.shop.chosen() == "gone"
    new.reject()


def test_the_form_of_a_product_has_its_further_shops_and_can_add_and_remove_them(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    def first() -> tuple[Listing, ...]:
        return selling_corner.room.store.state.show.products[0].listings

    before = first()
    form = ProductDialog(selling_corner.room, selling_corner.room.store.state.show.products[0], selling_corner)
    assert form.other_shops.value() == []
    form.reject()
    more = [{"connection": "store", "item_id": "7"}, {"connection": "stall"}]
    selling_desk.call("product.update", product="p1", set={"listings": [{"item_id": "item-1"}, *more]})
    until(lambda: len(first()) == 3)
    form = ProductDialog(selling_corner.room, selling_corner.room.store.state.show.products[0], selling_corner)
    assert [listing["connection"] for listing in form.other_shops.value()] == ["store", "stall"]
    form.item.setText("item-one")
    form.title.setText("Another title")
    form.accept()
    until(lambda: first()[0].item_id == "item-one")
    assert [(listing.connection, listing.item_id) for listing in first()[1:]] == [("store", "7"), ("stall", "")]
    assert before == (Listing(item_id="item-1"),)
    form = ProductDialog(selling_corner.room, selling_corner.room.store.state.show.products[0], selling_corner)
    form.other_shops.add.click()
    lines = form.other_shops.findChildren(QLineEdit, options=Qt.FindChildOption.FindChildrenRecursively)
    lines[-2].setText("there-too")
    form.other_shops.findChildren(QPushButton)[1].click()
    form.accept()
    until(lambda: first()[-1].item_id == "there-too")
    assert len(first()) == 3, "one was added, one removed"
