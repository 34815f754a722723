"""Prices on the rehearsal page: the digits of a currency come from the studio, not from the browser's own table."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rehearsal
from rehearsal.room.shown import shown_item, shown_order
from rehearsal.shop import Item, Order

WORDS = Path(rehearsal.__file__).with_name("page") / "words.js"
_SCRIPT = """
globalThis.localStorage = { getItem: () => "en" };
const { money } = await import(process.argv[1]);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(([minor, priced]) => money(minor, priced))));
"""


def test_items_and_orders_bring_their_digits() -> None:
    def digits(currency: str) -> tuple[int, int]:
        item = Item("1", 1, "Tea", "", "", currency, 0, True, True, False, ())
        order = Order("1", 1, "", "", "created", "", currency, 100, 0, 0, 0, ())
        return shown_item(item, (None, None), str)["digits"], shown_order(order, 0)["digits"]

    assert [digits(currency) for currency in ("XOF", "PKR", "IQD")] == [(0, 0), (2, 2), (3, 3)]


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to run the page's script")
def test_a_price_is_drawn_with_those_digits() -> None:
    """A browser counts rupees, rupiah, forint, pesos and Iraqi dinar without any."""
    prices = [
        *[(150_000, {"currency": code, "digits": 2}) for code in ("PKR", "IDR", "HUF", "COP", "CNY")],
        *[(1_500_000, {"currency": "IQD", "digits": 3}), (1500, {"currency": "XOF", "digits": 0})],
    ]
    node = ["node", "--input-type=module", "-e", _SCRIPT, WORDS.as_uri(), json.dumps(prices)]
    drawn = json.loads(subprocess.run(node, capture_output=True, check=True, text=True, timeout=60).stdout)
    assert ["".join(letter for letter in price if letter in "0123456789.,") for price in drawn] == [
        *["1,500.00"] * 5,
        *["1,500.000", "1,500"],
    ]
