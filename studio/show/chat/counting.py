"""What came, counted before anything is left out, and what became of it."""

from __future__ import annotations

from studio.control.schema.state.chat import ChatCounts, ConnectionCounts
from studio.show.chat.pace import SECOND_NS, Lately

WINDOW_NS = 10 * SECOND_NS  # of which it is said how much of it was shown


class _Connection:
    """One connection's part."""

    __slots__ = ("late", "lost", "messages")

    def __init__(self) -> None:
        self.messages = self.late = self.lost = 0


class Counting:
    """`total` is all that came, each id once, `lost` what of it came without an id; `hidden` is what no row tells of.

    Sooner or later every message is either told by a row or hidden.
    """

    def __init__(self) -> None:
        self.total = self.hidden = 0
        self._connections: dict[str, _Connection] = {}
        self._untold: dict[str, int] = {}  # messages by connection since `taken`
        self._rate = Lately()
        self._shown_lately, self._hidden_lately = Lately(WINDOW_NS), Lately(WINDOW_NS)

    def came(self, connection: str, messages: int, late: int, now_ns: int) -> None:
        """So many new messages, `late` of them too late to stand in their place."""
        self._of(connection).late += late
        self._add(connection, messages, now_ns)

    def lost(self, connection: str, messages: int, now_ns: int) -> None:
        """So many came of which nothing is known; whether one of them came before nobody can say."""
        self._of(connection).lost += messages
        self._add(connection, messages, now_ns)
        self.hide(messages, now_ns)

    def hide(self, messages: int, now_ns: int) -> None:
        """So many are left out."""
        self.hidden += messages
        if messages:
            self._hidden_lately.add(now_ns, messages)

    def show(self, messages: int, now_ns: int) -> None:
        """A row tells of so many more."""
        if messages:
            self._shown_lately.add(now_ns, messages)

    def per_second(self, now_ns: int) -> int:
        """What came within the last second."""
        return self._rate.total(now_ns)

    def told(self, now_ns: int, remembered_ns: int) -> ChatCounts:
        """As clients are told; `remembered_ns`: for how long a message's id is known again."""
        shown = self._shown_lately.total(now_ns)
        return ChatCounts(
            messages=self.total,
            hidden=self.hidden,
            per_second=self.per_second(now_ns),
            shown=shown,
            of=shown + self._hidden_lately.total(now_ns),
            remembered_s=remembered_ns // SECOND_NS,
            connections={
                name: ConnectionCounts(messages=part.messages, late=part.late, lost=part.lost)
                for name, part in self._connections.items()
            },
        )

    def taken(self) -> dict[str, int]:
        """What came since this was called last, by connection."""
        taken, self._untold = self._untold, {}
        return taken

    def _of(self, connection: str) -> _Connection:
        return self._connections.setdefault(connection, _Connection())

    def _add(self, connection: str, messages: int, now_ns: int) -> None:
        self.total += messages
        if messages:
            self._untold[connection] = self._untold.get(connection, 0) + messages
        self._of(connection).messages += messages
        self._rate.add(now_ns, messages)
