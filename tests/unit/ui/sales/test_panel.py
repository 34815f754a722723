from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest

from tests.fakes.window_desk import WindowDesk
from ui.window import MainWindow

Until = Callable[..., None]


def test_figures_are_the_desks(selling_window: MainWindow, selling_desk: WindowDesk, until: Until) -> None:
    sales = selling_window.panel("sales")
    until(lambda: sales.units.text() == "441")
    assert (sales.online.text(), sales.rate.text()) == ("18,204", "110")
    gmv = selling_window.room.store.state.selling.totals.gmv["CNY"]
    assert gmv == 164 * 2600 + 180 * 3300 + 97 * 4000
    assert sales.money._full.endswith(f"¥{gmv // 100:,}")
    selling_desk.do(lambda: selling_desk.selling.sold.update(p3=120))
    until(lambda: sales.units.text() == "464")


def test_the_curve_is_painted_where_something_was_sold(
    selling_window: MainWindow, selling_desk: WindowDesk, until: Until
) -> None:
    curve = selling_window.panel("sales").curve
    until(lambda: len(curve._units) == 41 and curve.isVisible())
    image = curve.grab().toImage()

    def green(minute: int) -> int:
        """The highest green line in the column of that minute, 0 at the top."""
        x = round(30 + (curve.width() - 34) * minute / 40)
        found = [y for y in range(16, curve.height() - 17) if _green(image.pixelColor(x, y))]
        return min(found, default=curve.height())

    assert green(22) < green(5) < green(14)


def test_what_buyers_write_is_seen_as_plain_text(selling_window: MainWindow, selling_desk: WindowDesk, until: Until) -> None:
    notes = selling_window.panel("sales").notes
    until(lambda: selling_window.panel("sales").units.text() == "441")
    assert notes.isHidden()
    product = selling_window.room.store.state.show.products[0]
    about = {"product": product.id, "buyer": "Lin", "quantity": 2}
    told = [about | {"status": "paid", "text": "<b>Blue</b> lid please"}, about | {"status": "created", "text": "Gift"}]
    selling_desk.do(lambda: setattr(selling_desk.selling, "notes", told))
    until(lambda: notes.count() == 2)
    assert notes.isVisible()
    number = product.link_no
    assert notes.item(0).text() == f"Link {number}, Lin, 2 units: <b>Blue</b> lid please"
    assert notes.item(1).text() == f"Link {number}, Lin, 2 units, unpaid: Gift"
    assert not notes.item(0).toolTip()


def test_notes_stay_when_their_product_goes_and_what_is_not_listed_is_counted(
    selling_window: MainWindow, selling_desk: WindowDesk, until: Until
) -> None:
    notes = selling_window.panel("sales").notes
    until(lambda: selling_window.panel("sales").units.text() == "441")
    gone = {"product": "gone", "buyer": "Lin", "quantity": 1, "status": "paid", "text": "Blue lid"}
    selling_desk.selling.notes = [gone] * 50
    selling_desk.selling.earlier_notes = 7
    selling_desk.do(lambda: None)
    until(lambda: notes.count() == 51)
    assert notes.item(0).text() == "Link –, Lin, 1 unit: Blue lid"
    assert notes.item(50).text() == "and 7 earlier, in the shop"
    notes.scrollToBottom()
    lowest = notes.verticalScrollBar().value()
    assert lowest > 0
    selling_desk.selling.notes = [gone | {"status": "created"}, *[gone] * 49]
    selling_desk.do(lambda: None)
    until(lambda: "unpaid" in notes.item(0).text())
    assert notes.verticalScrollBar().value() > lowest // 2


def _green(colour: object) -> bool:
    from PySide6.QtGui import QColor

    assert isinstance(colour, QColor)
    return colour.green() > 150 and colour.green() > colour.red() * 1.6


def test_a_note_makes_no_window_taller_that_has_no_room_for_it(
    selling_window: MainWindow, selling_desk: WindowDesk, until: Until
) -> None:
    panel = selling_window.panel("sales")
    selling_window.resize(960, 500)
    until(lambda: panel.height() < 300)
    lowest = selling_window.minimumSizeHint().height()
    note = {"product": "p3", "buyer": "An", "quantity": 1, "status": "paid", "text": "Blue lid, please"}
    selling_desk.selling.notes = [note]
    selling_desk.do(lambda: None)
    until(panel.notes.isVisible)
    QTest.qWait(50)
    assert selling_window.minimumSizeHint().height() <= lowest + 10
    assert panel.curve.isHidden()
    selling_window.resize(1366, 900)
    until(panel.curve.isVisible)
    assert panel.notes.isVisible()
