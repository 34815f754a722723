"""Shopify: `X-Shopify-Hmac-Sha256` over the raw body, by the app's client secret (shopify.dev: webhooks through HTTPS)."""

from __future__ import annotations

from relay.signatures.body_hmac import holds_in, read_key
from relay.signatures.scheme import Scheme

__all__ = ["SHOPIFY"]

SHOPIFY = Scheme(
    name="shopify",
    read_key=read_key,
    holds=holds_in("x-shopify-hmac-sha256"),
    id_header="x-shopify-webhook-id",
    passed_on=(
        "content-type",
        "x-shopify-api-version",
        "x-shopify-event-id",
        "x-shopify-shop-domain",
        "x-shopify-topic",
        "x-shopify-triggered-at",
    ),
)
