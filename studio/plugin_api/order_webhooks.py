"""A shop's orders by webhook, with polling as the net under it: one feed of the ability `orders` for shops that can say what
changed since a time.

A webhook is a nudge. It names an order, and the shop itself is asked what has become of it: so a call that came twice, late, out
of order or from a liar changes nothing, and both ways have one reading of an order. What no call named, the net finds.
"""

from __future__ import annotations

import asyncio
import logging
import platform
import re
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol

from studio.plugin_api.abilities import AbilityError, OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.context import Context
from studio.plugin_api.webhooks import Call, Webhooks

__all__ = ["Mark", "OrderFeed", "Relay", "ShopOrder", "ShopOrders"]

POLL_EVERY_S = 1.0
NET_EVERY_S = 30.0  # how often the shop is asked while a relay tells; and how often it is asked far back
OVERLAP_MS = 10_000  # an order can be listed a little after its time of change
FAR_BACK_MS = 600_000  # and by a shop whose index is behind, later than that
_CLOCK_MS = 2_000  # shops' clocks have whole seconds, and may be a little apart
_REMEMBERED = 20_000  # orders of a show
_AT_ONCE = 200  # remembered orders that are told again in a batch

log = logging.getLogger(__name__)


class Mark(NamedTuple):
    """An order that changed: its id in the shop, and when it last did, by the shop's clock, ms since 1970."""

    id: str
    changed_ms: int


class ShopOrder(NamedTuple):
    """An order as the shop has it now; when it last changed and when it was placed, by the shop's clock, ms since 1970."""

    id: str
    changed_ms: int
    placed_ms: int
    lines: list[OrderLine]


class ShopOrders(Protocol):
    """What a shop's API is asked. All raise `AbilityError`. `at_once`: how many orders `read` takes."""

    at_once: int

    async def clock_ms(self) -> int:
        """The shop's clock at its latest answer, ms since 1970; asks something where there was none."""

    def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        """Pages of the orders that were placed since `began_ms` and changed since `since_ms`. It ends."""

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        """The orders of these ids as they are now; those that the shop does not know are left out."""


@dataclass(frozen=True)
class Relay:
    """Where the calls of a connection are kept, from its settings `relay`, `relay_connection`, `relay_user` and `desk` and its
    secret `relay_password`, as every shop's `plugin.toml` declares them (docs/relay.md, At the desk)."""

    place: str
    connection: str = ""
    desk: str = ""
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, context: Context) -> Relay | None:
        """As settings and keyring have it now; None where no relay is named."""

        def text(name: str) -> str:
            return str(context.settings.get(name) or "").strip()

        if not text("relay"):
            return None
        secret = context.secret("relay_password") or ""
        return cls(text("relay"), text("relay_connection"), text("desk") or this_computer(), text("relay_user"), secret)

    def webhooks(self, context: Context) -> Webhooks:
        """Its calls. Whoever asked closes them."""
        return Webhooks(context, self.place, self.desk, connection=self.connection, user=self.user, password=self.password)


def this_computer() -> str:
    """A desk's name where none is given: the computer's, as names for webhooks are spelled."""
    return re.sub(r"[^a-z0-9]+", "-", platform.node().lower()).strip("-")[:64].rstrip("-") or "desk"


class OrderFeed:
    """Orders placed since the session's beginning, which the bookmark keeps: a plugin that is started again goes on from there.

    Without `webhooks` the shop is asked every second. With them every 30 s, once a call has named an order of the show and for as
    long as they tell of all: while the relay is away, or after the net has found what no call named, it is every second until the
    next call. What was read is remembered, so a feed that is opened again tells it all and asks for no more than what has
    changed. One event loop; one feed is read at a time.
    """

    def __init__(
        self,
        shop: ShopOrders,
        bookmark: Bookmark,
        webhooks: Webhooks | None = None,
        named_by: Callable[[Call], str] = lambda _: "",
        *,
        poll_every_s: float = POLL_EVERY_S,
        net_every_s: float = NET_EVERY_S,
    ) -> None:
        """`named_by`: the id of the order that a call is about, "" for none. The body is a stranger's: it raises nothing."""
        self._shop, self._bookmark, self._webhooks, self._named_by = shop, bookmark, webhooks, named_by
        self._poll_every_s, self._net_every_s = poll_every_s, net_every_s
        self._known: OrderedDict[str, ShopOrder] = OrderedDict()
        self._settled: dict[str, int] = {}  # of the known ones: when they last changed, where that was long enough before
        self._began_ms = self._looked_ms = 0  # the shop's clock
        self._looked_s = self._far_back_s = float("-inf")  # the loop's
        self._calls_tell = False
        self.notice = ""  # that the relay is away, for the operator; nothing fails for it, and a shop's provider passes it on

    async def lines(self) -> AsyncGenerator[list[OrderLine], None]:
        """Lines for ever. Opened again, it first goes through all of the show's orders; what is new comes between them.

        Raises:
            AbilityError: the shop's; what could not be read comes when the feed is opened again.
        """
        await self._begin()
        remembered = iter(list(self._known.values()))
        while some := list(islice(remembered, _AT_ONCE)):
            yield _lines(some)
        recent_ms = max(self._began_ms, await self._shop.clock_ms() - FAR_BACK_MS)
        async for lines in self._look(recent_ms):
            yield lines
        if recent_ms > self._began_ms:
            async for lines in self._past():
                yield lines
        async with aclosing(self._nudges()) as nudges:
            async for ids in nudges:
                async for lines in self._read(ids):
                    yield lines
                self._calls_tell = self._calls_tell or any(one in self._known for one in ids)
                if (since_ms := self._due()) is None:
                    yield []
                    continue
                async for lines in self._look(since_ms):
                    yield lines

    async def _begin(self) -> None:
        if self._began_ms:
            return
        kept = self._bookmark.read()
        if not kept:
            kept = str(await self._shop.clock_ms())
            self._bookmark.write(kept)
        self._began_ms = int(kept)

    async def _nudges(self) -> AsyncGenerator[list[str], None]:
        """Ids of orders that calls named, each once; none at every turn without one. A batch is acknowledged at the next turn."""
        while True:
            if self._webhooks is not None:
                try:
                    async with aclosing(self._webhooks.calls()) as feed:
                        async for calls in feed:
                            self.notice = ""
                            yield list(dict.fromkeys(name for name in map(self._named_by, calls) if name))
                except AbilityError as error:
                    if error.code != "unreachable":
                        raise
                    if not self.notice:
                        log.warning("Orders are asked for every %g s meanwhile: %s", self._poll_every_s, error.text)
                    self._calls_tell, self.notice = False, error.text
            yield []
            await asyncio.sleep(self._poll_every_s)

    async def _past(self) -> AsyncGenerator[list[OrderLine], None]:
        """All of the show's orders that are not remembered, which can take minutes at a shop that counts what it is asked."""
        async for lines in self._look(self._began_ms):
            yield lines
            if (since_ms := self._due()) is not None:
                async for news in self._look(since_ms):
                    yield news

    def _due(self) -> int | None:
        """Since when the shop is to be asked what changed; None: not yet."""
        now_s = asyncio.get_running_loop().time()
        if now_s - self._looked_s < (self._net_every_s if self._calls_tell else self._poll_every_s):
            return None
        is_far = now_s - self._far_back_s >= self._net_every_s
        return max(self._began_ms, self._looked_ms - (FAR_BACK_MS if is_far else OVERLAP_MS))

    async def _look(self, since_ms: int) -> AsyncGenerator[list[OrderLine], None]:
        """What changed since then and was not told as it is now."""
        now_s, clock_ms = asyncio.get_running_loop().time(), await self._shop.clock_ms()
        async for marks in self._shop.changed(self._began_ms, since_ms):
            news = [mark for mark in marks if mark.changed_ms > self._settled.get(mark.id, -1)]
            self._calls_tell = self._calls_tell and not any(map(self._is_unheard, news))
            async for lines in self._read([mark.id for mark in news]):
                yield lines
            yield []  # a page without news is a sign of life
        self._looked_s, self._looked_ms = now_s, clock_ms
        if since_ms <= max(self._began_ms, clock_ms - FAR_BACK_MS):
            self._far_back_s = now_s

    def _is_unheard(self, mark: Mark) -> bool:
        """Whether no call has named this change."""
        known = self._known.get(mark.id)
        return known is None or mark.changed_ms > known.changed_ms

    async def _read(self, ids: Sequence[str]) -> AsyncGenerator[list[OrderLine], None]:
        for first in range(0, len(ids), self._shop.at_once):
            found = await self._shop.read(ids[first : first + self._shop.at_once])
            clock_ms = await self._shop.clock_ms()
            ours = [order for order in found if order.placed_ms >= self._began_ms]
            for order in ours:
                self._remember(order, is_settled=order.changed_ms + _CLOCK_MS < clock_ms)
            yield _lines(ours)

    def _remember(self, order: ShopOrder, is_settled: bool) -> None:
        """Keep an order as it was read. One that changed in the second in which it was read may change in it once more, and its
        time of change would be the same: it is not settled, and is read again."""
        self._known[order.id] = order
        self._known.move_to_end(order.id)
        self._settled.pop(order.id, None)
        if is_settled:
            self._settled[order.id] = order.changed_ms
        if len(self._known) > _REMEMBERED:
            gone, _ = self._known.popitem(last=False)
            self._settled.pop(gone, None)


def _lines(orders: Iterable[ShopOrder]) -> list[OrderLine]:
    return [line for order in orders for line in order.lines]
