"""The sales floor: seller, shops, cards and talk of the show on the desk, and what they need of each other. One event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from studio.contracts import messages
from studio.contracts.card_wish import CardsWish
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.keeper import Keeper
from studio.desk.selling.card_desk import CardDesk, Needs
from studio.desk.selling.pictures import Pictures
from studio.desk.selling.plugin_wishes import CardLine
from studio.desk.selling.seller import Seller
from studio.desk.selling.shops import Shops, people, worker_of
from studio.desk.selling.talk import EVERY_S, Talk
from studio.errors import OperatorError
from studio.ipc import clock as clocks
from studio.show import model, selling
from studio.show.cards import CardCue
from studio.show.products import Product

_REHEARSAL = "rehearsal"
_FAILURE_CHARACTERS = 500
_ALARM = "selling"
_JOURNAL_ALARM = "selling.journal"
_PAGES = 10_000  # of one card, before it begins anew


@dataclass(frozen=True, slots=True)
class Room:
    """What the sales floor needs of the desk. `event` reaches clients, `touch` compiles the plan anew, `send` a worker.

    `needs`: what a card needs to show anything.
    """

    session: Path
    keeper: Keeper
    state: StateTree
    clock: clocks.Clock
    alarms: Alarms
    send: Callable[[str, messages.ToWorker], bool]
    event: Callable[[str, dict[str, Any]], None]
    touch: Callable[[], None]
    recordings: Callable[[], list[str]]  # workers that record now
    needs: Callable[[model.Overlay], Needs]
    runs: Callable[[str], bool]  # whether a plugin does, or will without anybody's help


class SalesFloor:
    """Everything of selling that the desk has."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.cards = CardDesk(room.needs, room.runs)
        self.seller = Seller(lambda: room.keeper.resolved, room.clock, self._ask, self._told, self._follow, self._journal_trouble)
        self.shops = Shops(room.send, self.seller.hear, self._orders_aside)
        self.talk = Talk(room.event, lambda section: room.state.put("host", section))
        self.pictures = Pictures(room.session / "pictures", self._pictures_arrived)
        self._line = CardLine(room.send, self._wishes, room.clock)
        self._online: dict[str, int] = {}
        self._behind_ms: dict[str, int | None] = {}
        self._seeded: list[dict[str, Any]] = []
        self._products: tuple[Product, ...] = ()  # as of the latest look
        self._announced: dict[str, Any] = {}
        self._settling: asyncio.TimerHandle | None = None
        self._cues: dict[str, CardCue] = {}  # as the plan has them
        room.state.put("selling", {})
        room.state.put("cards", {})
        room.state.put("pictures", {})

    @property
    def _show(self) -> model.Show:
        return self._room.keeper.resolved

    # ------------------------------------------------------------ the show

    async def open(self, path: Path) -> None:
        """Another show was opened, or this desk takes over: go on where its journal ends."""
        try:
            notice = await self.seller.open(path)
        except OperatorError as error:
            notice = error.text
        if notice:
            self._room.alarms.set(_JOURNAL_ALARM, "warn", notice)
        else:
            self._room.alarms.clear(_JOURNAL_ALARM)
        self.shops.forget()
        known = dict(self.seller.state.shops)
        self.shops.recall(known)
        for shop in known:
            self._orders_again(shop)  # what they said meanwhile nobody heard
        self.edited()

    def forget_cards(self) -> None:
        """Another show is opened: its cards are others, whatever they are called. What windows look at stays."""
        looked_at, self.cards = self.cards.looked_at, CardDesk(self._room.needs, self._room.runs)
        self.cards.looked_at = looked_at

    async def move(self, path: Path) -> None:
        """The show has another file now: its journal goes on beside that."""
        try:
            await self.seller.move(path)
        except OperatorError as error:
            self._room.alarms.set(_JOURNAL_ALARM, "warn", error.text)
        else:
            self._room.alarms.clear(_JOURNAL_ALARM)

    def edited(self) -> None:
        """The show is another one now. Most edits are of scenes: what products need is done when they are others."""
        products = self._room.keeper.show.products
        if products is not self._products:
            self._products = products
            self.pictures.look_ahead(product.pictures[0] for product in self._show.products if product.pictures)
            self._seed()
        self.seller.look()

    async def run(self) -> None:
        """Hand on the talk until cancelled."""
        while True:
            await asyncio.sleep(EVERY_S)
            self.talk.pump(self._room.clock.now_ns())

    async def close(self) -> None:
        self._line.close()
        if self._settling is not None:
            self._settling.cancel()
        await self.pictures.close()
        await self.seller.close()

    # ------------------------------------------------------------ cards by hand

    def play(self, overlay: str, values: Mapping[str, Any] | None) -> None:
        """Raises RefusedError when there is no such card."""
        self.cards.play(self._show, overlay, values, self._room.clock.now_ns())
        self._cards_changed()

    def update(self, overlay: str, values: Mapping[str, Any]) -> None:
        """Raises RefusedError when there is no such card."""
        self.cards.update(self._show, overlay, values, self._room.clock.now_ns())
        self._cards_changed()

    def stop(self, overlay: str) -> None:
        """Raises RefusedError when there is no such card."""
        self.cards.stop(self._show, overlay, self.seller.state.current, self._room.clock.now_ns())
        self._cards_changed()

    def next(self, overlay: str) -> None:
        """The card goes on to its next page, where it has several. Raises RefusedError when there is no such card."""
        page = self.cards.values.get(overlay, {}).get("page", 0)
        self.update(overlay, {"page": page + 1 if isinstance(page, int) and page < _PAGES else 0})

    def look_at(self, overlays: set[str]) -> None:
        """Windows show these cards, on air or not."""
        if overlays != self.cards.looked_at:
            self.cards.looked_at = overlays
            self._line.changed()

    # ------------------------------------------------------------ what plugins say

    @property
    def rehearsal_behind_ms(self) -> int | None:
        """How long after its server viewers of the rehearsal see a picture, as it last said; None: nobody watches."""
        return self._behind_ms.get(_REHEARSAL)

    @property
    def _online_everywhere(self) -> int:
        """Who is in any shop or platform, as they last said."""
        return sum(self._online.values())

    def greet(self, plugin: str) -> None:
        """A plugin's process is new: tell it what it must know."""
        self._behind_ms.pop(plugin, None)
        self.cards.begun_anew(self._show, plugin)
        self.plugin_changed()
        self._line.greet(plugin)
        self.shops.begun_anew(plugin)
        self._orders_again(plugin)
        if plugin == _REHEARSAL:
            self._seeded, self._announced = [], {}
            self._seed()
            self._announce()

    def plugin_changed(self) -> None:
        """A plugin runs now, or does no longer: say so of its cards."""
        self._room.state.put("cards", self.cards.section(self._show))

    def heard(self, plugin: str, event: messages.Event) -> bool:
        """Take in an event of a plugin; False when it is about something else."""
        match event.name:
            case "chat":
                self.talk.heard(plugin, event.data.get("rows", []), self._room.clock.now_ns())
            case "stats":
                self._online[plugin], self._behind_ms[plugin] = people(event.data)
                self._room.state.put_entry("selling", "online", self._online_everywhere)
            case "card_failed":
                self._card_failed(plugin, *(str(event.data.get(name, "")) for name in ("id", "canvas", "text")))
            case _:
                return self.shops.heard(plugin, event)
        return True

    def _card_failed(self, plugin: str, overlay: str, canvas: str, text: str) -> None:
        """A plugin speaks of its own cards alone, where they lie."""
        card = next((one for one in self._show.overlays if one.id == overlay and one.plugin == plugin), None)
        if card is not None and canvas in card.layouts:
            self.cards.failed(overlay, canvas, text[:_FAILURE_CHARACTERS])
            self._room.state.put("cards", self.cards.section(self._show))

    # ------------------------------------------------------------ what follows

    def _ask(self, effect: selling.Effect) -> None:
        if isinstance(effect, selling.Mark):
            for worker in self._room.recordings():
                self._room.send(worker, messages.Command("mark", {"text": effect.text}))
        else:
            self.shops.ask(effect)

    def _orders_again(self, shop: str) -> None:
        self._room.send(worker_of(shop), messages.Command("shop.orders_again"))

    def _follow(self) -> None:
        """Bring cards and the rehearsal's page to what the sale has come to."""
        now_ns = self._room.clock.now_ns()
        said = selling.card_values(self.seller.state, self._show, now_ns)
        self.cards.follow(self._show, self.seller.state.current, said, now_ns)
        self._cards_changed()
        self._announce()

    def _wishes(self) -> dict[str, CardsWish]:
        return self.cards.wishes(self._show, self._room.clock.now_ns(), self.pictures.local)

    def _cards_changed(self) -> None:
        room = self._room
        room.state.put("cards", self.cards.section(self._show))
        self._line.changed()
        if self.cards.cues == self._cues:
            return
        self._cues = dict(self.cards.cues)
        room.touch()
        now_ns = room.clock.now_ns()
        settles_ns = self.cards.settles_ns(self._show, now_ns)
        if settles_ns is not None:
            if self._settling is not None:
                self._settling.cancel()
            wait_s = (settles_ns - now_ns) / clocks.NS + 0.05
            self._settling = asyncio.get_running_loop().call_later(wait_s, self._settled)

    def _settled(self) -> None:
        """A motion is over: what has left need not be drawn any more."""
        self._settling = None
        self._line.changed()
        self._room.touch()

    def _told(self, section: dict[str, Any]) -> None:
        show, state = self._show, self.seller.state
        currency = next((one.currency for one in show.products), "CNY")
        marks = [
            mark
            for name, one in section["products"].items()
            for mark in ((one["explained_ns"], "explain", name), (one["launched_ns"], "launch", name))
            if mark[0] is not None
        ]
        more = {
            "curve": selling.curve(state, currency),
            "marks": sorted(marks),
            "online": self._online_everywhere,
        }
        self._room.state.put("selling", section | more)
        if section["alarm"]:
            self._room.alarms.set(_ALARM, "fail", section["alarm"])
        else:
            self._room.alarms.clear(_ALARM)

    def _orders_aside(self, shop: str, words: str) -> None:
        """A shop sends order lines that are not counted; no words: no more."""
        name = f"{_ALARM}.orders.{shop}"
        if words:
            self._room.alarms.set(name, "fail", words)
        else:
            self._room.alarms.clear(name)

    def _journal_trouble(self, error: OperatorError | None) -> None:
        if error is None:
            self._room.alarms.clear(_JOURNAL_ALARM)
        else:
            self._room.alarms.set(_JOURNAL_ALARM, "fail", error.text)

    # ------------------------------------------------------------ the rehearsal shop

    def _seed(self) -> None:
        """Put the show's products on the rehearsal shop's shelf, when they are others than those it has."""
        products = [
            msgspec.to_builtins(one) | {"pictures": [path for picture in one.pictures if (path := self.pictures.found(picture))]}
            for one in self._show.products
            if one.shop == _REHEARSAL
        ]
        if products != self._seeded and self._room.send(
            worker_of(_REHEARSAL), messages.Command("shop.seed", {"products": products})
        ):
            self._seeded = products

    def _pictures_arrived(self) -> None:
        """Some pictures from the web are there now."""
        self._room.state.put("pictures", self.pictures.there())
        self._seed()
        self._follow()

    def _announce(self) -> None:
        """Let the rehearsal's page count down with the cards."""
        launch = self.seller.state.launch
        said: dict[str, Any] = {}
        if launch is not None and launch.shop == _REHEARSAL and launch.zero_ns is not None:
            said = {"item_id": launch.item_id, "zero_ns": launch.zero_ns, "ends_ns": launch.ends_ns}
        if said != self._announced:
            gone = self._announced | {"zero_ns": None, "ends_ns": None} if self._announced and not said else {}
            if self._room.send(worker_of(_REHEARSAL), messages.Command("shop.announce", said or gone)):
                self._announced = said
