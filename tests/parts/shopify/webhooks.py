"""What Shopify calls an address with after each change of an order: signed; twice, late and out of order if a test wants it."""

from __future__ import annotations

import json

import httpx

from tests.parts.relay_process import RelayProcess, signed
from tests.parts.shopify.answers import at
from tests.parts.shopify.stock import Order
from tests.parts.shopify.store import Store


class Calls:
    """The webhooks of a store, kept until `send`. `topics`: those that the merchant's app has subscribed to."""

    def __init__(self, store: Store, relay: RelayProcess) -> None:
        self._relay = relay
        self.waiting: list[tuple[str, bytes]] = []
        self.topics = {"orders/create", "orders/updated", "orders/paid", "orders/cancelled", "refunds/create"}
        self._number = 0
        store.told = self._told

    def _told(self, topic: str, order: Order) -> None:
        if topic in self.topics:
            self.waiting.append((topic, json.dumps(body(topic, order)).encode()))

    async def send(self, times: int = 1, backwards: bool = False) -> None:
        """Call the relay with what has happened, so many times each: the same delivery, as after an answer that was lost."""
        calls, self.waiting = self.waiting, []
        async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
            for topic, content in reversed(calls) if backwards else calls:
                self._number += 1
                headers = signed(content, f"delivery-{self._number}") | {"x-shopify-topic": topic}
                for _ in range(times):
                    answer = await client.post(f"{self._relay.url}/hooks/shop", content=content, headers=headers)
                    assert answer.status_code == 200


def body(topic: str, order: Order) -> dict[str, object]:
    """As the REST API has an order (of topics orders/*) or a refund, in small."""
    number = int(order.id.rpartition("/")[2])
    if topic == "refunds/create":
        return {"id": number + 500_000, "order_id": number, "created_at": at(order.updated), "refund_line_items": []}
    lines = [{"id": int(one.id.rpartition("/")[2]), "sku": one.variant.sku, "quantity": one.units} for one in order.lines]
    return {
        "id": number,
        "admin_graphql_api_id": order.id,
        "name": order.name,
        "updated_at": at(order.updated),
        "financial_status": order.money.lower(),
        "line_items": lines,
    }
