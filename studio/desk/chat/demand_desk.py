"""What viewers and buyers' notes ask for in one show: found in what they write, told to clients, written to a table.

It looks on: `sales` calls `hear`, `follow` and `turn` as a bystander's (`studio.desk.bystanders`), and what goes wrong here ends
neither chat nor sale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studio.control.schema.state.demand import Demand, DemandFacet, DemandQuote, DemandValue
from studio.document.model import Show
from studio.ipc import clock as clocks
from studio.show import selling
from studio.show.chat.fingerprints import Fingerprints
from studio.show.chat.heard import Heard
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded
from studio.show.demand import DemandBoard, Facet, Wish, WishFinder, table
from studio.show.demand.board import WHOLE
from studio.show.selling import order_lines
from studio.show.sheets import Cell

_TOLD_EVERY_NS = clocks.NS // 2
_KNOWN_TEXTS = 5_000
_KNOWN_LENGTH = 60  # characters: longer ones are hardly ever said twice
_NOTES = 100_000  # notes that are known by their order lines, so that each counts oncefrom studio.show.selling import order_lines


class DemandDesk:
    """The demand of one desk. `sale` is the rules' state; `told` is called with the section, twice a second at most.

    `finder` finds wishes by `facets`. `key`: what people's fingerprints are made with. One event loop.
    """

    def __init__(
        self,
        sale: Callable[[], selling.State],
        told: Callable[[Demand], None],
        facets: Mapping[str, Facet],
        finder: WishFinder,
        key: bytes = b"",
    ) -> None:
        self._sale, self._told = sale, told
        self._finder, self._person = finder, Fingerprints(key).of
        self._named = {name: _named(facet) for name, facet in facets.items()}
        self._found: dict[str, tuple[Wish, ...]] = {}
        self.forget()

    def forget(self) -> None:
        """Another show: nothing was asked for yet."""
        self._board = DemandBoard()
        self._noted: set[str] = set()
        self._notes: object = None  # the ledger's notes as of the latest look
        self._told_ns, self._told_of = 0, (0, "")  # when, and as of which version of the board and which product
        self._told(Demand(facets=self._named))

    def hear(self, said: Heard) -> None:
        """A viewer wrote something."""
        wishes = self._wishes(said.text)
        if wishes:
            quote = None if said.is_watched else DemandQuote(id=said.row_id, name=said.name, text=said.text)
            self._board.take(self._sale().current or "", wishes, said.viewer, quote)

    def hide(self, ids: frozenset[str], text: str) -> None:
        """A moderator took these messages away."""
        self._board.forget(ids, text)

    def follow(self, sale: selling.State) -> None:
        """The sale went on: notes that buyers wrote beside their orders count for the product that they ordered, each once."""
        if sale.ledger.notes is self._notes:
            return
        self._notes = sale.ledger.notes
        for note in sale.ledger.notes:
            if note.key in self._noted or len(self._noted) >= _NOTES:
                continue
            self._noted.add(note.key)
            quote = DemandQuote(name=note.buyer, text=note.text, is_note=True)
            shop = order_lines.shop_of(note.key)
            self._board.take(note.product, self._wishes(note.text), self._person(shop, note.buyer or note.key), quote)

    def turn(self, now_ns: int) -> None:
        """Time has passed: tell what is new. To be called ten times a second."""
        product = self._sale().current or ""
        stands = (self._board.version, product)
        if stands == self._told_of or now_ns - self._told_ns < _TOLD_EVERY_NS:
            return
        self._told_ns, self._told_of = now_ns, stands
        section = Demand(
            facets=self._named,
            product=product,
            people=self._board.people(product) if product else 0,
            wishes=self._board.wishes(product) if product else (),
            show_people=self._board.people(WHOLE),
            show_wishes=self._board.wishes(WHOLE),
            is_full=self._board.is_full,
        )
        self._told(section)

    def table(self, show: Show) -> list[list[Cell]]:
        """Everything that was asked for, as rows of a table in the show's language; none where nothing was."""
        rows = table(self._board.rows(), self._named, show.products, show.look.language)
        return rows if len(rows) > 1 else []

    def _wishes(self, text: str) -> tuple[Wish, ...]:
        found = self._found.get(text)
        if found is None:
            plain = folded(text)
            found = self._finder.find(plain, is_question(plain))
            if len(text) <= _KNOWN_LENGTH:
                if len(self._found) >= _KNOWN_TEXTS:
                    self._found.clear()
                self._found[text] = found
        return found


def _named(facet: Facet) -> DemandFacet:
    values = {value.name: DemandValue(title=value.title, words=value.words) for value in facet.values}
    return DemandFacet(title=facet.title, words=facet.words, values=values)
