"""The chat panel: rows at most ten times a second, still while the mouse is over them, and what is not shown is counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from studio.control.schema.answers import Chat, ChatHidden, Rows
from studio.control.schema.chat import HighlightMessage, PickMessage, RecentMessages, TellHost, UnpickMessage
from studio.control.schema.state import State
from ui.chat.act_line import ActLine
from ui.chat.counts import counts_words, rate_words, share_words
from ui.chat.model import ChatModel, channel_of, row_at
from ui.chat.moderating import MUTE_S, Moderating
from ui.chat.row_menu import add_acts
from ui.chat.view import ChatView
from ui.chat.viewer_line import ViewerLine
from ui.client.pace import Pace
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame, flat_button


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
        self.act_line = ActLine()
        self.moderating = Moderating(room, self.act_line, self.model.row, self)
        self.viewer_line = ViewerLine(room, self.moderating)
        self.body.addWidget(self.act_line)
        self.body.addWidget(self.viewer_line)
        self.body.addLayout(below)
        self._connect_rows()
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

    def _connect_rows(self) -> None:
        cells, moderating = self.view.cells, self.moderating
        cells.pick_asked.connect(self.toggle_pick)
        cells.highlight_asked.connect(lambda row: self.room.desk.command(HighlightMessage(id=row)))
        cells.reply_asked.connect(self.reply)
        cells.hide_asked.connect(moderating.hide)
        cells.mute_asked.connect(lambda row: moderating.mute(row, MUTE_S))
        cells.block_asked.connect(moderating.block)
        cells.pin_asked.connect(moderating.pin)

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

    # ------------------------------------------------------------ answering and keeping order

    def reply(self, row_id: str) -> None:
        """Write to the viewers in answer to this row, where its chat takes messages."""
        row = self.model.row(row_id)
        if row is not None and self._takes_messages(row_id):
            self.viewer_line.answer(row)

    def _takes_messages(self, row_id: str) -> bool:
        chat = self.room.store.state.chat.get(channel_of(row_id))
        return chat is not None and chat.can_send

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
        reply = partial(self.reply, row_id) if self._takes_messages(row_id) else None
        add_acts(menu, row_id, self.moderating, reply)
        return menu
