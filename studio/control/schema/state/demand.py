"""What viewers and buyers' notes ask for, by facet."""

from __future__ import annotations

import msgspec

from studio.control.schema.state.part import Part
from studio.values.own_words import Words


class DemandValue(Part, frozen=True, kw_only=True):
    """What a value is called."""

    title: str
    words: Words = msgspec.field(default_factory=dict)


class DemandFacet(Part, frozen=True, kw_only=True):
    """What a facet is called. `values`: what those of its values are called that have names."""

    title: str
    words: Words = msgspec.field(default_factory=dict)
    values: dict[str, DemandValue] = msgspec.field(default_factory=dict)


class DemandQuote(Part, frozen=True, kw_only=True):
    """A line of a viewer (`id`: of its message, CONNECTION:ID) or a buyer's note (`is_note`)."""

    id: str = ""
    name: str = ""
    text: str = ""
    is_note: bool = False


class DemandWish(Part, frozen=True, kw_only=True):
    """A value of a facet: how many people asked for it, each once, how many notes of buyers did, and the newest lines."""

    facet: str
    value: str
    people: int = 0
    notes: int = 0
    quotes: tuple[DemandQuote, ...] = ()


class Demand(Part, frozen=True, kw_only=True):
    """`product`: the one on air, "" for none. `wishes` and `people` are of it alone, as it was talked about while on air;
    `show_wishes` and `show_people` of the whole show. Forty wishes at most, those of most people first. `is_full`: a bound was
    reached, and not all that came is counted.
    """

    facets: dict[str, DemandFacet] = msgspec.field(default_factory=dict)
    product: str = ""
    people: int = 0
    wishes: tuple[DemandWish, ...] = ()
    show_people: int = 0
    show_wishes: tuple[DemandWish, ...] = ()
    is_full: bool = False
