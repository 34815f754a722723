"""The panel of figures: of the whole show, of the last minutes or of the product on air, of all connections or of one."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from studio.control.schema.state import State
from studio.control.schema.state.figures import FigurePart, Figures
from ui.client.pace import Pace
from ui.figures import words
from ui.figures.choices import offer
from ui.figures.tile import Tile
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame

_TILE_PX, _SCROLL_PX = 90, 9  # the longest name of a figure in small letters; a scroll bar


class FigurePanel(PanelFrame):
    """Everything in it comes from the desk, nothing is counted here."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.times, self.connections = QComboBox(), QComboBox()
        self.times.setAccessibleName(self.tr("Of which time"))
        for name, said in (
            ("whole", self.tr("Whole show")),
            ("lately", self.tr("Last 5 minutes")),
            ("segment", self.tr("Product on air")),
        ):
            self.times.addItem(said, name)
        self.connections.setAccessibleName(self.tr("Of which platform or shop"))
        offer(self.connections, {"": self.tr("All")})
        head = QHBoxLayout()
        head.setSpacing(4)
        for choice in (self.times, self.connections):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(6)
            choice.currentIndexChanged.connect(lambda _at: self._refresh())
            head.addWidget(choice, 1)
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.tiles = [Tile(figure) for figure in words.ALL]
        self._grid_of = QWidget()
        self._grid_of.setObjectName("scrolled")
        self._grid = QGridLayout(self._grid_of)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._grid_of)
        self.area.setMinimumHeight(self.tiles[0].sizeHint().height())
        self.body.addLayout(head)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.area, 1)
        self._columns = 0
        self._shown: list[Tile] = []
        self._pace = Pace(self._refresh, self)
        room.store.watch(self._pace.ask, State.figures, State.connections)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ what is shown

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        figures = self.room.store.state.figures
        self._offer(figures)
        connection = str(self.connections.currentData() or "")
        told = words.chosen(self._part(figures), connection)
        for tile in self.tiles:
            tile.show_figure(told, tile.figure.changed(figures, connection))
        self._say_whether_empty(figures)
        wanted = [tile for tile in self.tiles if tile.figure is not words.FOLLOWERS or told.new_followers is not None]
        if wanted != self._shown:
            self._shown, self._columns = wanted, 0
        self._arrange()

    def _part(self, figures: Figures) -> FigurePart:
        match self.times.currentData():
            case "lately":
                return figures.lately
            case "segment":
                return figures.segment or FigurePart()
        return figures.whole

    def _offer(self, figures: Figures) -> None:
        """One line for each connection that sells or counts viewers."""
        known = self.room.store.state.connections
        names = {name: known[name].name if name in known else name for name in figures.whole.connections}
        offer(self.connections, {"": self.tr("All")} | names)

    def _say_whether_empty(self, figures: Figures) -> None:
        nothing = not figures.whole.seconds
        idle = self.times.currentData() == "segment" and figures.segment is None
        if figures.catching_up or nothing:
            said = words.awaited(figures, self.tr("Figures appear here with the first viewer and the first order."))
        else:
            said = self.tr("No product is on air.") if idle else ""
        self.empty.setText(said)
        self.empty.setVisible(bool(said))
        self.area.setVisible(not said)

    def _arrange(self) -> None:
        """As many columns as there is room for with every figure whole."""
        gap = self._grid.horizontalSpacing()
        widest = max((tile.least_width() for tile in self._shown), default=0)
        columns = max(1, (self.width() - 16 - _SCROLL_PX + gap) // (max(_TILE_PX, widest) + gap))
        if columns == self._columns:
            return
        self._columns = columns
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.setParent(self._grid_of)
            tile.setVisible(tile in self._shown)
        for number, tile in enumerate(self._shown):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        rows = -(-len(self._shown) // columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(rows, 1)
