"""Which order a call is about, and what is wrong with the shop's webhooks."""

from __future__ import annotations

from typing import Any

import pytest
from woocommerce.answers import Webhook
from woocommerce.webhook_watch import WebhookWatch, named_by, trouble

from studio.plugin_api.webhooks import Call
from tests.unit.plugins.woocommerce.conftest import MakeApi, Server, said


def call(body: bytes, topic: str = "order.updated") -> Call:
    return Call(id="1", received_ms=0, headers={"x-wc-webhook-topic": topic}, body=body)


@pytest.mark.parametrize(
    ("body", "topic", "name"),
    [
        (b'{"id": 41, "status": "processing"}', "order.updated", "41"),
        (b'{"id": 41}', "order.deleted", "41"),
        (b'{"id": 41}', "product.updated", ""),
        (b'{"id": "41; DROP"}', "order.updated", ""),
        (b'{"id": 1.5}', "order.updated", ""),
        (b"[" * 100_000, "order.updated", ""),
        (b"webhook_id=7", "order.updated", ""),
        (b"", "order.updated", ""),
    ],
)
def test_which_order_a_call_is_about(body: bytes, topic: str, name: str) -> None:
    assert named_by(call(body, topic)) == name


def hook(status: str = "active", topic: str = "order.updated", url: str = "https://relay.example/hooks/main") -> Webhook:
    return Webhook(name="Orders", status=status, topic=topic, delivery_url=url)


CREATED = hook(topic="order.created")


@pytest.mark.parametrize(
    ("hooks", "words"),
    [
        ([CREATED, hook()], ""),
        ([CREATED, hook("disabled"), hook()], ""),
        ([], "'Order created' leads"),
        ([CREATED], "'Order updated' leads"),
        ([hook()], "'Order created' leads"),
        ([CREATED, hook("disabled")], "'Orders' off"),
        ([hook("disabled", "order.created"), hook()], "'Orders' off"),
        ([CREATED, hook("paused")], "paused"),
        ([CREATED, hook("paused"), hook("disabled")], "off, as it does when calls fail"),
    ],
)
def test_what_is_wrong(hooks: list[Webhook], words: str) -> None:
    assert words in trouble(hooks)
    assert bool(words) == bool(trouble(hooks))


async def test_those_of_others_are_none_of_ours_and_it_looks_once_a_minute(server: Server, api: MakeApi) -> None:
    def row(url: str, status: str, topic: str = "order.updated") -> dict[str, Any]:
        return {"id": 1, "name": "Orders", "status": status, "topic": topic, "delivery_url": url}

    ours = "https://relay.example/hooks/main/"
    others = [row("https://relay.example/hooks/another-main", "active"), row("https://relay.example/hooks", "active")]
    server.answers["webhooks"] = [[*others, row(ours, "disabled"), row(ours, "active", "order.created")]]
    watch = WebhookWatch(api(), "main")
    for _ in range(3):
        await watch.look()
    assert "off" in watch.notice
    assert server.paths() == ["webhooks"]


async def test_webhooks_that_may_not_be_read_stop_nothing(server: Server, api: MakeApi) -> None:
    server.answers["webhooks"] = [said(403, "woocommerce_rest_cannot_view")]
    watch = WebhookWatch(api(), "main")
    await watch.look()
    assert watch.notice == ""
