"""A hand never says what shop and ledger own, and nothing that could not be passed on."""

from __future__ import annotations

from typing import Any

import pytest

from studio.show.selling import manual_values
from studio.values.errors import RefusedError

OWNED: list[dict[str, Any]] = [
    {"live_price_minor": 100},
    {"list_price_minor": 99_900},
    {"currency": "JPY"},
    {"stock_left": 3},
    {"sold": 999_999},
    {"coupon": "FREE GIFT"},
    {"purchase_limit": 1},
    {"zero_ns": 1},
    {"ends_ns": 1},
    {"state": "sold_out"},
    {"title": "Another product"},
    {"link_no": 7},
    {"items": [{"link_no": 1, "live_price_minor": 1}]},
    {"lines": [{"name": "Li", "quantity": 900}]},
]


@pytest.mark.parametrize("values", OWNED, ids=lambda values: next(iter(values)))
@pytest.mark.parametrize("kind", ["price_card", "countdown", "product_strip", "sold_ticker"])
def test_what_a_rule_owns_is_refused(kind: str, values: dict[str, Any]) -> None:
    with pytest.raises(RefusedError, match="shop and the ledger") as caught:
        manual_values.checked(kind, values | {"page": 1})
    assert caught.value.code == "owned_value"


def test_no_card_of_any_plugin_says_a_price_by_hand_at_any_depth() -> None:
    for values in ({"live_price_minor": 1}, {"rows": [{"offer": {"live_price_minor": 1}}]}, {"a": {"sold": 9}}):
        with pytest.raises(RefusedError):
            manual_values.checked("goal_bar", values)


def test_what_is_the_cards_own_is_taken() -> None:
    assert manual_values.checked("qr_code", {"url": "https://a", "caption": "Here"}) == {"url": "https://a", "caption": "Here"}
    assert manual_values.checked("lower_third", {"name": "Lin", "title": "Host"}) == {"name": "Lin", "title": "Host"}
    assert manual_values.checked("scoreboard", {"state": "half time", "done": 30}) == {"state": "half time", "done": 30}
    assert manual_values.checked("price_card", {"page": 2}) == {"page": 2}


def deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"in": value}
    return value


@pytest.mark.parametrize(
    "values",
    [
        {"done": 2**63},
        {"done": -(2**70)},
        {"done": 1e400},
        {"done": float("nan")},
        {"text": "x" * 2001},
        {"x" * 2001: 1},
        {"\u200bsold": 3},
        {"rows": list(range(501))},
        deep(10_000),
    ],
    ids=["64 bits", "negative", "infinite", "no number", "long", "long name", "unseen name", "many", "deep"],
)
def test_what_cannot_be_passed_on_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(RefusedError) as caught:
        manual_values.checked("goal_bar", values)
    assert caught.value.code == "card_values"


def test_the_rules_stand_over_a_hand() -> None:
    ruled = {"live_price_minor": 2900, "sold": 4, "title": "Tea"}
    assert manual_values.combined("price_card", {"live_price_minor": 100, "sold": 9, "page": 2}, ruled) == ruled | {"page": 2}
