"""What a show sells, as values of the show document. Their order in `Show.products` is the queue.

Prices are integers in minor units of the product's `currency`. What happens to a product on air is not in here: that is
`studio.show.selling`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.document.connections import REHEARSAL
from studio.values.fields import Count, FilePath, Id, Name, Text, Value
from studio.values.money import Currency, Minor

__all__ = ["MAX_LISTINGS", "Claim", "CoSelling", "Coupon", "LaunchTerms", "Listing", "Product", "Variant"]

Sku = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
LinkNo = Annotated[int, msgspec.Meta(ge=1, le=9999)]
MAX_LISTINGS = 32  # as many as a show has connections


class Variant(Value, frozen=True, kw_only=True):
    """One thing that can be put into a basket. A price of None is the product's."""

    sku: Sku
    name: Annotated[str, msgspec.Meta(max_length=120)] = ""
    list_price_minor: Minor | None = None
    live_price_minor: Minor | None = None
    stock: Count = 0  # how many there are for the show, the product's reserve among them


class Coupon(Value, frozen=True, kw_only=True):
    """Money off, as said on the card. The shop applies it; the studio only shows it."""

    text: Annotated[str, msgspec.Meta(max_length=60)]
    amount_minor: Minor = 0
    min_spend_minor: Minor = 0


class Claim(Value, frozen=True, kw_only=True):
    """Something the host may say about it, and what proves it."""

    text: Text
    evidence: Text = ""


class CoSelling(Value, frozen=True, kw_only=True):
    """Whose product it is when it is not ours: slot fee, commission, and the price at which is settled."""

    partner: Name
    slot_fee_minor: Minor = 0
    commission_bp: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0  # basis points: 2000 is 20 %
    settlement_price_minor: Minor | None = None


class LaunchTerms(Value, frozen=True, kw_only=True):
    """How its launch runs unless the arming says otherwise."""

    countdown_s: Annotated[int, msgspec.Meta(ge=3, le=300)] = 10
    sale_minutes: Annotated[int, msgspec.Meta(ge=1, le=20)] = 5
    until_sold_out: bool = True  # the sale goes on after its minutes, until the stock has gone


class Listing(Value, frozen=True, kw_only=True):
    """A place where a product is sold: the connection to the shop, the shop's own id of it, and its page there.

    An empty `item_id` means that the shop has it under the product's own id: see `Product.item_at`.
    """

    connection: Id = REHEARSAL.id
    item_id: Annotated[str, msgspec.Meta(max_length=120)] = ""
    page_url: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class Product(Value, frozen=True, kw_only=True):
    """One product of the queue.

    `listings` say in which shops it is listed: a launch opens all of them. `reserve` units of its stock are kept back;
    `tranche` is how many are released at a time (0: all).
    """

    id: Id
    link_no: LinkNo
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    brand: Annotated[str, msgspec.Meta(max_length=80)] = ""
    pictures: Annotated[
        tuple[FilePath, ...], msgspec.Meta(max_length=20)
    ] = ()  # paths, relative to the show's folder, or http(s) URLs
    listings: Annotated[tuple[Listing, ...], msgspec.Meta(min_length=1, max_length=MAX_LISTINGS)] = (Listing(),)
    currency: Currency = "CNY"
    list_price_minor: Minor = 0
    live_price_minor: Minor
    floor_price_minor: Minor | None = None  # below this it is never sold
    reserve: Count = 0
    tranche: Count = 0
    purchase_limit: Count = 0  # units a buyer may have; 0: any
    coupon: Coupon | None = None
    talking_points: Annotated[tuple[Text, ...], msgspec.Meta(max_length=30)] = ()
    claims: Annotated[tuple[Claim, ...], msgspec.Meta(max_length=30)] = ()
    co_selling: CoSelling | None = None
    planned_minutes: Annotated[float, msgspec.Meta(ge=0, le=600)] = 5.0
    launch: LaunchTerms = LaunchTerms()
    variants: Annotated[tuple[Variant, ...], msgspec.Meta(min_length=1, max_length=200)]

    @property
    def listing(self) -> Listing:
        """The first listing: the one that its forms and its code on air lead to."""
        return self.listings[0]

    @property
    def connections(self) -> tuple[str, ...]:
        """The ids of the connections in which it is listed, each once."""
        return tuple(dict.fromkeys(listing.connection for listing in self.listings))

    def item_at(self, listing: Listing) -> str:
        """The shop's id of it in that listing; without one it goes by the product's own."""
        return listing.item_id or self.id
