"""Claims about an offer, by the names they have on cards: what only shop and ledger say, on every card. Pure."""

from __future__ import annotations

CLAIMS = frozenset(
    {
        "price",
        "price_minor",
        "live_price_minor",
        "list_price_minor",
        "currency",
        "coupon",
        "stock",
        "stock_left",
        "sold",
        "limit",
        "purchase_limit",
        "zero_ns",
        "ends_ns",
    }
)
