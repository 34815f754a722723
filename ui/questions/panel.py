"""The panel of questions: topics with their counts, the newest lines of the chosen one, and one key for its answer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.control.schema.questions import AnswerQuestions, MarkAnswered
from studio.control.schema.state import State
from ui.questions.rows import TopicRow, counts, number, rows_of
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, PanelFrame, flat_button, mark

_ID_ROLE = Qt.ItemDataRole.UserRole
_ROW_PX = 42
_KEYS = {
    Qt.Key.Key_Return: "chat",
    Qt.Key.Key_Enter: "chat",
    Qt.Key.Key_H: "host",
    Qt.Key.Key_P: "prompter",
    Qt.Key.Key_Space: "answered",
}
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class QuestionsPanel(PanelFrame):
    """Follows the section `questions`. What it sends to viewers the desk asks about first."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.topics = TopicList()
        self.topics.asked.connect(self.do)
        self.topics.currentItemChanged.connect(lambda _now, _before: self._show_quotes())
        self.empty = QLabel(self.tr("Nobody has asked anything yet. What viewers ask is counted here by topic."))
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.quotes = QLabel()
        self.quotes.setObjectName("dim")
        self.quotes.setWordWrap(True)
        self.quotes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.quotes.setMinimumWidth(1)  # a viewer's word without a blank widens no window
        self.buttons = {
            "chat": flat_button("next", self.tr("Answer in the chat (Return)"), lambda: self.do("chat")),
            "host": flat_button("host", self.tr("Show the answer to the host (H)"), lambda: self.do("host")),
            "prompter": flat_button("screen", self.tr("Add the answer to the prompter (P)"), lambda: self.do("prompter")),
            "answered": flat_button("tick", self.tr("Mark as answered (Space)"), lambda: self.do("answered")),
        }
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addStretch(1)
        for button in self.buttons.values():
            foot.addWidget(button)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.topics, 3)
        self.body.addWidget(self.quotes)
        self.body.addLayout(foot)
        room.store.watch(self._follow, State.questions)
        self._follow()

    @property
    def topic(self) -> str:
        """The name of the chosen topic, "" for none."""
        entry = self.topics.currentItem()
        return str(entry.data(_ID_ROLE)) if entry is not None else ""

    def do(self, deed: str) -> None:
        """Answer the chosen topic there, or say that it was answered."""
        topic = self.topic
        if not topic:
            return
        if deed == "answered":
            self.room.desk.command(MarkAnswered(topic=topic))
            return
        to: Literal["chat", "host", "prompter"] = "chat" if deed == "chat" else "host" if deed == "host" else "prompter"
        words = {
            "chat": self.tr("The answer is in the chat."),
            "host": self.tr("The host sees the answer."),
            "prompter": self.tr("The answer is in the prompter."),
        }[to]
        command = AnswerQuestions(topic=topic, to=to)
        self.room.desk.request(command, lambda _done: self.room.notice.emit("ok", words))

    def _follow(self) -> None:
        rows = rows_of(self.room.store.state.questions)
        self.topics.show_rows(rows)
        self.topics.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        for button in self.buttons.values():
            button.setEnabled(bool(rows))
        self._show_quotes()

    def _show_quotes(self) -> None:
        group = self.room.store.state.questions.groups.get(self.topic)
        quotes = group.quotes[::-1] if group is not None else ()
        said, hint = self.tr("{name}: {text}"), self.tr("{name}: {text}  (perhaps)")
        self.quotes.setText("\n".join((hint if one.is_hint else said).format(name=one.name, text=one.text) for one in quotes[:3]))
        self.quotes.setVisible(bool(quotes))


class TopicList(QListWidget):
    """Rows of topics. Return answers in the chat, H to the host, P in the prompter, Space marks as answered."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Questions by topic"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROW_PX + 4)
        self._shown: list[TopicRow] = []

    def show_rows(self, rows: list[TopicRow]) -> None:
        """Show these, keeping the choice. While the keyboard is here rows stay where they are: a key meets what was read."""
        if self.hasFocus():
            places = {row.topic: place for place, row in enumerate(self._shown)}
            rows = sorted(rows, key=lambda row: places.get(row.topic, len(places)))
        if rows == self._shown:
            return
        anew = [row.topic for row in rows] != [row.topic for row in self._shown]
        self._shown = rows
        if anew:
            self._fill(rows)
        for place, row in enumerate(rows):
            entry = self.item(place)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}: {counts(row.group)}")
            widget = self.itemWidget(entry)
            if isinstance(widget, _TopicWidget):
                widget.show_row(row)

    def _fill(self, rows: list[TopicRow]) -> None:
        current = self.currentItem()
        chosen = current.data(_ID_ROLE) if current is not None else None
        self.blockSignals(True)
        self.clear()
        for row in rows:
            entry = QListWidgetItem(self)
            entry.setData(_ID_ROLE, row.topic)
            entry.setSizeHint(QSize(60, _ROW_PX))
            self.setItemWidget(entry, _TopicWidget())
        gone = -1 if chosen is not None and self.hasFocus() else 0  # no key meets a topic that nobody chose
        place = next((place for place, row in enumerate(rows) if row.topic == chosen), gone)
        self.setCurrentRow(place if rows else -1)
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if not deed:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.asked.emit(deed)

    def _deed(self, event: QKeyEvent) -> str:
        return _KEYS.get(Qt.Key(event.key()), "") if event.modifiers() in _BARE else ""


class _TopicWidget(QWidget):
    """How many wait, the topic, and who asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._waiting, self._title, self._counts = QLabel(), ElidedLabel(), ElidedLabel()
        self._waiting.setObjectName("waiting")
        self._waiting.setMinimumWidth(44)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._counts.setObjectName("small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._counts)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 4, 2)
        line.setSpacing(10)
        line.addWidget(self._waiting)
        line.addLayout(words, 1)

    def show_row(self, row: TopicRow) -> None:
        waits = row.group.waiting > 0
        self._waiting.setText(number(row.group.waiting) if waits else "✓")
        mark(self._waiting, "waits", waits)
        self._title.setText(row.title)
        self._counts.setText(counts(row.group))
