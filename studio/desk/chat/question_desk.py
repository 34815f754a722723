"""What viewers ask in one show: told to clients by topic, and answered from what is known of the product on air."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from studio.control.schema.state.questions import Questions, QuestionTopic
from studio.control.schema.state.selling import Selling
from studio.desk.selling.chat_room import ChatRoom
from studio.document.model import Show
from studio.ipc import clock as clocks
from studio.show import selling
from studio.show.asked import Facts, Sorter, Topic, answer
from studio.values.errors import RefusedError
from studio.words import questions as says

_TOLD_EVERY_NS = clocks.NS // 2


class QuestionDesk:
    """The questions of one desk. `told` is called with the section, twice a second at most. `sale` and `section` are the rules'
    state and what clients are told of it. `sorter` sorts lines into `topics`. One event loop.
    """

    def __init__(
        self,
        chat: ChatRoom,
        clock: clocks.Clock,
        show: Callable[[], Show],
        sale: Callable[[], selling.State],
        section: Callable[[], Selling],
        told: Callable[[Questions], None],
        topics: Mapping[str, Topic],
        sorter: Sorter,
    ) -> None:
        self._chat, self._clock, self._show, self._sale, self._selling = chat, clock, show, sale, section
        self._told, self._topics = told, topics
        self._sorter = sorter
        self._named = {name: QuestionTopic(title=topic.title, words=topic.words) for name, topic in topics.items()}
        self._section = Questions(topics=self._named)
        self._told_ns = 0
        chat.sort(sorter)
        told(self._section)

    def turn(self, now_ns: int) -> None:
        """Time has passed: another product may be on air, and something new be told. To be called ten times a second."""
        self._chat.asked.on_air(self._sale().current, now_ns)
        if now_ns - self._told_ns >= _TOLD_EVERY_NS:
            self._tell(now_ns)

    def answer(self, topic: str) -> str:
        """What is known of the product on air that answers a topic.

        Raises:
            RefusedError: there is no such topic, no product is on air, or nothing is known.
        """
        known, sale, show, now_ns = self._topic(topic), self._sale(), self._show(), self._clock.now_ns()
        product = next((product for product in show.products if product.id == sale.current), None)
        if product is None:
            raise RefusedError("no_product", says.no_product(), topic)
        card = selling.card_values(sale, show, now_ns)["price_card"]
        stands = self._selling().products.get(product.id)
        price_minor = card["live_price_minor"] if card is not None else None
        facts = Facts(price_minor=price_minor, stock=stands.stock if stands is not None else None)
        return answer(topic, known, self._sorter, product, facts, show.look.language)

    def kept(self) -> dict[str, Any]:
        """For the report of the show: what each topic is called, and the lines that asked about it most."""
        typical = self._chat.asked.whole.typical()
        return {
            name: {"title": topic.title, "words": topic.words, "quotes": typical.get(name, ())}
            for name, topic in self._topics.items()
        }

    def asked_in(self, topic: str, among: Collection[str]) -> tuple[str, ...]:
        """Of these connections, where somebody asked for it lately: those without an answer, if there are any.

        Raises:
            RefusedError: there is no such topic.
        """
        self._topic(topic)
        return self._chat.asked.connections(topic, among)

    def told_in(self, topic: str, connection: str) -> None:
        """A chat has the answer: it is not written there again because another chat refused it."""
        self._chat.asked.told_in(topic, connection)

    def answered(self, topic: str) -> None:
        """It was answered. Raises RefusedError when there is no such topic."""
        self._topic(topic)
        now_ns = self._clock.now_ns()
        self._chat.asked.answered(topic, now_ns)
        self._tell(now_ns)

    def _topic(self, name: str) -> Topic:
        topic = self._topics.get(name)
        if topic is None:
            raise RefusedError("not_found", says.no_topic(name=name), name)
        return topic

    def _tell(self, now_ns: int) -> None:
        self._told_ns = now_ns
        asked = self._chat.asked
        section = Questions(
            topics=self._named,
            groups=asked.groups(now_ns),
            product=self._sale().current or "",
            passed_over=asked.passed_over,
        )
        if section != self._section:
            self._section = section
            self._told(section)
