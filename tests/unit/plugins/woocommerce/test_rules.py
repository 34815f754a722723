"""The shop's settings, and what they mean for prices, stock and orders."""

from __future__ import annotations

import msgspec
import pytest
from woocommerce.answers import Option
from woocommerce.rules import RuleBook, Rules

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.woocommerce.conftest import MakeApi, Server, options


def rules(**values: object) -> Rules:
    return Rules.of(msgspec.convert(options(**({"currency": "EUR"} | values)), list[Option]))


def test_a_shop_as_woocommerce_begins_with_it() -> None:
    assert rules() == Rules(currency="EUR", places=2, adds_tax=False, shows_net=False, hold_minutes=60)


@pytest.mark.parametrize(
    ("counts", "entered_with", "shown", "adds", "net"),
    [
        ("no", "no", "incl", False, False),
        ("yes", "yes", "incl", False, False),
        ("yes", "no", "excl", False, True),
        ("yes", "no", "incl", True, False),
        ("yes", "yes", "excl", True, True),
    ],
)
def test_tax(counts: str, entered_with: str, shown: str, adds: bool, net: bool) -> None:
    found = rules(calc_taxes=counts, prices_include_tax=entered_with, tax_display_shop=shown)
    assert (found.adds_tax, found.shows_net) == (adds, net)


@pytest.mark.parametrize(
    ("said", "minutes"), [("60", 60), ("", 0), (None, 0), ("0", 0), ("99999999", 10080), ("-5", 0), (30, 30)]
)
def test_how_long_units_are_held(said: object, minutes: int) -> None:
    assert rules(hold_stock_minutes=said).hold_minutes == minutes


@pytest.mark.parametrize(("said", "places"), [("0", 0), ("4", 4), ("99", 8), ("two", 0)])
def test_decimals_of_the_shop(said: str, places: int) -> None:
    assert rules(price_num_decimals=said).places == places


@pytest.mark.parametrize("currency", ["BTC", "", "eur", "E\u202eUR"])
def test_what_is_no_currency_is_refused(currency: str) -> None:
    with pytest.raises(AbilityError, match="ISO 4217"):
        rules(currency=currency)


async def test_they_are_read_once_a_minute(server: Server, api: MakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    book = RuleBook(api())
    assert (await book.now(), await book.now()) == (Rules(currency="CNY"), Rules(currency="CNY"))
    assert len(server.asked) == 3
    monkeypatch.setattr("woocommerce.rules._BELIEVED_S", -1.0)
    server.answers["settings/general"] = [options(currency="JPY")]
    assert (await book.now()).currency == "JPY"
