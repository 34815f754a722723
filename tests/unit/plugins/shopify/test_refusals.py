"""Answers that are no answer. What the API says in full is tested at the stand-in (tests/platforms/test_shopify.py)."""

from __future__ import annotations

from typing import Any

import pytest
from shopify.refusals import is_throttled, of_errors, of_status


def test_a_good_answer_is_none() -> None:
    assert of_status(200, {}, b"{}", "shop") is None
    assert of_errors([], "shop") is None


def test_a_shop_that_has_moved_is_said_without_the_path() -> None:
    refused = of_status(301, {"location": "https://new-shop.myshopify.com/admin?token=1"}, b"", "old-shop.myshopify.com")
    assert refused is not None
    assert "is now at new-shop.myshopify.com:" in refused.text
    assert of_status(302, {"location": "http://[" * 900}, b"", "shop") is not None


def test_who_the_buyer_is_may_be_kept_back() -> None:
    kept_back = {"message": "no", "path": ["nodes", 0, "customer"], "extensions": {"code": "ACCESS_DENIED"}}
    assert of_errors([kept_back], "shop") is None
    assert of_errors([kept_back, {"message": "other"}], "shop") is not None
    assert of_errors([kept_back | {"path": ["orders"]}], "shop") is not None


@pytest.mark.parametrize(
    "error", [None, 1, "x", [], {}, {"extensions": 1}, {"extensions": {"code": 1}}, {"message": "x" * 10_000}]
)
def test_whatever_comes_is_put_into_a_short_sentence(error: Any) -> None:
    assert not is_throttled([error])
    refused = of_errors([error], "shop")
    assert refused is not None
    assert len(refused.text) < 300


def test_too_many_questions_are_known() -> None:
    assert is_throttled([{"message": "Throttled", "extensions": {"code": "THROTTLED"}}])
