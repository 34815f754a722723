from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest

from studio.plugin_api.abilities import OrderLine, Status
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.products import said_money
from ui.sales.curve import _SHORTEST_MIN
from ui.window import MainWindow

Until = Callable[..., None]


def ordered(order: str, note: str, status: Status = "paid", quantity: int = 1) -> OrderLine:
    """An order for the first product with a note beside it."""
    return OrderLine(
        order_id=f"noted-{order}",
        line_id="0",
        sku="SKU-1",
        item_id="item-1",
        status=status,
        quantity=quantity,
        unit_price_minor=2600,
        currency="CNY",
        buyer="Lin",
        note=note,
    )


def test_figures_are_the_desks(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    sales = selling_corner.panel("sales")
    until(lambda: sales.units.text() == "441")
    until(lambda: sales.online.text() == "18,204")
    until(lambda: sales.rate.text() == str(selling_corner.room.store.state.selling.totals.per_minute))
    gmv = selling_corner.room.store.state.selling.totals.gmv["CNY"]
    assert gmv == 164 * 2600 + 180 * 3300 + 97 * 4000
    assert sales.money._full.endswith(f"¥{gmv // 100:,}")
    selling_desk.shop.sells("item-3", 23)
    until(lambda: sales.units.text() == "464")


def test_the_curve_is_painted_where_something_was_sold(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    curve = selling_window.panel("sales").curve
    until(lambda: curve._course.whole and curve.isVisible())
    course, image = curve._course, curve.grab().toImage()
    minutes = max(_SHORTEST_MIN, course.minutes)

    def green(first: float, last: float) -> int:
        """The highest green line between two minutes, 0 at the top."""
        columns = range(*(round(31 + (curve.width() - 35) * minute / minutes) for minute in (first, last)))
        found = [y for x in columns for y in range(16, curve.height() - 17) if _green(image.pixelColor(x, y))]
        return min(found, default=curve.height())

    whole = len(course.whole)
    assert sum(course.whole) + course.running == 441
    assert green(0, whole) < curve.height()
    assert (green(0, whole - 0.1) < green(whole + 0.1, course.minutes)) is (max(course.whole) > course.running)


def test_what_buyers_write_is_seen_as_plain_text(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    notes = selling_corner.panel("sales").notes
    until(lambda: selling_corner.panel("sales").units.text() == "441")
    assert notes.isHidden()
    product = selling_corner.room.store.state.show.products[0]
    gift = ordered("1", "Gift", status="created", quantity=2)
    selling_desk.shop.orders_say(gift, ordered("2", "<b>Blue</b> lid please", quantity=2))
    until(lambda: notes.count() == 2)
    assert notes.isVisible()
    number = product.link_no
    assert notes.item(0).text() == f"Link {number}, Lin, 2 units: <b>Blue</b> lid please"
    assert notes.item(1).text() == f"Link {number}, Lin, 2 units, unpaid: Gift"
    assert not notes.item(0).toolTip()


def test_notes_stay_when_their_product_goes_and_what_is_not_listed_is_counted(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    notes = selling_corner.panel("sales").notes
    until(lambda: selling_corner.panel("sales").units.text() == "441")
    lines = [ordered(str(number), "Blue lid") for number in range(56)]
    selling_desk.shop.orders_say(*lines, ordered("last", "Blue lid", status="created"))
    selling_desk.call("product.remove", products=["p1"])
    until(lambda: notes.count() == 51)
    until(lambda: notes.item(0).text() == "Link –, Lin, 1 unit, unpaid: Blue lid")
    assert notes.item(50).text() == "and 7 earlier, in the shop"
    notes.scrollToBottom()
    lowest = notes.verticalScrollBar().value()
    assert lowest > 0
    selling_desk.shop.orders_say(ordered("last", "Blue lid"))
    until(lambda: notes.item(0).text() == "Link –, Lin, 1 unit: Blue lid")
    assert notes.verticalScrollBar().value() > lowest // 2


def _green(colour: object) -> bool:
    from PySide6.QtGui import QColor

    assert isinstance(colour, QColor)
    return colour.green() > 150 and colour.green() > colour.red() * 1.6


def test_a_note_makes_no_window_taller_that_has_no_room_for_it(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    panel = selling_window.panel("sales")
    selling_window.resize(960, 500)
    until(lambda: panel.height() < 300)
    lowest = selling_window.minimumSizeHint().height()
    selling_desk.shop.orders_say(ordered("1", "Blue lid, please"))
    until(panel.notes.isVisible)
    QTest.qWait(50)
    assert selling_window.minimumSizeHint().height() <= lowest + 10
    assert panel.curve.isHidden()
    selling_window.resize(1366, 900)
    until(panel.curve.isVisible)
    assert panel.notes.isVisible()


def test_however_much_is_sold_the_panel_asks_for_no_more_room(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    sales = selling_window.panel("sales")
    until(lambda: sales.units.text() == "441")
    sales.units.setText("99,999")
    sales.body.activate()
    least = sales.minimumSizeHint().width()
    lines = [ordered(f"large-{number}", "", quantity=100_000) for number in range(40)]
    selling_desk.shop.orders_say(*lines)
    until(lambda: sales.units.text() == "4M")
    assert sales.units.toolTip() == "4,000,441"
    sales.body.activate()
    assert sales.minimumSizeHint().width() <= least


def test_money_of_two_currencies_is_said_in_short_where_it_does_not_fit(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    sales = selling_window.panel("sales")
    until(lambda: sales.units.text() == "441")
    line = msgspec.structs.replace(ordered("usd", "", quantity=12_345), unit_price_minor=12_345_678, currency="USD")
    selling_desk.shop.orders_say(line)
    until(lambda: "$" in sales.money.whole)
    assert sales.money.text() == sales.money.whole, "nothing of it is cut"
    assert sales.money.toolTip().endswith(f" + {said_money(12_345 * 12_345_678, 'USD')}")
