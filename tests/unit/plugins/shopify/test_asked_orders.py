"""Which order a webhook is about."""

from __future__ import annotations

import pytest
from shopify.asked_orders import order_of

from studio.plugin_api.webhooks import Call


@pytest.mark.parametrize(
    ("topic", "body", "order"),
    [
        ("orders/create", b'{"id": 820982911946154508, "name": "#9999"}', "820982911946154508"),
        ("orders/cancelled", b'{"id": 5}', "5"),
        ("refunds/create", b'{"id": 890088186047892319, "order_id": 820982911946154508}', "820982911946154508"),
        ("order_transactions/create", b'{"id": 1, "order_id": 7}', "7"),
        ("products/update", b'{"id": 788032119674292922}', ""),
        ("draft_orders/create", b'{"id": 1, "order_id": null}', ""),
        ("orders/create", b'{"id": "gid://shopify/Order/1"}', ""),
        ("orders/create", b'{"id": -5}', ""),
        ("orders/create", b'{"id": 1e300}', ""),
        ("orders/create", b"[]", ""),
        ("orders/create", b"", ""),
        ("orders/create", b"[" * 50_000, ""),
    ],
)
def test_a_call_names_its_order(topic: str, body: bytes, order: str) -> None:
    assert order_of(Call(id="1", received_ms=1, headers={"x-shopify-topic": topic}, body=body)) == order


def test_a_call_without_a_topic_names_none() -> None:
    assert order_of(Call(id="1", received_ms=1, body=b'{"id": 5}')) == ""
