"""The shops: effects become calls to their plugins, and what plugins say becomes news for the rules."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from studio.contracts import messages
from studio.desk.desired_processes import plugin_worker
from studio.plugin_api.abilities import CAPABILITIES
from studio.show import selling
from studio.values import plausible
from studio.values.counting import counted
from studio.values.plain_text import plain, shortened, told
from studio.values.sentences import together
from studio.words import shops as says

log = logging.getLogger(__name__)

_BUYER = 80  # characters of a buyer's name that count
_NOTE = 200  # and of a note
_TITLE = 200  # and of an item's title
_WORDS = 500  # and of a sentence for the operator
_ASIDE_BOUND = 1_000  # lines of a shop that are set aside and told apart
_CATALOGUE = "catalogue."  # what questions to it begin with
_SHOP_STATES = {"running": "running", "live": "running"}


class Shops:
    """All shops, by connection. What they say is checked here: no number that cannot be reaches the rules. One event loop.

    `send(worker, message)` is False when the worker is not there to hear it; `aside(shop, words)` is told of order lines that are
    set aside, with empty words when there are none any more; `name_of(shop)` is what the operator calls it.
    """

    def __init__(
        self,
        send: Callable[[str, messages.ToWorker], bool],
        hear: Callable[[selling.News], None],
        aside: Callable[[str, str], None],
        name_of: Callable[[str], str],
    ) -> None:
        self._send, self._hear, self._tell_aside, self._name_of = send, hear, aside, name_of
        self._said: dict[str, selling.ShopChanged] = {}
        self._aside: dict[str, dict[tuple[str, str], str]] = {}  # shop -> (order, line) -> why

    def forget(self) -> None:
        """Another show was opened: what was set aside was of the one before."""
        for shop in tuple(self._aside):
            self.begun_anew(shop)

    def begun_anew(self, shop: str) -> None:
        """It goes through its lines once more: what is still wrong with them is said again."""
        if self._aside.pop(shop, None):
            self._tell_aside(shop, "")

    def answers_anew(self, shop: str) -> None:
        """Its process is new, or serves another account: it knows nothing of what was asked of the one before."""
        if shop in self._said:
            self._hear(selling.ShopBegan(shop=shop))

    def recall(self, known: Mapping[str, selling.ShopState]) -> None:
        """Bring together what shops said before and what a sale that begins or goes on here knows of them.

        A plugin says what it is once. A desk that took over hears it from the sale; a sale that another show begins hears
        it from this desk, for the shops run on.
        """
        for shop, said in known.items():
            news = selling.ShopChanged(shop=shop, state=said.state, capabilities=said.capabilities, text=said.text, fed=said.fed)
            if self._said.setdefault(shop, news) != news:
                self._hear(self._said[shop])
        for shop in self._said.keys() - known.keys():
            self._hear(self._said[shop])

    def ask(self, effect: selling.Effect) -> None:
        """Carry an effect out that is a shop's. One that is not there is left to the rules' patience: they ask again."""
        arguments = {name: getattr(effect, name) for name in effect.__struct_fields__ if name != "shop"}
        self._send(plugin_worker(effect.shop), messages.Command(f"catalogue.{effect.__struct_config__.tag}", arguments))

    def take_event(self, shop: str, event: messages.Event) -> bool:
        """Take in an event of a plugin; False when it is none of a shop."""
        try:
            match event.name:
                case "answer" if str(event.data.get("question", "")).startswith(_CATALOGUE):
                    answer = self._believed(msgspec.convert(_answered(shop, event.data), selling.Answered))
                    heard = partial(self._hear, answer)
                case "connection_state" if _is_shop(event.data.get("abilities")):
                    state = str(event.data.get("state", "running"))
                    abilities, text = _abilities(event.data["capabilities"]), told(event.data["text"], _WORDS)
                    heard = partial(self._changed, shop, state, abilities, text, event.data.get("fed") is True)
                case "orders":
                    heard = partial(self._orders, shop, *_sorted_out(event.data["lines"], event.data.get("set_aside", [])))
                case "begun":
                    heard = partial(self.answers_anew, shop)
                case "readings":
                    heard = partial(self._readings, shop, _told_readings(shop, event.data["readings"]))
                case _:
                    return False
        except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
            log.error("the shop %s says what cannot be read: %s", shop, error)
        else:
            heard()  # what goes wrong from here on is no fault of the shop
        return True

    def _orders(self, shop: str, lines: Sequence[selling.OrderLine], absurd: dict[tuple[str, str], str]) -> None:
        """Take in order lines, and why others cannot be, by order and line."""
        for line in lines:
            self._hear(selling.OrderSeen(shop=shop, line=line))
        self._set_aside(shop, absurd, {(line.order_id, line.line_id) for line in lines})

    def _readings(self, shop: str, readings: Sequence[selling.Reading]) -> None:
        """Take in what the shop says unasked: the rules look whether it is news."""
        for reading in readings:
            self._hear(selling.ItemRead(shop=shop, reading=reading))

    def _set_aside(self, shop: str, absurd: dict[tuple[str, str], str], sound: set[tuple[str, str]]) -> None:
        known = self._aside.get(shop, {})
        now = {name: why for name, why in (known | absurd).items() if name not in sound}
        now = dict(list(now.items())[-_ASIDE_BOUND:])
        if now == known:
            return
        self._aside[shop] = now
        if not now:
            self._tell_aside(shop, "")
            return
        (order, _), why = next(reversed(now.items()))
        lines = says.many_lines(n=_ASIDE_BOUND) if len(now) == _ASIDE_BOUND else counted(len(now), "order line")
        log.warning("%s: order %r is not counted: %s", shop, order[:_NOTE], why)
        words = says.not_counted(shop=self._name_of(shop), lines=lines, order=order[:40], why=why)
        self._tell_aside(shop, together(words, says.see_to_them()))

    def take_status(self, shop: str, status: messages.Status | None) -> None:
        """The plugin's process said how it is, or ended (None)."""
        known = self._said.get(shop)
        if known is None:
            return  # it never said that it is a shop
        state = _SHOP_STATES.get(status.state, status.state) if status is not None else "ended"
        text = status.text if status is not None else says.not_running()
        self._changed(shop, state, known.capabilities, text, known.fed and status is not None)

    def _changed(self, shop: str, state: str, capabilities: frozenset[str], text: str, fed: bool) -> None:
        news = selling.ShopChanged(shop=shop, state=state, capabilities=capabilities, text=text, fed=fed)
        if self._said.get(shop) != news:
            self._said[shop] = news
            self._hear(news)

    def _believed(self, answer: selling.Answered) -> selling.Answered:
        """The answer, refused when its reading cannot be; a stock below zero is none that could be bought."""
        answer = msgspec.structs.replace(answer, text=told(answer.text, _WORDS))
        reading = answer.reading
        if reading is None:
            return answer
        if trouble := plausible.reading_trouble(reading):
            text = says.impossible(shop=self._name_of(answer.shop), why=trouble)
            return selling.Answered(shop=answer.shop, call=answer.call, ok=False, code="refused", text=text)
        return msgspec.structs.replace(answer, reading=_sound(reading))


def _told_readings(shop: str, said: Sequence[object]) -> list[selling.Reading]:
    """The readings that can be believed, of those that a shop told unasked; others are left out: items are read as well."""
    sound: list[selling.Reading] = []
    for fields in said:
        try:
            reading = msgspec.convert(fields, selling.Reading)
            trouble = plausible.reading_trouble(reading)
        except msgspec.ValidationError as error:
            trouble = str(error)
        if trouble:
            log.warning("the shop %s tells what cannot be: %s", shop, trouble)
        else:
            sound.append(_sound(reading))
    return sound


def _sound(reading: selling.Reading) -> selling.Reading:
    """A reading that can be believed, with no stock below zero, and its title as plain text of a bounded length."""
    stocks = {sku: max(0, units) for sku, units in reading.stocks.items()}
    return msgspec.structs.replace(reading, stocks=stocks, title=plain(reading.title, _TITLE))


def _sorted_out(
    lines: Sequence[object], set_aside: Sequence[Sequence[object]]
) -> tuple[list[selling.OrderLine], dict[tuple[str, str], str]]:
    """The order lines that can be, and why the others cannot: one that cannot be is no reason to lose the others."""
    absurd: dict[tuple[str, str], str] = {(str(order), str(line)): str(why)[:_NOTE] for order, line, why in set_aside}
    sound: list[selling.OrderLine] = []
    for said in lines:
        try:
            line = msgspec.convert(said, selling.OrderLine)
            trouble = plausible.line_trouble(line)
        except msgspec.ValidationError as error:
            absurd[_named(said)] = str(error)
            continue
        if trouble:
            absurd[line.order_id, line.line_id] = trouble
        else:
            sound.append(msgspec.structs.replace(line, buyer=plain(line.buyer, _BUYER), note=shortened(line.note, _NOTE)))
    return sound, absurd


def _abilities(said: Iterable[object]) -> frozenset[str]:
    """What a shop can do, of what there is to do."""
    return frozenset(ability for ability in said if isinstance(ability, str)) & CAPABILITIES


def _is_shop(abilities: object) -> bool:
    """Whether a connection that provides this sells anything."""
    return isinstance(abilities, list) and ("catalogue" in abilities or "orders" in abilities)


def _named(said: object) -> tuple[str, str]:
    """Order and line of what is no order line."""
    if not isinstance(said, Mapping):
        return "", ""
    return str(said.get("order_id", ""))[:_NOTE], str(said.get("line_id", ""))[:_NOTE]


def _answered(shop: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `selling.Answered`; of all values the rules take readings of an item alone."""
    fields = {name: data[name] for name in ("call", "ok", "code", "text", "said") if name in data}
    reading = data.get("value") if data["question"] == f"{_CATALOGUE}read_item" else None
    return fields | {"shop": shop, "reading": reading}
