"""The panel of the demand: what people ask for of the product on air or in the whole show, and a table of all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QWidget

from studio.control.schema.demand import ExportDemand
from studio.control.schema.state import State
from ui.demand.rows import WishRow, quote, rows_of
from ui.desk_words import counted
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, PanelFrame, flat_button
from ui.widgets.quotes import Quotes
from ui.widgets.steady_list import RowWidget, SteadyList

_ROW_PX = 28
_QUOTES = 3  # as many as the desk tells of a wish
_ENDINGS = (".csv", ".tsv")


class DemandPanel(PanelFrame):
    """Follows the section `demand`."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.whose = QComboBox()
        self.whose.setAccessibleName(self.tr("Demand of what"))
        self.whose.addItem(self.tr("Product on air"), False)
        self.whose.addItem(self.tr("Whole show"), True)
        self.whose.currentIndexChanged.connect(lambda _index: self._follow())
        self.people = ElidedLabel()  # however many they become
        self.people.setObjectName("dim")
        self.export = flat_button("folder", self.tr("Write all of it to a table…"), self.ask_export)
        self.wishes = WishList()
        self.wishes.setAccessibleName(self.tr("What people ask for"))
        self.wishes.currentItemChanged.connect(lambda _now, _before: self._show_quotes())
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.quotes = Quotes(_QUOTES)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.whose)
        head.addWidget(self.people, 1)
        head.addWidget(self.export)
        self.body.addLayout(head)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.wishes, 1)
        self.body.addWidget(self.quotes)
        self.body.addStretch(0)
        room.store.watch(self._follow, State.demand)
        self._follow()

    def ask_export(self) -> None:
        """Ask where the table is to lie."""
        kinds = self.tr("Tables") + " (*.csv *.tsv)"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Write the demand"), "demand.csv", kinds)
        if path:
            self.write(path)

    def write(self, path: str) -> None:
        """Write the table there; without an ending of a table it becomes CSV."""
        path = path if path.lower().endswith(_ENDINGS) else f"{path}.csv"
        words = self.tr("Written to {path}.").format(path=path)
        self.room.desk.request(ExportDemand(path=path), lambda _done: self.room.notice.emit("ok", words))

    def _follow(self) -> None:
        demand = self.room.store.state.demand
        whole_show = bool(self.whose.currentData())
        rows = rows_of(demand, whole_show)
        people = demand.show_people if whole_show else demand.people
        self.people.setText(self._people(people, demand.is_full))
        self.wishes.show_rows(rows)
        self.wishes.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if whole_show:
            self.empty.setText(
                self.tr("Nobody has asked for anything yet. Sizes, colours, uses, budgets and regions count here.")
            )
        elif not demand.product:
            self.empty.setText(self.tr("No product is on air. Explain one, or choose the whole show."))
        else:
            self.empty.setText(self.tr("Nobody has asked for anything of this product yet."))
        self.export.setEnabled(bool(demand.show_people))
        self._show_quotes()

    def _people(self, people: int, is_full: bool) -> str:
        if is_full:
            return self.tr("{people}; not all that came later is counted").format(people=counted(people, "person"))
        return counted(people, "person") if people else ""

    def _show_quotes(self) -> None:
        row = self.wishes.chosen
        self.quotes.show_lines([quote(one) for one in row.quotes] if row is not None else [])


class WishList(SteadyList):
    """Rows of wishes, by facet. Words of strangers are not in it: values have names of ours, or are sizes and sums."""

    def __init__(self) -> None:
        super().__init__(_WishWidget, _ROW_PX)

    @property
    def chosen(self) -> WishRow | None:
        """The wish that is chosen."""
        row = self.chosen_row
        return row if isinstance(row, WishRow) else None


class _WishWidget(RowWidget):
    """How many people, what they wish, and of which facet it is."""

    def __init__(self) -> None:
        super().__init__()
        self._people, self._value, self._facet = QLabel(), ElidedLabel(), ElidedLabel()
        self._people.setObjectName("waiting")
        self._people.setMinimumWidth(54)
        self._people.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._facet.setObjectName("small")
        self._facet.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 8, 2)
        line.setSpacing(10)
        line.addWidget(self._people)
        line.addWidget(self._value, 4)
        line.addWidget(self._facet, 5)

    def show_row(self, row: WishRow) -> None:
        self._people.setText(f"{row.people:,}")
        self._value.setText(row.value)
        self._facet.setText(row.of())
