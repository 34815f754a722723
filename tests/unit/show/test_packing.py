"""The packing sheet: paid lines that are still to be sent, order by order, with what buyers wrote."""

from __future__ import annotations

from msgspec.structs import replace

from studio.document.connections import Connection
from studio.document.model import Show
from studio.document.products import Variant
from studio.show import packing
from studio.show.selling import order_lines
from studio.show.selling.ledger import Entry
from studio.values.shop import OrderLine
from tests.parts.example_show import example_products

_VARIANTS = (Variant(sku="MUG-B", name="Blue", stock=9), Variant(sku="MUG-R", name="Red", stock=9))
SHOW = Show(
    products=(replace(example_products(1)[0], id="mug", link_no=3, title="Mug", variants=_VARIANTS),),
    connections=(Connection(id="store", name="Our store", plugin="oscar"),),
)


def lines(*told: OrderLine, shop: str = "store", product: str = "mug") -> dict[str, Entry]:
    return {order_lines.key(shop, line): Entry(line, product) for line in told}


def line(order: str, number: str = "1", **fields: object) -> OrderLine:
    told = {"sku": "MUG-B", "item_id": "m", "status": "paid", "quantity": 1, "unit_price_minor": 100, "currency": "CNY"}
    return OrderLine(order_id=order, line_id=number, **(told | fields))  # type: ignore[arg-type]


def test_a_row_says_what_to_pack_for_whom_and_what_was_written() -> None:
    found = packing.rows(lines(line("A1", quantity=2, buyer="Li", note="Blue lid please")), SHOW, "en")
    assert found[0] == ["Shop", "Order", "Link", "Product", "Variant", "SKU", "Units", "Buyer", "Note"]
    assert found[1:] == [["Our store", "A1", 3, "Mug", "Blue", "MUG-B", 2, "Li", "Blue lid please"]]


def test_only_what_is_paid_and_not_gone_is_packed() -> None:
    told = [line(status, status=status) for status in ("created", "paid", "refunded", "returned", "cancelled")]
    assert [row[1] for row in packing.rows(lines(*told, line("none", quantity=0)), SHOW, "en")[1:]] == ["paid"]


def test_orders_keep_together_the_earliest_first() -> None:
    told = lines(line("B", "1", at_ms=5), line("A", "2", at_ms=9), line("A", "1", at_ms=7), line("B", "2", at_ms=8, sku="MUG-R"))
    assert [(row[1], row[5]) for row in packing.rows(told, SHOW, "en")[1:]] == [
        ("B", "MUG-B"),
        ("B", "MUG-R"),
        ("A", "MUG-B"),
        ("A", "MUG-B"),
    ]


def test_what_left_the_show_has_its_ids() -> None:
    found = packing.rows(lines(line("A"), shop="gone", product="lamp"), SHOW, "zh")
    assert found[0][1] == "订单号"
    assert found[1] == ["gone", "A", None, "lamp", None, "MUG-B", 1, None, None]
