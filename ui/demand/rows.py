"""What the panel of the demand shows, as rows: the facets in their order, and in each what most people wish first. Pure."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.demand import Demand, DemandQuote, DemandWish
from ui.desk_words import counted
from ui.desk_words.plugin_words import plugin_word


class WishRow(NamedTuple):
    """One wish: its facet and value as they are called, who asked, and their lines, the latest first."""

    facet: str
    value: str
    people: int
    notes: int
    quotes: tuple[DemandQuote, ...]

    @property
    def key(self) -> str:
        """What it is known by while its counts change."""
        return f"{self.facet}: {self.value}"

    def of(self) -> str:
        """The facet, and how many notes of buyers there are among the lines."""
        words = QCoreApplication.translate("Demand", "{facet}, notes: {count}")
        return words.format(facet=self.facet, count=self.notes) if self.notes else self.facet

    def words(self) -> str:
        """As a screen reader says it."""
        words = QCoreApplication.translate("Demand", "{value}, {people}, {facet}")
        return words.format(value=self.value, people=counted(self.people, "person"), facet=self.of())


def rows_of(demand: Demand, whole_show: bool) -> list[WishRow]:
    """The wishes of the product on air, or of the whole show."""
    order = {name: place for place, name in enumerate(demand.facets)}
    wishes = demand.show_wishes if whole_show else demand.wishes
    known = sorted((wish for wish in wishes if wish.facet in order), key=lambda wish: order[wish.facet])
    return [_row(demand, wish) for wish in known]


def quote(one: DemandQuote) -> str:
    """A line of somebody, and whether it is a note beside an order."""
    translate = QCoreApplication.translate
    words = translate("Demand", "{name}, beside an order: {text}") if one.is_note else translate("Demand", "{name}: {text}")
    return words.format(name=one.name or "–", text=one.text)


def _row(demand: Demand, wish: DemandWish) -> WishRow:
    facet = demand.facets[wish.facet]
    named = facet.values.get(wish.value)
    value = plugin_word(named, "title") if named is not None else wish.value
    return WishRow(plugin_word(facet, "title"), value, wish.people, wish.notes, wish.quotes[::-1])
