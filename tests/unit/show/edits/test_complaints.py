"""What an edit is refused for names the thing as the operator calls it, and stays a sentence that can be translated."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.show import edits
from studio.values.errors import RefusedError
from studio.values.sentences import Sentence, whole
from tests.parts.example_show import example_products, example_show


@pytest.mark.parametrize(
    ("command", "params", "words", "code"),
    [
        (
            "destination.update",
            {"destination": "phones", "set": {"target": {"type": "whip", "url": "rtmp://a.example/x"}}},
            "Phone channel: an address for WHIP",
            "whip.other_scheme",
        ),
        (
            "destination.add",
            {"set": {"name": "My WHIP", "target": {"type": "whip", "url": "rtmp://a.example/x"}}},
            "My WHIP: an address for WHIP",
            "whip.other_scheme",
        ),
        ("canvas.update", {"canvas": "main", "set": {"width": 1281}}, "Wide: 1281 is odd", "complaints.odd_side"),
        (
            "product.update",
            {"product": "p1", "set": {"reserve": 9_999}},
            "{product}: the reserve of 9999",
            "products.reserve_above_stock",
        ),
    ],
)
def test_a_complaint_has_a_name_in_place_of_where_it_stands(command: str, params: dict[str, Any], words: str, code: str) -> None:
    show = replace(example_show(), products=example_products(1))
    (product,) = show.products
    with pytest.raises(RefusedError) as caught:
        edits.apply(show, command, params)
    text = caught.value.text
    assert text.startswith(words.format(product=f"{product.link_no} '{product.title}'"))
    assert isinstance(text, Sentence)
    complaint = whole(text.fields["complaint"])
    assert isinstance(complaint, Sentence)
    assert complaint.code == code
