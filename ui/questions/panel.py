"""The panel of questions: topics with their counts, the newest lines of the chosen one, and one key for its answer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.control.schema.questions import AnswerQuestions, MarkAnswered
from studio.control.schema.state import State
from ui.questions.rows import TopicRow, counts, number, rows_of
from ui.questions.second_look import SecondLookLine
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, PanelFrame, flat_button, mark
from ui.widgets.quotes import Quotes
from ui.widgets.steady_list import RowWidget, SteadyList

_ROW_PX = 42
_QUOTES = 3
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
        self.quotes = Quotes(_QUOTES)
        self.buttons = {
            "chat": flat_button("next", self.tr("Answer in the chat (Return)"), lambda: self.do("chat")),
            "host": flat_button("host", self.tr("Show the answer to the host (H)"), lambda: self.do("host")),
            "prompter": flat_button("screen", self.tr("Add the answer to the prompter (P)"), lambda: self.do("prompter")),
            "answered": flat_button("tick", self.tr("Mark as answered (Space)"), lambda: self.do("answered")),
        }
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self.second_look = SecondLookLine(room)
        foot.addWidget(self.second_look, 1)
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
        row = self.topics.chosen_row
        return row.topic if isinstance(row, TopicRow) else ""

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
        self.quotes.show_lines([(hint if one.is_hint else said).format(name=one.name, text=one.text) for one in quotes])


class TopicList(SteadyList):
    """Rows of topics. Return answers in the chat, H to the host, P in the prompter, Space marks as answered."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_TopicWidget, _ROW_PX)
        self.setAccessibleName(self.tr("Questions by topic"))
        self.setMinimumHeight(_ROW_PX + 4)

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


class _TopicWidget(RowWidget):
    """How many wait, the topic, and who asked."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting, self._title, self._counts = QLabel(), ElidedLabel(), ElidedLabel()
        self._waiting.setObjectName("waiting")
        self._waiting.setMinimumWidth(54)  # 10,000+, below each other
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
