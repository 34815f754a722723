"""The panel of the demand: what people ask for of the product on air or in the whole show, and a table of all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from studio.control.schema.demand import ExportDemand
from studio.control.schema.state import State
from ui.demand.rows import WishRow, quote, rows_of
from ui.desk_words import counted
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, PanelFrame, flat_button

_ROW_PX = 28
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
        self.people = QLabel()
        self.people.setObjectName("dim")
        self.export = flat_button("folder", self.tr("Write all of it to a table…"), self.ask_export)
        self.wishes = WishList()
        self.wishes.setAccessibleName(self.tr("What people ask for"))
        self.wishes.currentItemChanged.connect(lambda _now, _before: self._show_quotes())
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.quotes = QLabel()
        self.quotes.setObjectName("dim")
        self.quotes.setWordWrap(True)
        self.quotes.setMinimumWidth(1)  # a viewer's word without a blank widens no window
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
        self.quotes.setText("\n".join(map(quote, row.quotes)) if row is not None else "")
        self.quotes.setVisible(bool(self.quotes.text()))


class _WishWidget(QWidget):
    """How many people, what they wish, and of which facet it is."""

    def __init__(self, row: WishRow) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        people, value, facet = QLabel(f"{row.people:,}"), ElidedLabel(), QLabel(row.of())
        people.setObjectName("waiting")
        people.setMinimumWidth(44)
        people.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        value.setText(row.value)
        facet.setObjectName("small")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 8, 2)
        line.setSpacing(10)
        line.addWidget(people)
        line.addWidget(value, 1)
        line.addWidget(facet)


class WishList(QListWidget):
    """Rows of wishes, by facet. Words of strangers are not in it: values have names of ours, or are sizes and sums."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: list[WishRow] = []

    @property
    def chosen(self) -> WishRow | None:
        """The row that is chosen."""
        place = self.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def show_rows(self, rows: list[WishRow]) -> None:
        """Show these, keeping the choice: the wish that was chosen, else the first."""
        if rows == self._shown:
            return
        before = self.chosen
        self._shown = rows
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            entry = QListWidgetItem(self)
            entry.setSizeHint(QSize(60, _ROW_PX))
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, row.words())
            self.setItemWidget(entry, _WishWidget(row))
        kept = (at for at, row in enumerate(rows) if before is not None and row[:2] == before[:2])
        self.setCurrentRow(next(kept, 0) if rows else -1)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
