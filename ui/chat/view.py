"""The list of the chat: it holds still while somebody points at it or has chosen a row, and hears the keys of a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QWidget

from ui.chat.cells import ChatCells
from ui.chat.model import ChatModel, row_at

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_WITH_CTRL = {Qt.Key.Key_R: "reply", Qt.Key.Key_M: "mute", Qt.Key.Key_B: "block", Qt.Key.Key_P: "pin"}


class ChatView(QListView):
    """Holds still while the mouse is in it or a row is chosen by keyboard; says how many rows wait."""

    def __init__(self, chat: ChatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chat = chat
        self.holding = False
        self.setObjectName("chat")
        self.setModel(chat)
        self.cells = ChatCells(self)
        self.setItemDelegate(self.cells)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Chat"))
        self.pill = QPushButton(self)
        self.pill.setObjectName("newOnes")
        self.pill.setAccessibleName(self.tr("Show the new messages"))
        self.pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pill.hide()
        self.pill.clicked.connect(lambda _checked=False: self.catch_up())
        chat.waiting_changed.connect(self._waiting)

    def at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 4

    def catch_up(self) -> None:
        """Show everything that waits and go to the end."""
        self._hold(False)
        self.selectionModel().clear()
        self.scrollToBottom()

    def _hold(self, holding: bool) -> None:
        self.holding = holding
        self._chat.hold(holding)

    def _waiting(self, count: int) -> None:
        self.pill.setVisible(count > 0)
        if count:
            self.pill.setText(self.tr("{count} new").format(count=count))
            self.pill.adjustSize()
            self._place_pill()

    def _place_pill(self) -> None:
        self.pill.move((self.width() - self.pill.width()) // 2, self.height() - self.pill.height() - 8)

    def _chosen(self) -> bool:
        """Whether somebody chose the current row: the first that is current as the list gets the keyboard nobody did."""
        return self.selectionModel().isSelected(self.currentIndex())

    def _ask(self, deed: str) -> None:
        """Nothing is done to a row that the chat has carried out of sight since it was chosen: it is shown first."""
        chosen = self.currentIndex()
        if self.viewport().rect().intersects(self.visualRect(chosen)):
            self.cells.asked[deed].emit(row_at(chosen).id)
        else:
            self._hold(True)
            self.scrollTo(chosen)

    # ------------------------------------------------------------ Qt

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """With the chosen row the choice goes; Qt would choose its neighbour, and the next key hide that."""
        if start <= self.currentIndex().row() <= end:
            self.selectionModel().clear()
        super().rowsAboutToBeRemoved(parent, start, end)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hold(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        at_end = self.at_end()
        self._hold(False)
        if at_end:
            self.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        at_end = self.at_end()
        super().resizeEvent(event)
        self._place_pill()
        if at_end:
            self.scrollToBottom()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self._chosen():
                self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return shows the row to the host, Ctrl+Return puts it on air, Esc lets the chat run again.

        Ctrl+R answers it, Del hides it from everybody, Ctrl+P pins it; Ctrl+M mutes its writer, Ctrl+B blocks them.
        """
        deed = self._deed(event)
        if deed == "run":
            self.catch_up()
        elif deed and self._chosen() and not event.isAutoRepeat():
            self._ask(deed)
        else:
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Home}:
                self._hold(True)
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> str:
        if event.key() == Qt.Key.Key_Escape:
            return "run"
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return "highlight" if event.modifiers() & Qt.KeyboardModifier.ControlModifier else "pick"
        if event.key() == Qt.Key.Key_Delete and event.modifiers() in _BARE:
            return "hide"
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return _WITH_CTRL.get(Qt.Key(event.key()), "")
        return ""
