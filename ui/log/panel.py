"""The panel of the log: it follows what happens, and holds still while somebody reads further up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

from ui.log.model import Happening, LogFilter, LogModel
from ui.log.watcher import Watcher, kind_words
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame

_ROW_PX, _KIND_PX = 22, 84
_WITH_KINDS_PX = 440  # below, words need the room of the kinds


class LogPanel(PanelFrame):
    """Also while it is closed it hears what happens."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.model = LogModel(kind_words())
        self.rows = LogFilter(self.model)
        self.view = self._make_view()
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Which happenings"))
        for kind, words in {"": self.tr("All"), **kind_words()}.items():
            self.kinds.addItem(words, kind)
        self.kinds.currentIndexChanged.connect(lambda _at: self._filter())
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(60)
        self.search.textChanged.connect(lambda _words: self._filter())
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        head.addWidget(self.kinds)
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.earlier = QPushButton(self.tr("Earlier"))
        self.earlier.setToolTip(self.tr("Show what happened in the sale and the chats before"))
        self.earlier.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.earlier.clicked.connect(lambda _checked=False: self._go_back())
        self.newer = QPushButton()
        self.newer.setObjectName("newOnes")
        self.newer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.newer.clicked.connect(lambda _checked=False: self.follow())
        self.newer.hide()
        self.body.addLayout(head)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.earlier)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.newer)
        self._following, self._unread = True, 0
        self._going_back = False  # somebody wants to read what is asked for
        self._watcher = Watcher(room, self)
        self._watcher.happened.connect(self.add)
        self._watcher.recalled.connect(self._recall)
        self._say_whether_empty()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName(self.tr("Log"))
        view.setObjectName("log")
        view.setModel(self.rows)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.horizontalHeader().hide()
        view.horizontalHeader().setStretchLastSection(True)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW_PX)
        view.setColumnWidth(0, 66)
        view.setColumnWidth(1, _KIND_PX)
        view.setMinimumHeight(2 * _ROW_PX)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        return view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setColumnHidden(1, self.width() < _WITH_KINDS_PX)

    def add(self, happening: Happening) -> None:
        """Show what has just happened; whoever reads further up is told how much is new."""
        before = self.rows.rowCount()
        self.model.add(happening)
        shown = int(self.rows.mapFromSource(self.model.index(self.model.rowCount() - 1, 0)).isValid())
        forgotten = before + shown - self.rows.rowCount()
        if self._following:
            self.view.scrollToBottom()
        else:
            self._unread += shown
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() - forgotten)
        self._say_whether_empty()

    def follow(self) -> None:
        """Go to the newest row and stay there."""
        self._following = True
        self.view.scrollToBottom()
        self._say_whether_empty()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as text."""
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        sources = [self.rows.mapToSource(self.rows.index(row, 0)).row() for row in chosen]
        if sources:
            QGuiApplication.clipboard().setText("\n".join(self.model.as_text(row) for row in sources))

    def _go_back(self) -> None:
        """Ask for what happened before all rows, to read on above them."""
        self._going_back = True
        self._watcher.recall(asked_for=True)
        self._say_whether_empty()

    def _recall(self, happenings: list[Happening]) -> None:
        bar = self.view.verticalScrollBar()
        before, seen = self.rows.rowCount(), bar.value()
        self.model.add_before(happenings)
        came = self.rows.rowCount() - before
        if self._going_back and came:
            self.view.doItemsLayout()  # else the bar ends where it ended before they came
            self.view.scrollTo(self.rows.index(came - 1, 0), QAbstractItemView.ScrollHint.PositionAtBottom)
        elif self._following:
            self.view.scrollToBottom()
        else:
            bar.setValue(seen + came)
        self._going_back = False
        self._following = bar.value() >= bar.maximum()  # rows may all have room, and the bar has said nothing
        self._say_whether_empty()

    def _filter(self) -> None:
        self.rows.look_for(str(self.kinds.currentData()), self.search.text())
        self.follow()

    def _scrolled(self) -> None:
        bar = self.view.verticalScrollBar()
        self._following = bar.value() >= bar.maximum()
        self._say_whether_empty()

    def _say_whether_empty(self) -> None:
        if self._following:
            self._unread = 0
        self.newer.setText(self.tr("{count} new").format(count=self._unread))
        self.newer.setVisible(self._unread > 0)
        of_journals = self.kinds.currentData() in ("", "sale", "chat")
        self.earlier.setVisible(self._watcher.has_earlier and of_journals and not self.model.is_full)
        anything, shown = self.model.rowCount() > 0, self.rows.rowCount() > 0
        nothing_yet = self.tr("Nothing has happened yet. What goes on air, sells or fails is noted here.")
        self.empty.setText(self.tr("Nothing fits the search.") if anything else nothing_yet)
        self.empty.setVisible(not shown)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy).setEnabled(self.view.selectionModel().hasSelection())
        menu.exec(self.view.viewport().mapToGlobal(place))
