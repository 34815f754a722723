"""What TikTok Shop's codes mean, and errors within an answer that is good otherwise."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tiktok_shop.answers import Envelope, Written
from tiktok_shop.refusals import mend_of, of_code, of_errors


@pytest.mark.parametrize(
    ("code", "message", "kind", "words"),
    [
        (12019150, "The product ID does not exist.", "not_found", "does not exist"),
        (21008111, "The order or package does not belong to the current seller.", "not_found", "current seller"),
        (12019045, "price is locked", "refused", "promotion"),
        (12019113, "product status is invalid", "refused", "status that it has"),
        (12019114, "Seller has no permission", "refused", "scopes"),
        (36009007, "Request timeout.", "unreachable", "Request timeout"),
        (12052109, "number of requests from merchants over limit", "limited", "too often"),
        (
            36009004,
            "Invalid timestamp. The value of the `timestamp` query parameter must not be lesser than 0.",
            "refused",
            "clock",
        ),
        (36009004, "Invalid identifier. The `shop_id` query parameter is invalid.", "refused", "shop_id"),
        (106013, "Missing identifier.", "refused", "code 106013"),
        (9, None, "refused", "refuses: 9"),
    ],
)
def test_codes(code: int, message: str | None, kind: str, words: str) -> None:
    found = of_code(Envelope(code, message), "open-api.example")
    assert found is not None
    assert found.code == kind
    assert words in found.text


def test_what_is_good_is_no_trouble() -> None:
    assert of_code(Envelope(0, "Success"), "x") is None
    assert of_errors([]) is None
    assert mend_of(Envelope(36009004, "Invalid API version.")) == ""


@pytest.mark.parametrize(
    ("errors", "words"),
    [
        (  # the sample of the page "Update Inventory"
            [
                {
                    "code": 12052990,
                    "message": "Check failed",
                    "detail": {
                        "sku_id": "1",
                        "extra_errors": [{"warehouse_id": "7", "code": 12052097, "message": "The warehouse does not exist"}],
                    },
                }
            ],
            "The warehouse does not exist (code 12052097)",
        ),
        ([{"code": 12019024, "message": "stock count is invalid"}], "stock count is invalid"),
        ([{"code": 12052038, "message": None, "detail": {"extra_errors": None}}], "promotion"),
        ([{}], "refuses: 0"),
    ],
)
def test_errors_within_an_answer(errors: list[Any], words: str) -> None:
    found = of_errors(msgspec.convert({"errors": errors}, Written).errors or [])
    assert found is not None
    assert (found.code, words in found.text) == ("refused", True), found.text
