"""A product of Whatnot with its variants, in the port's terms. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from studio.plugin_api.abilities import AbilityError, Reading
from studio.plugin_api.decimal_money import exact_minor
from studio.values import money
from studio.values.money import MoneyError
from studio.values.plain_text import shortened
from whatnot import sentences as says
from whatnot.answers import Merchandising, Money, Variant

BUY_IT_NOW = "buy_it_now"
_LONGEST = 40  # characters of an amount
_DIGITS = 20


class Item(NamedTuple):
    """A product with what can be bought of it, by SKU, and how it is sold."""

    id: str
    title: str
    variants: dict[str, Variant]
    sold: Merchandising

    def variant(self, sku: str) -> Variant:
        """The variant with this SKU.

        Raises:
            AbilityError: `not_found`.
        """
        if sku not in self.variants:
            raise AbilityError("not_found", says.no_variant(product=self.title or self.id, sku=repr(sku)))
        return self.variants[sku]


def named(variants: Iterable[Variant]) -> dict[str, Variant]:
    """Variants by what they are called here: by their SKU, and by their id where they have none, or one that others have too.

    A list that moves while it is read has a variant twice: the later one counts, once.
    """
    by_id = {one.id: one for one in variants}
    times = Counter(_sku(one) for one in by_id.values())
    return {_sku(one) if _is_own(one, by_id, times) else number: one for number, one in by_id.items()}


def reading(item: Item) -> Reading:
    """The item as the port has it.

    It is open while it is sold at a price, in the seller's profile shop or in a show: what is reserved for live and in no show is
    sold nowhere.

    Raises:
        AbilityError: `refused`: it is sold otherwise than at a price, has none, or one that cannot be said.
    """
    kind, title = item.sold.transaction_type, item.title or item.id
    if kind not in (BUY_IT_NOW, None):
        raise AbilityError("refused", says.other_format(product=title, kind=shortened(kind or "", 40)))
    priced = {sku: found for sku, one in item.variants.items() if (found := _price(one)) is not None}
    currency = next((found.currency for found in priced.values()), "")
    if not currency:
        raise AbilityError("refused", says.not_priced(product=title))
    return Reading(
        item_id=item.id,
        title=item.title,
        currency=currency,
        open=kind == BUY_IT_NOW and (item.sold.active_in_shows or not item.sold.reserved_for_live),
        prices={sku: _minor(found, currency, sku) for sku, found in priced.items()},
        stocks={sku: units for sku, one in item.variants.items() if (units := sellable(one)) is not None},
    )


def sellable(variant: Variant) -> int | None:
    """Units that can still be bought; None where nobody counts them."""
    return variant.inventory.available_quantity if variant.inventory is not None else None


def decimal(found: Money | None) -> Decimal | None:
    """The amount, None where there is none that can be read."""
    try:
        amount = Decimal(found.amount) if found is not None and len(found.amount) <= _LONGEST else None
    except InvalidOperation:
        return None
    can_be = amount is not None and amount.is_finite() and (not amount or abs(amount.adjusted()) <= _DIGITS)
    return amount if can_be else None


def _price(variant: Variant) -> Money | None:
    return variant.pricing.buy_it_now.price if variant.pricing is not None else None


def _minor(found: Money, currency: str, sku: str) -> int:
    amount = decimal(found)
    try:
        if amount is not None and found.currency == currency and money.is_currency(currency):
            return exact_minor(amount, currency)
    except MoneyError:
        pass
    raise AbilityError("refused", says.odd_price(sku=sku, price=shortened(f"{found.amount} {found.currency}", _LONGEST)))


def _is_own(variant: Variant, by_id: Mapping[str, Variant], times: Mapping[str, int]) -> bool:
    """Whether its SKU is a name of this variant alone, and no other's id."""
    sku = _sku(variant)
    return sku != "" and times[sku] == 1 and by_id.get(sku, variant) is variant


def _sku(variant: Variant) -> str:
    return (variant.sku or "").strip()
