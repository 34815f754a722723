"""Sales: what the desk has of selling. Builds its parts, opens and closes them with the show, hands plugins' events to them.

What a part needs of another it is given when it is built, so that nothing goes round through here: a shop's news go from `shops`
to the `engine`, from there to `card_playout`. One event loop.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from studio.contracts import messages
from studio.control.schema.state import State
from studio.control.schema.state.chat import ChatCounts
from studio.control.schema.state.selling import Selling
from studio.control.schema.state.stage import Card
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.asking import ConnectionCalls
from studio.desk.bystanders import bystander
from studio.desk.chat.bundled import bundled_facets, bundled_finder, bundled_packs, bundled_sorter, bundled_topics
from studio.desk.chat.chat_journal import MODERATED, ChatJournal
from studio.desk.chat.demand_desk import DemandDesk
from studio.desk.chat.hint_desk import HintDesk, is_installed
from studio.desk.chat.moderation_book import ModerationBook
from studio.desk.chat.question_desk import QuestionDesk
from studio.desk.chat.tally_board import TallyBoard
from studio.desk.chat.word_watch import WordWatch
from studio.desk.desired_processes import plugin_worker
from studio.desk.figures import FiguresKeeper
from studio.desk.journal.records import Span, wall_ms
from studio.desk.selling.audience import Audience, counts
from studio.desk.selling.card_needs import Needs
from studio.desk.selling.card_playout import CardPlayout
from studio.desk.selling.chat_channels import ChatChannels
from studio.desk.selling.chat_room import ChatRoom
from studio.desk.selling.host_view import HostView
from studio.desk.selling.picture_cache import PictureCache
from studio.desk.selling.shops import Shops
from studio.desk.selling.show_data import CHAT_ROWS, latest_chat, latest_orders, launch_now, show_queue, show_totals
from studio.desk.selling.witnessed import WitnessedEngine, recording_mark
from studio.desk.show_document import ShowDocument
from studio.desk.subscriptions import Subscriptions
from studio.document import model
from studio.document.products import Product
from studio.ipc import clock as clocks
from studio.plugin_api.data import Topic
from studio.show import selling
from studio.values.errors import OperatorError
from studio.values.plain_text import told
from studio.words import chat as chat_says
from studio.words import journals as journals_say

_ALARM = "selling"
_JOURNAL_ALARM = "selling.journal"
_CHAT_ALARM = "chat.memory"
_CHAT_JOURNAL_ALARM = "chat.journal"
_RECALLED, _RECALLED_MS = 10_000, 12 * 3_600_000  # acts, and of how long ago: a show is no longer
_RECALL_S = 2.0
_TROUBLE = 500  # characters of why a card is not drawn


@dataclass(frozen=True, slots=True)
class SalesPorts:
    """What sales needs of the desk. `event` reaches clients, `touch` compiles the plan anew, `send` a worker.

    `needs`: what a card needs to show anything.
    """

    session: Path
    document: ShowDocument
    state: StateTree
    clock: clocks.Clock
    alarms: Alarms
    send: Callable[[str, messages.ToWorker], bool]
    event: Callable[[str, dict[str, Any]], None]
    touch: Callable[[], None]
    recordings: Callable[[], list[str]]  # workers that record now
    needs: Callable[[model.Overlay], Needs]
    runs: Callable[[str], bool]  # whether a plugin does, or will without anybody's help
    feed: Callable[[model.Overlay], str]  # which of the product's cards a card is, "" for none
    name_of: Callable[[str], str]  # what the operator calls a connection
    topics: Callable[[str], frozenset[Topic]]  # what a connection's plugin subscribes to
    named: Callable[[str], bool]  # whether a connection is told people's names


class Sales:
    """The parts, by what they do: `engine`, `shops`, `cards`, `chat`, `tally`, `words`, `questions`, `hints`, `demand`,
    `channels`, `calls`, `host`, `pictures`, `audience`, `figures`, `moderation`, and `chat_journal`.
    """

    def __init__(self, ports: SalesPorts) -> None:
        self._ports = ports
        self._ruled: tuple[model.Show, model.Show] | None = None
        self.audience = Audience()
        self.figures = FiguresKeeper(
            ports.clock, lambda section: ports.state.put(State.figures, section), lambda: self.chat.talk()
        )
        self._count_viewers, self._forget_viewers = bystander(self.figures.watch), bystander(self.figures.leave)
        self.chat = ChatRoom(ports.event, lambda: self._tell_chat(), lambda counts: self._chat_counted(counts), self._chat_turned)
        self.channels = ChatChannels(lambda section: ports.state.put(State.chat, section), ports.name_of)
        self.words = WordWatch(lambda section: ports.state.put(State.watched_words, section), self.chat.watch, bundled_packs())
        self._watch_cards, self._watch_show = bystander(self.words.look_at_cards), bystander(self.words.follow)
        self.calls = ConnectionCalls(ports.send)
        self.host = HostView(lambda section: ports.state.put(State.host, section))
        self.pictures = PictureCache(ports.session / "pictures", self._pictures_arrived)
        self.cards = CardPlayout(
            self._show,
            ports.clock,
            ports.send,
            self._tell_cards,
            ports.touch,
            self.pictures.local,
            ports.needs,
            ports.runs,
            ports.feed,
        )
        self.chat_journal = ChatJournal(ports.clock, self._chat_journal_trouble)
        self.moderation = ModerationBook(
            self.chat_journal.note, ports.event, lambda section: ports.state.put(State.silenced, section), wall_ms
        )
        self.tally = TallyBoard(
            self.chat,
            ports.clock,
            self._show,
            lambda section: ports.state.put(State.tally, section),
            self.cards.update,
            self.chat_journal.note,
        )
        self.questions = QuestionDesk(
            self.chat,
            ports.clock,
            self._show,
            lambda: self.engine.state,
            lambda: self._section,
            lambda section: ports.state.put(State.questions, section),
            bundled_topics(),
            bundled_sorter(),
        )
        self.hints = HintDesk(self.chat, ports.clock, ports.send, ports.touch, is_installed())
        self.demand = DemandDesk(
            lambda: self.engine.state,
            lambda section: ports.state.put(State.demand, section),
            bundled_facets(),
            bundled_finder(),
            secrets.token_bytes(16),
        )
        self.chat.listen(bystander(self.demand.hear), bystander(self.demand.hide))
        self._turn_demand, self._forget_demand = bystander(self.demand.turn), bystander(self.demand.forget)
        self.subscriptions = Subscriptions(ports.send, ports.topics, ports.named)
        self.shops = Shops(
            ports.send,
            lambda news: self.engine.take_news(news),
            self._orders_aside,
            lambda shop: self.engine.shop_name(shop),
        )
        self.engine = WitnessedEngine(
            self._show_to_rules,
            ports.clock,
            ask=self.shops.ask,
            mark=self._mark_recordings,
            told=self._told,
            followers=(self.cards.follow, self._tell_launch, bystander(self.figures.follow), bystander(self.demand.follow)),
            trouble=self._journal_trouble,
        )
        self._products: tuple[Product, ...] = ()  # as of the latest look
        self._connections: frozenset[str] = frozenset()  # as of the latest look
        self._section = Selling()
        ports.state.put(State.selling, self._section)
        ports.state.put(State.cards, {})
        ports.state.put(State.chat_counts, ChatCounts())
        ports.state.put(State.pictures, {})

    def _show(self) -> model.Show:
        return self._ports.document.resolved

    def _show_to_rules(self) -> model.Show:
        """The show as the rules know it: to them a card is of the kind that it follows, whatever its plugin calls it."""
        show = self._show()
        if self._ruled is None or self._ruled[0] is not show:
            cards = tuple(
                card if (feed := self._ports.feed(card)) in ("", card.kind) else msgspec.structs.replace(card, kind=feed)
                for card in show.overlays
            )
            self._ruled = (show, show if cards == show.overlays else msgspec.structs.replace(show, overlays=cards))
        return self._ruled[1]

    # ------------------------------------------------------------ the show

    async def open(self, path: Path) -> None:
        """Another show was opened, or this desk takes over: go on where its journal ends."""
        self.figures.forget()
        self._forget_demand()
        self.chat.asked.begin()
        self.chat.second_look.forget()
        await self.tally.clear("")
        await self.chat_journal.move(path)
        await self._recall_moderation()
        try:
            notice = await self.engine.open(path)
        except OperatorError as error:
            notice = error.text
        if notice:
            self._ports.alarms.set(_JOURNAL_ALARM, "warn", notice)
        else:
            self._ports.alarms.clear(_JOURNAL_ALARM)
        self.figures.open(path, self.engine.records_between, lambda: self.engine.state)
        self.shops.forget()
        known = dict(self.engine.state.shops)
        self.shops.recall(known)
        for shop in known:
            self._orders_again(shop)  # what they said meanwhile nobody heard
        self.edited()

    async def _recall_moderation(self) -> None:
        """Who is silenced, as the journal has it of today. It holds nobody up where it cannot be read: an alarm says so."""
        self.moderation.recall([])
        now_ms = wall_ms()
        span = Span(from_ms=now_ms - _RECALLED_MS, to_ms=now_ms, kinds=(MODERATED,), latest=True)
        try:
            async with asyncio.timeout(_RECALL_S):
                self.moderation.recall(await self.chat_journal.between(span, _RECALLED))
        except OperatorError as error:
            self._chat_journal_trouble(error)
        except TimeoutError:
            self._chat_journal_trouble(OperatorError("journal_behind", journals_say.slow_disk()))

    async def move(self, path: Path) -> None:
        """The show has another file now: its journal goes on beside that."""
        await self.chat_journal.move(path)
        try:
            await self.engine.move(path)
        except OperatorError as error:
            self._ports.alarms.set(_JOURNAL_ALARM, "warn", error.text)
        else:
            self._ports.alarms.clear(_JOURNAL_ALARM)
            await self.figures.move(path)

    def edited(self) -> None:
        """The show is another one now. Most edits are of scenes: what products need is done when they are others."""
        connections = frozenset(connection.id for connection in self._ports.document.show.connections)
        for removed in self._connections - connections:
            self._removed(removed)
            self.shops.begun_anew(removed)
        self._connections = connections
        self._watch_show(self._ports.document.show)
        self.tally.show_changed()
        products = self._ports.document.show.products
        if products is not self._products:
            self._products = products
            self.pictures.look_ahead(product.pictures[0] for product in self._show().products if product.pictures)
            self._tell_queue()
        self.engine.show_changed()

    async def close(self) -> None:
        await self.tally.clear("")
        self.cards.close()
        await self.pictures.close()
        await self.figures.close()
        await self.chat_journal.close()
        await self.engine.close()

    # ------------------------------------------------------------ what plugins say

    def greet(self, connection: str) -> None:
        """The process of a connection, or of a plugin's cards under the plugin's id, is new: tell it what it must know."""
        self.audience.begun_anew(connection)
        self.channels.ended(connection)
        self.cards.begun_anew(connection)
        self.shops.begun_anew(connection)
        self._orders_again(connection)
        self.subscriptions.begun_anew(connection)

    def process_changed(self, connection: str, status: messages.Status | None) -> None:
        """The process of a connection, or of a plugin's cards, said how it is, or ended (None)."""
        self.shops.take_status(connection, status)
        self.cards.publish()
        if status is None:
            self.process_ended(connection, for_good=True)
            self.shops.begun_anew(connection)
        else:
            self.subscriptions.reads_again(connection)

    def process_ended(self, connection: str, for_good: bool) -> None:
        """The process of a connection, or of a plugin's cards, has ended or has to. `for_good`: no other begins by itself."""
        self.calls.ended(connection)
        if for_good:
            self._removed(connection)
            self.subscriptions.ended(connection)

    def _removed(self, connection: str) -> None:
        """There is no such connection any more, if a process of its name goes on that draws cards."""
        self.calls.ended(connection)
        self.channels.ended(connection)
        self._forget_viewers(connection)
        if self.audience.gone(connection):
            self._count_audience()

    def _count_audience(self) -> None:
        self._section = msgspec.structs.replace(self._section, online=self.audience.online)
        self._ports.state.put(State.selling, self._section)

    def take_event(self, connection: str, event: messages.Event) -> bool:
        """Take in an event of a connection; False when it is about something else."""
        match event.name:
            case "chat":
                self.chat.hear(connection, event.data, self._ports.clock.now_ns())
            case "stats":
                self.audience.take(connection, event.data)
                self._count_viewers(connection, counts(event.data))
                self._count_audience()
            case "card_failed":
                card, canvas = (str(event.data.get(name, "")) for name in ("id", "canvas"))
                self.cards.failed(connection, card, canvas, told(event.data.get("text", ""), _TROUBLE))
            case "connection_state":
                self.channels.learn(connection, event.data)
                self.shops.take_event(connection, event)
            case "answer":
                self.calls.heard(connection, event.data)
                self.shops.take_event(connection, event)
            case _:
                return self.shops.take_event(connection, event)
        return True

    # ------------------------------------------------------------ what follows

    def _mark_recordings(self, text: str) -> None:
        for worker in self._ports.recordings():
            self._ports.send(worker, messages.Command("mark", {"text": text}))

    def recording_marked(self, data: Mapping[str, Any]) -> None:
        """A recording says where it is: for the journal, so that what happened is found in the picture."""
        self.engine.note_mark(recording_mark(data))

    def _orders_again(self, shop: str) -> None:
        self._ports.send(plugin_worker(shop), messages.Command("orders.again"))

    def _pictures_arrived(self) -> None:
        """Some pictures from the web are there now."""
        self._ports.state.put(State.pictures, self.pictures.there())
        self._tell_queue()
        self.cards.follow(self.engine.state)

    # ------------------------------------------------------------ to those who subscribe

    def _tell_queue(self) -> None:
        self.subscriptions.put("queue", show_queue(self._show(), self.pictures.found))

    def _tell_launch(self, state: selling.State) -> None:
        self.subscriptions.put("launch", launch_now(state))

    def _tell_chat(self) -> None:
        rows = self.chat.recent_rows(CHAT_ROWS)
        self.subscriptions.put("chat", latest_chat(rows), latest_chat(rows, str))

    def _told(self, section: Selling) -> None:
        self._section = msgspec.structs.replace(section, online=self.audience.online)
        self._ports.state.put(State.selling, self._section)
        self.subscriptions.put("totals", show_totals(self._section))
        state, show = self.engine.state, self._show()
        self.subscriptions.put("orders", latest_orders(state, show), latest_orders(state, show, str))
        if section.alarm:
            self._ports.alarms.set(_ALARM, "fail", section.alarm)
        else:
            self._ports.alarms.clear(_ALARM)

    # ------------------------------------------------------------ alarms

    def _tell_cards(self, section: dict[str, Card]) -> None:
        self._ports.state.put(State.cards, section)
        self._watch_cards(section)

    def _chat_turned(self, now_ns: int) -> None:
        self.tally.turn(now_ns)
        self.questions.turn(now_ns)
        self.hints.turn(now_ns)
        self.moderation.turn()
        self._turn_demand(now_ns)

    def _chat_journal_trouble(self, error: OperatorError | None) -> None:
        if error is None:
            self._ports.alarms.clear(_CHAT_JOURNAL_ALARM)
        else:
            self._ports.alarms.set(_CHAT_JOURNAL_ALARM, "warn", error.text)

    def _chat_counted(self, counts: ChatCounts) -> None:
        """Tell how much viewers write, and that repeats may count twice where it is more than can be remembered."""
        self._ports.state.put(State.chat_counts, counts)
        if counts.remembered_s < ChatCounts().remembered_s:
            minutes = counts.remembered_s // 60
            self._ports.alarms.set(_CHAT_ALARM, "warn", chat_says.short_memory(minutes=minutes))
        else:
            self._ports.alarms.clear(_CHAT_ALARM)

    def _orders_aside(self, shop: str, words: str) -> None:
        """A shop sends order lines that are not counted; no words: no more."""
        name = f"{_ALARM}.orders.{shop}"
        if words:
            self._ports.alarms.set(name, "fail", words)
        else:
            self._ports.alarms.clear(name)

    def _journal_trouble(self, error: OperatorError | None) -> None:
        if error is None:
            self._ports.alarms.clear(_JOURNAL_ALARM)
        else:
            self._ports.alarms.set(_JOURNAL_ALARM, "fail", error.text)
