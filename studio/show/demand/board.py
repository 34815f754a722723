"""Who asked for what, by product: people, each once for each wish, and a few of their lines. Bounded; one thread.

A person is a 64-bit fingerprint. One table remembers who wished what (5 bytes a wish, `studio.show.tally.voters`), whatever the
number of products: a person and a cell of the board make one key of it. A viewer who also buys is two people: no platform says
that they are one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from msgspec.structs import replace

from studio.control.schema.state.demand import DemandQuote, DemandWish
from studio.show.demand.wishes import Wish
from studio.show.tally.voters import Voters

MAX_CELLS = 4_000  # wishes of products
MAX_WISHES = 500_000  # of people, each wish of a product once: 5 MiB
QUOTES = 3
QUOTE = 160  # characters of one
SHOWN = 40  # wishes that clients are told of
WHOLE = None  # in place of a product: the whole show


class Row(NamedTuple):
    """One cell of the board, as it is written to a file. `product` "": none was in focus."""

    product: str
    wish: Wish
    people: int
    notes: int
    quotes: tuple[DemandQuote, ...]


class _Cell:
    """`people` who asked, `notes` of buyers among what they wrote; `salt` makes keys of people here unlike those of elsewhere."""

    __slots__ = ("notes", "people", "quotes", "salt")

    def __init__(self, product: str | None, wish: Wish | None) -> None:
        name = f"{product!r}\0{wish!r}".encode("utf-8", "surrogatepass")
        self.salt = int.from_bytes(blake2b(name, digest_size=8).digest(), "little")
        self.people = self.notes = 0
        self.quotes: deque[DemandQuote] = deque(maxlen=QUOTES)


class DemandBoard:
    """The demand of one show. `is_full`: something was not counted, because a bound was reached. `version` counts changes."""

    def __init__(self, most_cells: int = MAX_CELLS, most_wishes: int = MAX_WISHES) -> None:
        self._cells: dict[tuple[str | None, Wish | None], _Cell] = {}
        self._known = Voters(most_wishes)
        self._most_cells = most_cells
        self.is_full = False
        self.version = 0

    def take(self, product: str, wishes: Iterable[Wish], person: int, quote: DemandQuote | None) -> None:
        """A person wishes this of a product ("": none was in focus). Without `quote` it is counted and not shown."""
        wished = list(wishes)
        if not wished:
            return
        self.version += 1
        for of in (product, WHOLE):
            self._count(of, None, person, None)
            for wish in wished:
                self._count(of, wish, person, quote)

    def forget(self, ids: Collection[str], text: str) -> None:
        """A moderator took these messages away, and all that say the same: they are quoted no more."""
        self.version += 1
        for cell in self._cells.values():
            if any(quote.id in ids or quote.text == text[:QUOTE] for quote in cell.quotes):
                kept = [quote for quote in cell.quotes if quote.id not in ids and quote.text != text[:QUOTE]]
                cell.quotes = deque(kept, maxlen=QUOTES)

    def people(self, product: str | None) -> int:
        """How many wish anything of a product, or (`WHOLE`) of the show."""
        cell = self._cells.get((product, None))
        return cell.people if cell is not None else 0

    def wishes(self, product: str | None) -> tuple[DemandWish, ...]:
        """What clients are told of a product, or (`WHOLE`) of the show: what most people wish first."""
        found = [(wish, cell) for (of, wish), cell in self._cells.items() if of == product and wish is not None]
        found.sort(key=lambda pair: (-pair[1].people, pair[0]))
        return tuple(
            DemandWish(facet=wish.facet, value=wish.value, people=cell.people, notes=cell.notes, quotes=tuple(cell.quotes))
            for wish, cell in found[:SHOWN]
        )

    def rows(self) -> Iterator[Row]:
        """Every wish of every product, in the order in which they were first heard."""
        for (product, wish), cell in self._cells.items():
            if product is not None and wish is not None:
                yield Row(product, wish, cell.people, cell.notes, tuple(cell.quotes))

    def _count(self, product: str | None, wish: Wish | None, person: int, quote: DemandQuote | None) -> None:
        cell = self._cells.get((product, wish))
        if cell is None:
            if len(self._cells) >= self._most_cells:
                self.is_full = True
                return
            cell = self._cells[product, wish] = _Cell(product, wish)
        known = len(self._known)
        if self._known.choose(person ^ cell.salt, 0) is None:
            if len(self._known) == known:
                self.is_full = True
                return
            cell.people += 1
        if quote is not None:
            cell.notes += quote.is_note
            if all(quote.text[:QUOTE] != other.text for other in cell.quotes):
                cell.quotes.append(replace(quote, text=quote.text[:QUOTE]))
