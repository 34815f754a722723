"""Orders in the port's terms, and which order a webhook names."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tiktok_shop.answers import Order
from tiktok_shop.order_source import named_by
from tiktok_shop.orders import order_lines

from studio.plugin_api.webhooks import Call


def line(number: str, status: str = "AWAITING_SHIPMENT", **more: Any) -> dict[str, Any]:
    own = {"id": number, "sku_id": "71", "product_id": "17", "seller_sku": "RED", "sale_price": "35.97", "currency": "EUR"}
    return own | {"display_status": status} | more


def order(*lines: dict[str, Any], status: str = "AWAITING_SHIPMENT", **more: Any) -> Order:
    given = {"id": "576", "status": status, "create_time": 1_771_253_403, "update_time": 1_771_264_476, "line_items": list(lines)}
    return msgspec.convert(given | more, Order)


def test_lines_of_a_unit_each_are_told_as_one() -> None:
    (told,) = order_lines(order(line("1"), line("2", sale_price="35.96"), buyer_nickname="user213123"))
    assert (told.order_id, told.line_id, told.sku, told.item_id) == ("576", "71", "RED", "17")
    assert (told.quantity, told.unit_price_minor, told.currency, told.status) == (2, 3596, "EUR", "paid")
    assert (told.buyer, told.at_ms) == ("u**", 1_771_264_476_000)


@pytest.mark.parametrize(
    ("status", "units", "told"),
    [
        ("UNPAID", ["UNPAID", "UNPAID"], ("created", 2)),
        ("ON_HOLD", ["ON_HOLD", "ON_HOLD"], ("paid", 2)),
        ("PARTIALLY_SHIPPING", ["IN_TRANSIT", "AWAITING_SHIPMENT"], ("paid", 2)),
        ("AWAITING_SHIPMENT", ["AWAITING_SHIPMENT", "CANCELLED"], ("paid", 1)),
        ("UNPAID", ["UNPAID", "CANCELLED"], ("created", 1)),
        ("COMPLETED", ["CANCELLED", "CANCELLED"], ("cancelled", 2)),
        ("CANCELLED", ["AWAITING_SHIPMENT", "AWAITING_SHIPMENT"], ("cancelled", 2)),
        ("A_STATUS_TO_COME", ["", ""], ("paid", 2)),
    ],
)
def test_what_a_status_means(status: str, units: list[str], told: tuple[str, int]) -> None:
    (found,) = order_lines(order(*(line(str(number), one) for number, one in enumerate(units)), status=status))
    assert (found.status, found.quantity) == told


def test_what_is_missing_or_odd_is_said_as_far_as_it_is_there() -> None:
    assert order_lines(order(line_items=None)) == []
    odd = line("1", sku_id=None, seller_sku=None, currency=None, sale_price=None)
    (told,) = order_lines(order(odd, payment={"currency": "USD"}, recipient_address={"name": "*** L"}))
    assert (told.line_id, told.sku, told.currency, told.unit_price_minor, told.buyer) == ("1", "1", "USD", -1, "L**")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            b'{"type":1,"shop_id":"7494","timestamp":1664095733,"data":{"order_id":"576684019603311365","order_status":"X"}}',
            "576684019603311365",
        ),
        (b'{"type":11,"data":{"order_id":41}}', "41"),
        (b'{"type":5,"data":{"product_id":"1"}}', ""),
        (b'{"data":{"order_id":"41; DROP"}}', ""),
        (b'{"data":{"order_id":-1}}', ""),
        (b'{"data":[]}', ""),
        (b"[" * 100_000, ""),
        (b"", ""),
    ],
)
def test_which_order_a_call_is_about(body: bytes, name: str) -> None:
    assert named_by(Call(id="1", received_ms=0, headers={}, body=body)) == name
