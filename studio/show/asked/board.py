"""Who asked for what: viewers by topic, each once, and the newest of their lines. Bounded; times are monotonic ns."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Collection

from msgspec.structs import replace

from studio.control.schema.state.questions import QuestionGroup, QuestionQuote
from studio.show.asked.whole_show import AskedInShow

WINDOW_NS = 5 * 60 * 10**9
MAX_VIEWERS = 10_000  # told apart in one topic
QUOTES = 5
QUOTE = 160  # characters of one


class _Asked:
    """One topic. `viewers`: when each asked last, the longest ago first; `waiting`: those of them that nobody answered yet."""

    def __init__(self) -> None:
        self.viewers: OrderedDict[int, int] = OrderedDict()  # its first is found at once, also after ten thousand went
        self.waiting: set[int] = set()
        self.segment: set[int] = set()
        self.quotes: deque[QuestionQuote] = deque(maxlen=QUOTES)
        self.connections: dict[str, int] = {}  # when somebody last asked there
        self.told: set[str] = set()  # of these, where nobody has asked since it was answered there
        self.answered_ns: int | None = None

    def take(self, viewer: int, now_ns: int, waits: bool, of_segment: bool) -> None:
        self.viewers[viewer] = now_ns
        self.viewers.move_to_end(viewer)
        if waits:
            self.waiting.add(viewer)
        if len(self.viewers) > MAX_VIEWERS:
            self._drop()
        if of_segment and len(self.segment) < MAX_VIEWERS:
            self.segment.add(viewer)

    def pass_time(self, now_ns: int) -> None:
        while self.viewers and now_ns - next(iter(self.viewers.values())) >= WINDOW_NS:
            self._drop()
        for connection in [name for name, at_ns in self.connections.items() if now_ns - at_ns >= WINDOW_NS]:
            del self.connections[connection]
            self.told.discard(connection)

    def _drop(self) -> None:
        oldest, _ = self.viewers.popitem(last=False)
        self.waiting.discard(oldest)


class QuestionBoard:
    """The questions of one show: those of late, and `whole`, what there was since it began.

    `passed_over`: lines that phrases were not sure of and that nobody had the time to look at again.
    """

    def __init__(self) -> None:
        self.whole = AskedInShow()
        self.passed_over = 0
        self._asked: dict[str, _Asked] = {}
        self._product: str | None = None
        self._segment_ns = 0  # since when it is on air

    def begin(self) -> None:
        """Another show begins."""
        self.whole = AskedInShow()
        self.passed_over = 0

    def take(
        self,
        topic: str,
        viewer: int,
        now_ns: int,
        connection: str,
        quote: QuestionQuote | None,
        written_ns: int | None = None,
    ) -> None:
        """A viewer (a fingerprint) asked for this. Without `quote` the line is counted and not shown.

        `written_ns`: when, where that is found out only now. An answer that was given since answered it, and a product that
        came on air since is not what it was about.
        """
        asked = self._asked.setdefault(topic, _Asked())
        written_ns = now_ns if written_ns is None else written_ns
        waits = asked.answered_ns is None or written_ns >= asked.answered_ns
        asked.take(viewer, now_ns, waits, of_segment=written_ns >= self._segment_ns)
        asked.connections[connection] = now_ns
        if waits:
            asked.told.discard(connection)
        self.whole.take(topic, viewer, None if quote is None else quote.text[:QUOTE], waits)
        if quote is not None and all(quote.text[:QUOTE] != other.text for other in asked.quotes):
            asked.quotes.append(replace(quote, text=quote.text[:QUOTE]))

    def on_air(self, product: str | None, now_ns: int) -> None:
        """This product is explained now; with another one a segment begins."""
        if product != self._product:
            self._product, self._segment_ns = product, now_ns
            for asked in self._asked.values():
                asked.segment.clear()

    def answered(self, topic: str, now_ns: int) -> None:
        """Somebody has answered it, everywhere."""
        asked = self._asked.setdefault(topic, _Asked())
        asked.waiting.clear()
        asked.told.update(asked.connections)
        asked.answered_ns = now_ns
        self.whole.answered(topic)

    def told_in(self, topic: str, connection: str) -> None:
        """It was answered in this chat; whether everybody has the answer is another question."""
        if (asked := self._asked.get(topic)) is not None and connection in asked.connections:
            asked.told.add(connection)

    def forget(self, ids: Collection[str], text: str) -> None:
        """A moderator took these messages away, and all that say the same."""
        dropped = {quote.text for asked in self._asked.values() for quote in asked.quotes if quote.id in ids}
        self.whole.forget({text[:QUOTE], *dropped})
        for asked in self._asked.values():
            kept = [quote for quote in asked.quotes if quote.id not in ids and quote.text != text[:QUOTE]]
            asked.quotes = deque(kept, maxlen=QUOTES)

    def connections(self, topic: str, among: Collection[str]) -> tuple[str, ...]:
        """Of these, where somebody asked for it lately and has no answer; where all have one, everywhere that it was asked."""
        asked = self._asked.get(topic)
        if asked is None:
            return ()
        here = asked.connections.keys() & set(among)
        return tuple(sorted(here - asked.told or here))

    def groups(self, now_ns: int) -> dict[str, QuestionGroup]:
        """As clients are told."""
        for asked in self._asked.values():
            asked.pass_time(now_ns)
        return {
            topic: QuestionGroup(
                viewers=len(asked.viewers),
                waiting=len(asked.waiting),
                segment=len(asked.segment),
                quotes=tuple(asked.quotes),
                answered_ns=asked.answered_ns,
            )
            for topic, asked in self._asked.items()
        }
