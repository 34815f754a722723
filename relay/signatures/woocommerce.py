"""WooCommerce: `X-WC-Webhook-Signature` over the raw body, by the webhook's secret (its REST API's page on webhooks).

A webhook that is switched on is first pinged, with an unsigned form `webhook_id=7`; one that is not answered counts as failed.
Its delivery id is a hash of the webhook's number and the second (`WC_Webhook::get_new_delivery_id`): calls of a second share it.
"""

from __future__ import annotations

import re

from relay.signatures.body_hmac import holds_in, read_key
from relay.signatures.scheme import Incoming, Scheme

__all__ = ["WOOCOMMERCE"]

_PING = re.compile(rb"webhook_id=[0-9]{1,20}\Z")


def is_ping(incoming: Incoming) -> bool:
    """Whether this is the ping of a webhook that is switched on: nothing but its number."""
    return "x-wc-webhook-signature" not in incoming.headers and _PING.match(incoming.body) is not None


WOOCOMMERCE = Scheme(
    name="woocommerce",
    read_key=read_key,
    holds=holds_in("x-wc-webhook-signature"),
    id_header="x-wc-webhook-delivery-id",
    id_needs_body=True,
    passed_on=(
        "content-type",
        "x-wc-webhook-event",
        "x-wc-webhook-id",
        "x-wc-webhook-resource",
        "x-wc-webhook-source",
        "x-wc-webhook-topic",
    ),
    is_ping=is_ping,
)
