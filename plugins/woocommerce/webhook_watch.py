"""Looks after the shop's webhooks: WooCommerce switches one off by itself after five calls in a row that failed, and says it to
nobody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.webhooks import Call
from woocommerce import sentences as says
from woocommerce.answers import Webhook, fields_of
from woocommerce.api import Api

log = logging.getLogger(__name__)

_TOPICS = {"order.created": "Order created", "order.updated": "Order updated"}  # one that is new need not be told as changed
_LOOK_EVERY_S = 60.0


class _Named(msgspec.Struct):
    id: int


def named_by(call: Call) -> str:
    """The id of the order that a call is about, "" where it is about none."""
    if not call.headers.get("x-wc-webhook-topic", "order.").startswith("order."):
        return ""
    try:
        return str(call.read(_Named).id)
    except ValueError:
        return ""


class WebhookWatch:
    """Whether the webhooks that lead to the relay are on. One asyncio loop. `notice`: what is wrong, "" while all is well."""

    def __init__(self, api: Api, connection: str) -> None:
        """`connection`: what the relay calls it, the last part of the webhooks' address."""
        self._api, self._path = api, f"/hooks/{connection}"
        self._looked_s = float("-inf")
        self.notice = ""

    async def look(self) -> None:
        """See how they are, once a minute. That they cannot be read changes nothing: orders are asked for as well."""
        now_s = asyncio.get_running_loop().time()
        if now_s - self._looked_s < _LOOK_EVERY_S:
            return
        self._looked_s = now_s
        try:
            page = await self._api.page("webhooks", Webhook, fields_of(Webhook), patient=True)
        except AbilityError as error:
            log.info("the webhooks could not be read: %s", error.text)
            return
        self.notice = trouble([hook for hook in page.rows if urlsplit(hook.delivery_url).path.rstrip("/").endswith(self._path)])


def trouble(webhooks: Sequence[Webhook]) -> str:
    """What is wrong with those that lead to the relay, in the operator's words; "" where orders and their changes are told."""
    for topic, title in _TOPICS.items():
        telling = [hook for hook in webhooks if hook.topic == topic]
        if not telling:
            return says.no_webhook(topic=title)
        if not any(hook.status == "active" for hook in telling):
            return _off(telling)
    return ""


def _off(telling: Sequence[Webhook]) -> str:
    names = ", ".join(f"'{hook.name[:60]}'" for hook in telling[:3])
    return (
        says.webhook_disabled(names=names)
        if any(hook.status == "disabled" for hook in telling)
        else says.webhook_paused(names=names)
    )
