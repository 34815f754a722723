"""The line that writes to viewers: into which chat, in answer to whom, and how the chat is kept in order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from studio.control.schema.answers import Refusal
from studio.control.schema.chat import SendMessage
from studio.control.schema.state import State
from studio.control.schema.state.host import ChatRow
from ui.chat.model import channel_of
from ui.chat.moderating import Moderating
from ui.chat.silenced_menu import add_silenced
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, flat_button

_SLOW_S = (5, 30, 120)


class ViewerLine(QWidget):
    """Hidden while no connection takes messages. Return sends; Esc answers nobody again.

    A chat that goes while something is written for it stays chosen: what was meant for one platform is sent to no other.
    """

    def __init__(self, room: ControlRoom, moderating: Moderating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room, self._moderating = room, moderating
        self._answered: ChatRow | None = None
        self._under_way: set[tuple[str, str]] = set()  # connection and text of what is sent and not answered yet
        self._names: dict[str, str] = {}  # of all chats that were ever writable
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("Chat to write in"))
        self.channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.channel.setMinimumContentsLength(8)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Message to the viewers"))
        self.text.setPlaceholderText(self.tr("Message to the viewers"))
        self.text.setClearButtonEnabled(True)
        self.answers = ElidedLabel()
        self.answers.setObjectName("dim")
        self.nobody = flat_button("cross", self.tr("Answer nobody"), lambda: self.answer(None))
        self.order = flat_button("more", self.tr("Keep order in this chat"), self._show_menu)
        above, line = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.answers, 1)
        above.addWidget(self.nobody)
        line.setSpacing(4)
        line.addWidget(self.text, 1)
        line.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.channel)
        column.addLayout(above)
        column.addLayout(line)
        self.text.returnPressed.connect(self._send)
        self.channel.currentIndexChanged.connect(lambda _place: self._follow())
        self.answer(None)
        room.store.watch(self._follow, State.chat)
        self._follow()

    # ------------------------------------------------------------ which chat

    @property
    def connection(self) -> str:
        """The connection that is written to; "" while there is none."""
        return str(self.channel.currentData() or "")

    def _follow(self) -> None:
        writable = {name: chat for name, chat in self.room.store.state.chat.items() if chat.can_send}
        wanted = [(chat.name or name, name) for name, chat in sorted(writable.items())]
        self._names |= {name: words for words, name in wanted}
        before = self.connection
        away = before in self._names and before not in writable and bool(self.text.text() or self._answered)
        if away:
            wanted.append((self.tr("{name} (away)").format(name=self._names[before]), before))
        there = [(self.channel.itemText(place), self.channel.itemData(place)) for place in range(self.channel.count())]
        if there != wanted:
            with QSignalBlocker(self.channel):
                self.channel.clear()
                for words, name in wanted:
                    self.channel.addItem(words, name)
                self.channel.setCurrentIndex(max(0, self.channel.findData(before)))
        self.channel.setVisible(away or len(wanted) > 1)
        self.setVisible(bool(wanted))
        self._channel_changed()

    def _channel_changed(self) -> None:
        chat = self.room.store.state.chat.get(self.connection)
        self.text.setMaxLength(chat.text_bound if chat is not None and chat.text_bound else 2000)
        self.order.setVisible(chat is not None and chat.can_moderate)
        if self._answered is not None and channel_of(self._answered.id) != self.connection:
            self.answer(None)

    # ------------------------------------------------------------ writing

    def answer(self, row: ChatRow | None) -> None:
        """Write in answer to this row's message; None: to all."""
        if row is not None:
            self.channel.setCurrentIndex(self.channel.findData(channel_of(row.id)))
        self._answered = row
        words = self.tr("Answer to {name}: {text}").format(name=row.name, text=row.text) if row is not None else ""
        self.answers.setText(words)
        self.answers.setVisible(row is not None)
        self.nobody.setVisible(row is not None)
        if row is not None:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        words = self.text.text().strip()
        chat = self.room.store.state.chat.get(self.connection)
        if words and (chat is None or not chat.can_send):
            name = self._names.get(self.connection, self.connection)
            away = self.tr("The chat of {name} is away: nothing was sent. Choose another chat, or wait.")
            self.room.notice.emit("warn", away.format(name=name))
        elif words and (self.connection, words) not in self._under_way:
            sent, answered = (self.connection, words), self._answered
            reply_to = answered.id if answered is not None else None
            command = SendMessage(connection=self.connection, text=words, reply_to=reply_to)
            self._under_way.add(sent)
            self._moderating.line.clear()
            self.room.desk.request(command, lambda _done: self._sent(sent, answered), partial(self._failed, sent))

    def _sent(self, sent: tuple[str, str], answered: ChatRow | None) -> None:
        self._under_way.discard(sent)
        if sent == (self.connection, self.text.text().strip()):
            self.text.clear()
        if self._answered is answered:
            self.answer(None)

    def _failed(self, sent: tuple[str, str], words: str, why: Refusal) -> None:
        self._under_way.discard(sent)
        if why.code != "confirm":  # the question was answered with no: what was written stays to be changed
            self._moderating.line.say_refusal(self.tr("Nothing was sent. {why}").format(why=words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._answered is not None:
            self.answer(None)
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ order

    def order_menu(self) -> QMenu:
        """What keeps order in the chosen chat; its maker shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chat = self.room.store.state.chat.get(self.connection)
        if chat is not None and "slow_mode" in chat.acts:
            self._add_slow_modes(menu, chat.slow_s)
            menu.addSeparator()
        if chat is not None and "pin" in chat.acts:
            down = menu.addAction(self.tr("Take the pinned message down"))
            down.setEnabled(chat.pinned is not None)
            down.triggered.connect(lambda _on=False: self._moderating.unpin(self.connection))
            menu.addSeparator()
        add_silenced(menu, self.room.store.state, self._moderating)
        return menu

    def _add_slow_modes(self, menu: QMenu, slow_s: int) -> None:
        for seconds in (0, *_SLOW_S):
            off, each = self.tr("Slow mode off"), self.tr("Slow mode: a message in {seconds} s")
            action = menu.addAction(each.format(seconds=seconds) if seconds else off)
            action.setCheckable(True)
            action.setChecked(seconds == slow_s)
            action.triggered.connect(lambda _on=False, seconds=seconds: self._moderating.slow(self.connection, seconds))

    def _show_menu(self) -> None:
        self.order_menu().exec(self.order.mapToGlobal(self.order.rect().bottomLeft()))
