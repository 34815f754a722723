"""The chat panel: rows at most ten times a second, still while the mouse is over them, and what is not shown is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QListView, QMenu, QPushButton, QWidget

from studio.control.schema.answers import Chat, ChatHidden, Rows
from studio.control.schema.chat import (
    HideMessage,
    HighlightMessage,
    MuteViewer,
    PickMessage,
    PinMessage,
    RecentMessages,
    TellHost,
    UnpickMessage,
)
from studio.control.schema.command import Command
from studio.control.schema.state import State
from ui.chat.cells import ChatCells
from ui.chat.counts import counts_words, rate_words, share_words
from ui.chat.model import ChatModel, channel_of, row_at
from ui.chat.viewer_line import ViewerLine
from ui.client.pace import Pace
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame, flat_button

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
MUTE_S = 600
DAY_S = 86_400


class ChatPanel(PanelFrame):
    """Fed by the desk's event `chat`. `edit_prompter` opens the dialog that writes what the host reads."""

    def __init__(
        self,
        room: ControlRoom,
        host_shown_on: Callable[[], str],
        edit_prompter: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.room, self._host_shown_on = room, host_shown_on
        self.model = ChatModel()
        self.view = ChatView(self.model)
        self._rate = QLabel()
        self._rate.setObjectName("small")
        self._empty = QLabel()
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        self.message = QLineEdit()
        self.message.setAccessibleName(self.tr("Message to the host"))
        self.message.setPlaceholderText(self.tr("Message to the host"))
        self.message.setClearButtonEnabled(True)
        self.message.returnPressed.connect(self._send)
        self.bar.addWidget(self._rate)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.message, 1)
        below.addWidget(flat_button("screen", self.tr("Text of the host's prompter"), edit_prompter))
        self.viewer_line = ViewerLine(room)
        self.body.addWidget(self.viewer_line)
        self.body.addLayout(below)
        self.view.cells.pick_asked.connect(self.toggle_pick)
        self.view.cells.highlight_asked.connect(lambda row: room.desk.command(HighlightMessage(id=row)))
        self.view.cells.reply_asked.connect(self.reply)
        self.view.cells.hide_asked.connect(self.hide_row)
        self.view.cells.mute_asked.connect(lambda row: self.mute(row, MUTE_S))
        self.view.customContextMenuRequested.connect(self._menu)
        self.model.waiting_changed.connect(self._show_whether_empty)
        self._pace = Pace(self._turn, self)
        room.desk.happened.connect(self._happened)
        room.desk.online_changed.connect(self._online)
        room.desk.missed.connect(self._ask_recent)
        room.store.watch(self._say_why_empty, lambda state: state.selling.shops)
        room.store.watch(self._say_why_empty, State.chat)
        self._say_why_empty()
        room.store.watch(self._follow_counts, State.chat_counts, State.chat)
        self._follow_counts()
        room.store.watch(self._name_chats, State.chat)
        self._name_chats()
        room.store.watch(self._follow_host, State.host)
        self._follow_host()

    def _say_why_empty(self) -> None:
        state = self.room.store.state
        if state.chat or any(shop.state == "running" for shop in state.selling.shops.values()):
            self._empty.setText(self.tr("Nobody has written yet. What viewers write appears here."))
        else:
            self._empty.setText(self.tr("What viewers write appears here once a shop or a platform is connected."))

    def _name_chats(self) -> None:
        self.model.name_chats({name: chat.name or name for name, chat in self.room.store.state.chat.items()})

    def _show_whether_empty(self, waiting: int) -> None:
        self._empty.setVisible(not waiting and self.model.rowCount() == 0)

    def _happened(self, name: str, data: dict[str, Any]) -> None:
        if name == "chat":
            self.model.hear(msgspec.convert(data, Chat).rows)
            self._pace.ask()
        elif name == "chat_hidden":
            self.model.forget(msgspec.convert(data, ChatHidden).ids)

    def _online(self, online: bool) -> None:
        if online:
            self._ask_recent()

    def _ask_recent(self) -> None:
        """A window that has just come, or was behind, or whose line was cut, has missed some."""
        self.room.desk.ask(RecentMessages(), Rows, self._recall)

    def _recall(self, recent: Rows) -> None:
        self.model.recall(recent.rows)
        self._pace.ask()

    def _turn(self) -> None:
        at_end = self.view.at_end()
        self.model.turn()
        if at_end and not self.view.holding:
            self.view.scrollToBottom()

    def _follow_counts(self) -> None:
        """How much comes, how much of it is shown, and from where."""
        counts, chats = self.room.store.state.chat_counts, self.room.store.state.chat
        self._rate.setText(rate_words(counts))
        hidden = self.tr("{count} more folded or left out").format(count=f"{counts.hidden:,}") if counts.hidden else ""
        by_connection = counts_words(counts, {name: chat.name for name, chat in chats.items()})
        self.title.setText(share_words(counts) or hidden, "\n".join(filter(None, (hidden, by_connection))))

    def _follow_host(self) -> None:
        host = self.room.store.state.host
        self.model.mark_picked(frozenset(row.id for row in host.picked))
        message = host.message
        self.message.setToolTip(
            self.tr("The host sees: {message}").format(message=message) if message else self.tr("Return sends it")
        )

    def _send(self) -> None:
        """An empty line takes the message away again."""
        words = self.message.text().strip()
        self.room.desk.request(TellHost(text=words), lambda _done: self._sent(words))

    def _sent(self, words: str) -> None:
        """The desk has it; whether anybody sees it depends on the host view."""
        if words == self.message.text().strip():
            self.message.clear()
        if not words:
            self.room.notice.emit("ok", self.tr("The message to the host is gone."))
        elif self._host_shown_on():
            self.room.notice.emit("ok", self.tr("The host sees your message."))
        else:
            self.room.notice.emit("warn", self.tr("Nobody sees your message yet: open the host view (View > Host view)."))

    def toggle_pick(self, row_id: str) -> None:
        self.room.desk.command(UnpickMessage(id=row_id) if self.model.picked(row_id) else PickMessage(id=row_id))

    # ------------------------------------------------------------ keeping order

    def reply(self, row_id: str) -> None:
        """Write to the viewers in answer to this row, where its chat takes messages."""
        row, chat = self.model.row(row_id), self.room.store.state.chat.get(channel_of(row_id))
        if row is not None and chat is not None and chat.can_send:
            self.viewer_line.answer(row)

    def hide_row(self, row_id: str) -> None:
        """Take it out of everybody's sight, where its chat can be kept in order."""
        if self._moderated(row_id):
            self._order(HideMessage(id=row_id), self.tr("Nobody sees the message any more."))

    def mute(self, row_id: str, seconds: int) -> None:
        """Let its writer write nothing for so long; 0: they may again."""
        if self._moderated(row_id):
            words = self.tr("The viewer is muted.") if seconds else self.tr("The viewer may write again.")
            self._order(MuteViewer(id=row_id, seconds=seconds), words)

    def _order(self, command: Command, words: str) -> None:
        self.room.desk.request(command, lambda _done: self.room.notice.emit("ok", words))

    def _moderated(self, row_id: str) -> bool:
        chat = self.room.store.state.chat.get(channel_of(row_id))
        return chat is not None and chat.can_moderate

    # ------------------------------------------------------------ a row's menu

    def _menu(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        if index.isValid():
            self.row_menu(row_at(index).id).exec(self.view.viewport().mapToGlobal(where))

    def row_menu(self, row_id: str) -> QMenu:
        """What can be done with a row; its maker shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Take away from the &host") if self.model.picked(row_id) else self.tr("Show to the &host")
        menu.addAction(words, lambda: self.toggle_pick(row_id))
        menu.addAction(self.tr("&Put on air"), lambda: self.room.desk.command(HighlightMessage(id=row_id)))
        chat = self.room.store.state.chat.get(channel_of(row_id))
        if chat is not None and chat.can_send:
            menu.addSeparator()
            menu.addAction(self.tr("&Reply") + "\tCtrl+R", lambda: self.reply(row_id))
        if chat is not None and chat.can_moderate:
            menu.addSeparator()
            menu.addAction(self.tr("Hide from e&verybody") + "\tDel", lambda: self.hide_row(row_id))
            menu.addAction(self.tr("&Mute for 10 minutes") + "\tCtrl+M", lambda: self.mute(row_id, MUTE_S))
            menu.addAction(self.tr("Mute for a &day"), lambda: self.mute(row_id, DAY_S))
            menu.addAction(self.tr("Let &write again"), lambda: self.mute(row_id, 0))
            pin = PinMessage(connection=channel_of(row_id), id=row_id)
            menu.addAction(self.tr("Pin a&bove the chat"), lambda: self.room.desk.command(pin))
        return menu


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

        Ctrl+R answers it, Del hides it from everybody, Ctrl+M mutes its writer.
        """
        deed = self._deed(event)
        if deed == "run":
            self.catch_up()
        elif deed and self._chosen() and not event.isAutoRepeat():
            self.cells.asked[deed].emit(row_at(self.currentIndex()).id)
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
            return {Qt.Key.Key_R: "reply", Qt.Key.Key_M: "mute"}.get(Qt.Key(event.key()), "")
        return ""
