"""The topics that were asked for, those that wait for an answer first."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.questions import QuestionGroup, Questions
from ui.desk_words.plugin_words import plugin_word

MOST = 10_000  # viewers that the desk tells apart


class TopicRow(NamedTuple):
    """One row: the topic's name for the desk, what it is called, and who asked."""

    topic: str
    title: str
    group: QuestionGroup

    @property
    def key(self) -> str:
        """What it is known by while its counts change."""
        return self.topic

    def words(self) -> str:
        """As a screen reader says it."""
        return f"{self.title}: {counts(self.group)}"


def rows_of(questions: Questions) -> list[TopicRow]:
    """Every topic that anybody asked for in the last minutes or of this product; most of those that wait come first."""
    rows = [
        TopicRow(name, plugin_word(questions.topics[name], "title"), group)
        for name, group in questions.groups.items()
        if name in questions.topics and (group.viewers or group.segment)
    ]
    order = {name: place for place, name in enumerate(questions.topics)}
    return sorted(rows, key=lambda row: (-row.group.waiting, -row.group.viewers, order[row.topic]))


def number(viewers: int) -> str:
    """A count of viewers, as far as the desk tells them apart."""
    return f"{viewers:,}+" if viewers >= MOST else f"{viewers:,}"


def counts(group: QuestionGroup) -> str:
    """Who asked, in a line."""
    translate = QCoreApplication.translate
    words = translate("Questions", "5 min {viewers} · product {segment}")
    return words.format(viewers=number(group.viewers), segment=number(group.segment))
