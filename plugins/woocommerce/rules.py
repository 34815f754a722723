"""The shop's own settings that prices, stock and orders hang on, read by the way and believed for a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.values import money
from woocommerce import sentences as says
from woocommerce.answers import Option
from woocommerce.api import Api

_GROUPS = ("general", "tax", "products")
_BELIEVED_S = 60.0
_MOST_PLACES = 8
_MOST_MINUTES = 7 * 24 * 60


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """`places`: decimals that the shop counts in, whatever its currency has. `adds_tax`: to a price that is entered, before it
    is shown (or takes it off). `shows_net`: buyers see prices without tax. `hold_minutes`: for so long the units of an unpaid
    checkout are kept for it; 0: they are not."""

    currency: str
    places: int = 2
    adds_tax: bool = False
    shows_net: bool = False
    hold_minutes: int = 60

    @classmethod
    def of(cls, options: Iterable[Option]) -> Rules:
        """From the options of all groups; those that a shop does not have are as WooCommerce begins with them.

        Raises:
            AbilityError: `refused`, it sells in what is no currency.
        """
        said = {option.id.removeprefix("woocommerce_"): str("" if option.value is None else option.value) for option in options}
        currency = said.get("currency", "")
        if not money.is_currency(currency):
            raise AbilityError("refused", says.no_currency(currency=repr(currency[:20])))
        counts_tax = said.get("calc_taxes") == "yes"
        entered_with, shown_with = said.get("prices_include_tax") == "yes", said.get("tax_display_shop") == "incl"
        return cls(
            currency=currency,
            places=_number(said.get("price_num_decimals"), 2, _MOST_PLACES),
            adds_tax=counts_tax and entered_with != shown_with,
            shows_net=counts_tax and not shown_with,
            hold_minutes=_number(said.get("hold_stock_minutes"), 60, _MOST_MINUTES),
        )


class RuleBook:
    """The rules of one shop. One asyncio loop."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: tuple[Rules, float] | None = None
        self._reading = asyncio.Lock()

    async def now(self) -> Rules:
        """The rules as they were within the last minute.

        Raises:
            AbilityError: in the operator's words.
        """
        async with self._reading:
            now_s = asyncio.get_running_loop().time()
            if self._known is None or now_s - self._known[1] > _BELIEVED_S:
                groups = await asyncio.gather(*(self._api.read(f"settings/{group}", list[Option]) for group in _GROUPS))
                self._known = Rules.of(option for group in groups for option in group), now_s
            return self._known[0]


def _number(text: str | None, default: int, most: int) -> int:
    """A setting that is a number; emptied it is 0, as WooCommerce reads it."""
    if text is None:
        return default
    return min(most, int(text)) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
