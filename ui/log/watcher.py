"""Tells what happens from what changes in the desk's state, and what happened before from the journals of sale and chat."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QDateTime, QObject, Signal

from studio.control.schema.answers import JournalRecord, JournalRecords, Moderated
from studio.control.schema.machine import ReadJournal
from studio.control.schema.state import State
from studio.control.schema.state.broadcasts import Broadcast
from ui.client import lookup
from ui.desk_words import said
from ui.desk_words.broadcasts import deed_words
from ui.log.model import Happening
from ui.log.moderated import MODERATED, from_chat, moderated_words
from ui.products.states import shown_state, state_look
from ui.room import ControlRoom

_BACK_MS = 12 * 3600 * 1000  # a show is no longer
_PAGE = 500  # records that are asked for at a time
_LIVE = {"live", "running"}
_TROUBLE = {"failed", "stalled", "waiting"}


def kind_words() -> dict[str, str]:
    """Every kind of happening and what it is called."""
    translate = QCoreApplication.translate
    return {
        "air": translate("Log", "On air"),
        "program": translate("Log", "Program"),
        "sale": translate("Log", "Sale"),
        "chat": translate("Log", "Moderation"),
        "alarm": translate("Log", "Alarm"),
        "notice": translate("Log", "Notice"),
        "studio": translate("Log", "Studio"),
    }


class Watcher(QObject):
    """Compares what the desk says with what it said before. What stands when the window opens has not happened now, alarms aside.

    No buyer's name and no key is told: of the sale's journal only the kind of a record and its product are read. Of the chat's it
    tells who did what to whom, by the name under which that viewer wrote.
    """

    happened = Signal(object)  # a `Happening`
    recalled = Signal(list)  # happenings before those that are known, of before the window was there; none: nothing came of it

    def __init__(self, room: ControlRoom, parent: QObject) -> None:
        super().__init__(parent)
        self.room = room
        self._since_ms = _now_ms()
        self._next: ReadJournal | None = ReadJournal(  # what was not asked of the journal yet; None: there is nothing more
            from_ms=max(0, self._since_ms - _BACK_MS), to_ms=self._since_ms, kinds=tuple(_WORDS), latest=_PAGE
        )
        self._asking = False
        self._air: str | None = None
        self._panic: bool | None = None
        self._program: dict[str, str] | None = None
        self._destinations: dict[str, str] | None = None
        self._broadcasts: dict[str, Broadcast] | None = None
        self._products: dict[str, str] | None = None
        self._alarms: dict[str, str] = {}
        self._was_online = False
        store = room.store
        store.watch(self._look_at_air, lambda state: state.air.state)
        store.watch(self._look_at_stage, State.stage)
        store.watch(self._look_at_destinations, State.destinations)
        store.watch(self._look_at_broadcasts, State.broadcasts)
        store.watch(self._look_at_products, lambda state: state.selling.products)
        store.watch(self._look_at_alarms, State.alarms, lambda state: state.selling.alarm)
        room.notice.connect(lambda level, words: self._tell("notice", words, "" if level == "ok" else level))
        room.desk.online_changed.connect(self._look_at_line)
        room.desk.happened.connect(self._look_at_event)

    def _tell(self, kind: str, words: str, level: str = "") -> None:
        self.happened.emit(Happening(_now_ms(), kind, words, level))

    def _look_at_line(self, online: bool) -> None:
        if online and not self._was_online:
            self.recall()
        elif online:
            self._tell("studio", self.tr("The studio's desk is back."))
        elif self._was_online:
            self._tell("studio", self.tr("The studio's desk is away. What is on air stays on air."), "warn")
        self._was_online = self._was_online or online

    def _look_at_event(self, name: str, data: dict[str, Any]) -> None:
        if name == MODERATED:
            act = msgspec.convert(data, Moderated)
            self._tell("chat", moderated_words(act), "warn" if act.code else "")

    def _look_at_air(self) -> None:
        before, now = self._air, self.room.store.state.air.state
        self._air = now
        if before is None or before == now:
            return
        if now == "on":
            self._tell("air", self.tr("The show is on air."), "air")
        elif now == "off":
            self._tell("air", self.tr("The show is off air."))

    def _look_at_stage(self) -> None:
        state = self.room.store.state
        before, panic = self._program, self._panic
        self._program, self._panic = dict(state.stage.program), state.stage.panic
        for canvas, scene in self._program.items():
            if before is not None and scene and before.get(canvas) != scene:
                found = lookup.by_id(state.show.scenes, scene)
                words = self.tr("{scene} on {canvas}").format(
                    scene=found.name if found is not None else scene, canvas=lookup.canvas(state, canvas).name
                )
                self._tell("program", words)
        if panic is not None and panic != self._panic:
            self._tell("program", self.tr("Panic: the slate is on air.") if self._panic else self.tr("Panic is over."), "warn")

    def _look_at_destinations(self) -> None:
        state = self.room.store.state
        before = self._destinations
        self._destinations = {name: status.state if status.active else "" for name, status in state.destinations.items()}
        for name, now in self._destinations.items():
            was = "" if before is None else before.get(name, "")
            row = lookup.by_id(state.show.destinations, name)
            if before is None or row is None or was == now:
                continue
            if now in _LIVE and was not in _LIVE:
                self._tell("air", self.tr("{name} is live.").format(name=row.name), "air")
            elif now in _TROUBLE and was not in _TROUBLE:
                text = said(state.destinations[name].text) or self.tr("it does not go on")
                self._tell("air", self.tr("{name}: {text}").format(name=row.name, text=text), "warn")
            elif not now and was in _LIVE | _TROUBLE:
                self._tell("air", self.tr("{name} is off.").format(name=row.name))

    def _look_at_broadcasts(self) -> None:
        state = self.room.store.state
        before, self._broadcasts = self._broadcasts, dict(state.broadcasts)
        names = {connection.id: connection.name for connection in state.show.connections}
        for connection, now in self._broadcasts.items():
            was = before.get(connection) if before is not None else None
            name = names.get(connection, connection)
            if was is None or was == now:
                continue
            if now.last is not None and now.last != was.last:
                self._tell("air", self.tr("{name}: {text}").format(name=name, text=deed_words(now.last)))
            if now.stage == "live" and was.stage not in (None, "live"):
                self._tell("air", self.tr("{name}: the broadcast is live there.").format(name=name), "air")
            elif now.stage == "ended" and was.stage == "live":
                self._tell("air", self.tr("{name}: the broadcast has ended there.").format(name=name))

    def _look_at_products(self) -> None:
        before = self._products
        self._products = {name: shown_state(row) for name, row in self.room.store.state.selling.products.items()}
        for name, now in self._products.items():
            if before is not None and name in before and before[name] != now:
                self._tell("sale", self._product_words(name, state_look(now).word))

    def _product_words(self, name: str, words: str) -> str:
        product = lookup.product(self.room.store.state, name)
        if product is None:
            return words
        return self.tr("{number} {title}: {words}").format(number=product.link_no, title=product.title, words=words)

    def _look_at_alarms(self) -> None:
        state = self.room.store.state
        now = {alarm.id: alarm.text for alarm in state.alarms} | ({"selling": state.selling.alarm} if state.selling.alarm else {})
        levels = {alarm.id: alarm.level for alarm in state.alarms}
        before, self._alarms = self._alarms, now
        for name in now.keys() - before.keys():
            self._tell("alarm", said(now[name]), "" if levels.get(name) == "info" else "warn")
        for name in before.keys() - now.keys():
            self._tell("alarm", self.tr("Over: {text}").format(text=said(before[name])))

    @property
    def has_earlier(self) -> bool:
        """Whether more may have happened in the sale than was recalled; False until the first answer."""
        first = self._next is not None and self._next.before is None
        return self._was_online and self._next is not None and not (first and self._asking)

    def recall(self, asked_for: bool = False) -> None:
        """Ask for what happened in the sale before this window was there, the latest that is not known yet.

        The signal `recalled` answers, also when nobody can tell. Who asked for it (`asked_for`) is told why by a notice.
        """
        if self._next is not None and not self._asking:
            self._asking, wanted = True, self._next
            self.room.desk.ask(
                wanted,
                JournalRecords,
                lambda answer: self._recalled(wanted, answer),
                lambda words, _why: self._untold(words, asked_for),
            )

    def _recalled(self, asked: ReadJournal, answer: JournalRecords) -> None:
        """Of the time that this page is of, what was done in the chat is asked for as well, from the journal of that."""
        self._next = None
        of_sale, from_ms = list(self._from_journal(answer.records)), asked.from_ms
        if len(answer.records) >= _PAGE:
            earliest = min(answer.records, key=lambda record: (record.wall_ms, record.number))
            self._next = structs.replace(asked, to_ms=earliest.wall_ms, before=earliest.number)
            from_ms = earliest.wall_ms + 1  # what is of that ms too comes with the next page
        of_chat = ReadJournal(from_ms=from_ms, to_ms=asked.to_ms, kinds=(MODERATED,), latest=_PAGE)

        def told(answer: JournalRecords) -> None:
            self._tell_recalled([*of_sale, *from_chat(answer.records)])

        self.room.desk.ask(of_chat, JournalRecords, told, lambda _words, _why: self._tell_recalled(of_sale))

    def _tell_recalled(self, happenings: list[Happening]) -> None:
        self._asking = False
        self.recalled.emit(sorted(happenings, key=lambda happening: happening.at_ms))

    def _untold(self, words: str, asked_for: bool) -> None:
        self._asking = False
        self.recalled.emit([])
        if asked_for:
            self.room.notice.emit("warn", words)

    def _from_journal(self, records: Iterable[JournalRecord]) -> Iterable[Happening]:
        for record in records:
            words = _WORDS[record.kind](record) if record.kind in _WORDS else ""
            if words:
                yield Happening(record.wall_ms, "sale", self._product_words(record.subject, words))


class _Left(msgspec.Struct):
    """What is read of a record of a product that went off air."""

    stage: str


def _left_words(record: JournalRecord) -> str:
    try:
        return state_look(msgspec.json.decode(record.body, type=_Left).stage).word
    except msgspec.DecodeError:
        return ""


# What records of the journal say, by their kinds; of all others no operator looks for any.
_WORDS: dict[str, Callable[[JournalRecord], str]] = {
    "product_explained": lambda _record: state_look("explaining").word,
    "launch_armed": lambda _record: state_look("armed").word,
    "countdown_started": lambda _record: state_look("countdown").word,
    "product_left": _left_words,
}


def _now_ms() -> int:
    return QDateTime.currentMSecsSinceEpoch()
