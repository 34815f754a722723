"""Lines that phrases are not sure of wait here for a second look, by somebody who knows more words and has less time. Pure.

Whoever looks (a process, `studio.desk.chat.hint_desk`) asks for a batch, and answers it; one batch is under way at a time. A line
that waits is counted when its answer is there, and only then, so that it counts once; where nobody looks, or no longer, it is
counted as phrases say. Nothing here waits for anybody, and everything has a bound: chat floods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from studio.control.schema.state.questions import QuestionQuote
from studio.show.asked.board import QuestionBoard
from studio.show.asked.lines import chats, compared, tells
from studio.show.asked.sorter import Sorted
from studio.show.chat.heard import Heard
from studio.show.chat.pace import SECOND_NS
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded

BATCH = 8  # texts that are looked at together
MAX_TEXTS = 64  # that wait; lines which ask nothing by their form leave half of it to those that do
MAX_LINES = 2_000  # that say the same as these, and wait as well
PATIENCE_NS = 5 * SECOND_NS  # with a batch
LOOKED_AT = 100  # characters of a text
NOTHING = "-"  # what a second look answers of a line that asks for none of the topics
_KNOWN, _KNOWN_LENGTH = 10_000, 60  # answers that are remembered by what texts say; longer ones are hardly ever said twice
_BRIEF = 2  # letters: who writes less, or digits alone, says nothing that could be looked into


class Unsure(NamedTuple):
    """A line, what phrases say of it, and how it is counted. `written_ns` is monotonic."""

    heard: Heard
    connection: str
    found: Sorted
    written_ns: int


class Look(NamedTuple):
    """What is to be looked at: a text in one case and width, and the topic that phrases take it for, "" for none."""

    text: str
    hinted: str


class SecondLook:
    """What waits to be looked at, and what was found; counts on `board`. One thread.

    `is_open`: somebody looks. `is_wanted`: there was something to look at.
    """

    def __init__(self, board: QuestionBoard) -> None:
        self._board = board
        self.is_open = self.is_wanted = False
        self._known: dict[str, str] = {}  # by key: a topic, `NOTHING`, or "" where nobody knows better than phrases
        self._waiting: dict[str, list[Unsure]] = {}  # by key, in their order
        self._under_way: dict[str, list[Unsure]] = {}
        self._lines = 0  # of both
        self._begun_ns = 0  # the batch that is under way
        self.number = 0  # of that batch

    def take(self, key: str, line: Unsure, now_ns: int) -> bool:
        """Take a line over, whose text says what all texts of this `key` say. False: it is to be counted as phrases say."""
        known = self._known.get(key)
        if known is not None:
            self._count(line, known, now_ns)
            return True
        if len(key) < _BRIEF or key.isdecimal():
            return False
        self.is_wanted = True
        if not self.is_open:
            return False
        alike = self._under_way.get(key) or self._waiting.get(key)
        if self._lines >= MAX_LINES or (alike is None and not self._has_room(line)):
            self._board.passed_over += 1
            return False
        if alike is None:
            alike = self._waiting[key] = []
        alike.append(line)
        self._lines += 1
        return True

    def _has_room(self, line: Unsure) -> bool:
        if len(self._waiting) >= MAX_TEXTS:
            return False
        asks = bool(line.found.topic) or is_question(folded(line.heard.text))
        return len(self._waiting) < (MAX_TEXTS if asks else MAX_TEXTS // 2)

    def batch(self, now_ns: int) -> list[Look]:
        """What is to be looked at now, as batch `number`; nothing while another one is under way.

        A batch that was not answered in time is given up, and so is what waited for it.
        """
        if self._under_way:
            if now_ns - self._begun_ns >= PATIENCE_NS:
                self.release(now_ns)
            return []
        looks: list[Look] = []
        while self._waiting and len(looks) < BATCH:
            key = next(iter(self._waiting))
            lines = self._waiting.pop(key)
            plain = folded(lines[0].heard.text)
            if _says_nothing(plain):
                self._settle(key, lines, "", now_ns)
            else:
                self._under_way[key] = lines
                looks.append(Look(plain[:LOOKED_AT], lines[0].found.topic))
        if looks:
            self.number += 1
            self._begun_ns = now_ns
        return looks

    def answered(self, number: int, topics: Iterable[str], now_ns: int) -> None:
        """The batch of this number was looked at: a topic, `NOTHING` or "" for each text. One that was given up is no news."""
        if number != self.number or not self._under_way:
            return
        under_way, self._under_way = self._under_way, {}
        for (key, lines), topic in zip(under_way.items(), topics, strict=False):
            self._settle(key, lines, topic, now_ns)
            lines.clear()
        for lines in under_way.values():  # of which nothing was said
            self._count_all(lines, "", now_ns)

    def release(self, now_ns: int) -> None:
        """Nobody looks any more: everything that waits is counted as phrases say."""
        for waiting in (self._under_way, self._waiting):
            for lines in waiting.values():
                self._count_all(lines, "", now_ns)
            waiting.clear()

    def hide(self, ids: Collection[str], text: str) -> None:
        """A moderator took these messages away, and all that say the same: they count, and nobody quotes them."""
        for lines in (*self._under_way.values(), *self._waiting.values()):
            for place, line in enumerate(lines):
                if line.heard.row_id in ids or line.heard.text == text:
                    lines[place] = line._replace(heard=line.heard._replace(is_watched=True))

    def forget(self) -> None:
        """Another show begins: what waits is of the one before."""
        self._under_way.clear()
        self._waiting.clear()
        self._lines = 0

    def _settle(self, key: str, lines: list[Unsure], topic: str, now_ns: int) -> None:
        if len(key) <= _KNOWN_LENGTH:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[key] = topic
        self._count_all(lines, topic, now_ns)

    def _count_all(self, lines: list[Unsure], topic: str, now_ns: int) -> None:
        self._lines -= len(lines)
        for line in lines:
            self._count(line, topic, now_ns)

    def _count(self, line: Unsure, topic: str, now_ns: int) -> None:
        topic = topic or line.found.topic
        if topic and topic != NOTHING:
            quote = quoted(line.heard, is_hint=True)
            self._board.take(topic, line.heard.viewer, now_ns, line.connection, quote, line.written_ns)


def quoted(heard: Heard, is_hint: bool) -> QuestionQuote | None:
    """The line as it is quoted; None where it has a term that is watched for."""
    return None if heard.is_watched else QuestionQuote(id=heard.row_id, name=heard.name, text=heard.text, is_hint=is_hint)


def _says_nothing(plain: str) -> bool:
    """Whether phrases are sure that a line asks for nothing: small talk, or how something was."""
    line = compared(plain)
    return chats(line) or (not is_question(plain) and tells(line))
