"""A studio without a desk: the rules, a shop and one clock that only the test moves.

The shop keeps real items, does compare-and-set and remembers calls; how slow, broken, forgetful or talkative it is, a test
says in `Manners`. Everything that happens is folded twice, and both states must be the same.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Any

from studio.control.schema.state.selling import Selling, SellingProduct
from studio.document.model import Destination, Encoding, Show
from studio.document.products import LaunchTerms, Listing, Product, Variant
from studio.kinds.targets import Rehearsal
from studio.show import selling
from studio.show.selling import Answered, Decision, ItemRead, News, OrderLine, OrderSeen, Reading, ShopBegan, ShopChanged
from studio.show.selling.effects import Effect, Mark, OpenLink, PinItem, ReadItem, SetLimit, SetPrice, SetStock

MS = 1_000_000
S = 1_000_000_000
START_NS = 1_000 * S
ALL = frozenset({"item.read", "price.write", "stock.write", "stock.cas", "limit.write", "link.open", "item.pin", "orders.read"})


def product(name: str = "mug", **changes: Any) -> Product:
    base: dict[str, Any] = {
        "id": name,
        "link_no": 1,
        "title": name.title(),
        "listings": (Listing(connection="shop", item_id=f"item-{name}"),),
        "list_price_minor": 19_900,
        "live_price_minor": 9_900,
        "launch": LaunchTerms(countdown_s=3, sale_minutes=1, until_sold_out=False),
        "variants": (Variant(sku=f"{name}-s", stock=60), Variant(sku=f"{name}-m", stock=40)),
    }
    return Product(**(base | changes))


def show(*products: Product, delay_ms: int | None = None) -> Show:
    """A show with a destination `page`, whose viewers are behind by `delay_ms`."""
    page = Destination(id="page", name="Page", encoding="main", target=Rehearsal(), viewer_delay_ms=delay_ms)
    return Show(products=products or (product(),), encodings=(Encoding(id="main", canvas="main"),), destinations=(page,))


@dataclass
class Item:
    """An item as the shop has it."""

    prices: dict[str, int]
    stocks: dict[str, int]
    open: bool = False
    limit: int = 0


@dataclass
class Manners:
    """How the shop behaves. Times in ms; chances 0..1 per call."""

    delay_ms: tuple[int, int] = (2, 8)
    refuses: float = 0.0  # says so, and does nothing
    deaf: float = 0.0  # neither does anything nor says so
    mute: float = 0.0  # does it and says nothing
    lost: float = 0.0  # does it and says that it could not be reached
    twice: float = 0.0  # answers twice
    late: float = 0.0  # does it and answers 1 to 6 s later
    orders_ms: int = 0  # so much later than their units are gone, orders are told


@dataclass
class Rig:
    """Rules, shop and clock."""

    show: Show
    manners: Manners = field(default_factory=Manners)
    seed: int = 0
    capabilities: frozenset[str] = ALL
    twice: bool = True  # fold everything a second time, from its JSON

    def __post_init__(self) -> None:
        self.now_ns = self._looked_ns = START_NS
        self.state = selling.initial()
        self.again = selling.initial()
        self.events: list[selling.Event] = []
        self.asked: list[Effect] = []
        self.pins: dict[str, str | None] = {}  # by shop
        self.opened: list[tuple[int, bool]] = []  # when the link went which way
        self.links: list[tuple[int, str, bool]] = []  # and of which item
        self.down = False
        self.gone: set[str] = set()  # single shops whose process has ended
        self._ended: Counter[str] = Counter()  # and how often
        self.manners_of: dict[str, Manners] = {}  # of single shops, in place of `manners`
        self.lives = 0
        self._told_ns = 0
        self.watch: Callable[[Rig], None] | None = None
        self._random = Random(self.seed)
        self._timers: list[tuple[int, int, Callable[[], None]]] = []
        self._numbers = count()
        self._done: dict[str, tuple[bool, str, str]] = {}
        self.items = {
            listing.item_id: Item(
                prices={variant.sku: one.list_price_minor for variant in one.variants},
                stocks={variant.sku: variant.stock for variant in one.variants},
            )
            for one in self.show.products
            for listing in one.listings
        }
        for shop in dict.fromkeys(listing.connection for one in self.show.products for listing in one.listings):
            self.hear(ShopChanged(shop=shop, state="running", capabilities=self.capabilities))

    # ------------------------------------------------------------ the desk's part

    def do(self, command: str, **params: Any) -> dict[str, Any]:
        return self._take(selling.on_command(self.state, self.show, command, params, self.now_ns)).result

    def hear(self, news: News) -> Decision:
        return self._take(selling.on_news(self.state, self.show, news, self.now_ns))

    def tick(self) -> Decision:
        return self._take(selling.on_time(self.state, self.show, self.now_ns))

    def wind_up(self) -> Decision:
        """The show ends."""
        return self._take(selling.on_show_end(self.state, self.show, self.now_ns))

    def restart(self) -> Decision:
        """The desk died and is back: it knows what its journal says, and nothing else."""
        if self.twice:
            self.state = self.again
        return self._take(selling.on_restart(self.state, self.show, self.now_ns))

    def run(self, seconds: float) -> None:
        """Let time pass: timers and what is due, in order."""
        end_ns = self.now_ns + round(seconds * S)
        for _ in self.steps(end_ns):
            pass

    def steps(self, end_ns: int) -> Iterator[None]:
        """Each moment at which something happens until `end_ns`."""
        for _ in range(200_000):
            due = selling.next_due_ns(self.state, self.show, self._looked_ns)
            timer = self._timers[0][0] if self._timers else None
            moment = min((one for one in (due, timer) if one is not None), default=end_ns + 1)
            if moment > end_ns:
                break
            self.now_ns = max(self.now_ns + 1, moment)  # no two things happen in the same nanosecond
            if timer is not None and timer <= self.now_ns:
                heapq.heappop(self._timers)[2]()
            else:
                self.tick()
                following = selling.next_due_ns(self.state, self.show, self._looked_ns)
                assert following is None or following > self.now_ns, "time alone would spin"
            yield
        else:
            raise AssertionError("it never comes to rest")
        self.now_ns = max(self.now_ns, end_ns)

    def at(self, after_ms: int, action: Callable[[], None]) -> None:
        heapq.heappush(self._timers, (self.now_ns + after_ms * MS, next(self._numbers), action))

    # ------------------------------------------------------------ what is seen

    def section(self) -> Selling:
        return selling.section(self.state, self.show, self.now_ns)

    def row(self, name: str = "mug") -> SellingProduct:
        return self.section().products[name]

    def card(self) -> dict[str, Any] | None:
        return selling.card_values(self.state, self.show, self.now_ns)["price_card"]

    def phase(self) -> str | None:
        return self.state.launch.phase if self.state.launch else None

    def item(self, name: str = "mug", shop: str = "shop") -> Item:
        return self.items[called(name, shop)]

    def texts(self, kind: type) -> list[Any]:
        return [one for one in self.events if isinstance(one, kind)]

    # ------------------------------------------------------------ the shop's part

    def sell(
        self,
        units: int,
        sku: str = "mug-s",
        status: str = "paid",
        order: str | None = None,
        name: str = "mug",
        shop: str = "shop",
    ) -> None:
        """A buyer orders; the shop takes the units out of its stock and tells it, if it has them and sells."""
        item = self.item(name, shop)
        if not item.open or item.stocks[sku] < units:
            return
        item.stocks[sku] -= units
        self.order(units, sku, status, order or f"o{next(self._numbers)}", item.prices[sku], name, shop)

    def order(
        self, units: int, sku: str, status: Any, order: str, price_minor: int = 9_900, name: str = "mug", shop: str = "shop"
    ) -> None:
        line = OrderLine(
            order_id=order,
            line_id="1",
            sku=sku,
            item_id=called(name, shop),
            status=status,
            quantity=units,
            unit_price_minor=price_minor,
            currency="CNY",
            buyer="Lin",
        )
        if not self.manners.orders_ms and self._told_ns <= self.now_ns:
            self.hear(OrderSeen(shop=shop, line=line))
            return
        self._told_ns = max(self._told_ns, self.now_ns + self.manners.orders_ms * MS)  # one after the other
        self.at((self._told_ns - self.now_ns) // MS, lambda: self.hear(OrderSeen(shop=shop, line=line)))

    def reading(self, item_id: str) -> Reading:
        item = self.items[item_id]
        return Reading(
            item_id=item_id,
            currency="CNY",
            open=item.open,
            pinned=item_id in self.pins.values(),
            prices=dict(item.prices),
            stocks=dict(item.stocks),
            limit=item.limit if "limit.write" in self.capabilities else None,
            at_ns=self.now_ns,
        )

    def tell(self, name: str = "mug") -> None:
        """The shop tells its item unasked."""
        self.hear(ItemRead(shop="shop", reading=self.reading(f"item-{name}")))

    def die(self) -> None:
        """The shop's process ends: what it was doing ends too, and it forgets every call it has answered."""
        self.down = True
        self.lives += 1
        self._done.clear()
        self.hear(ShopChanged(shop="shop", state="failed", capabilities=self.capabilities, text="It crashed."))

    def leave(self, shop: str) -> None:
        """One shop's process ends, and what it was doing with it."""
        self.gone.add(shop)
        self._ended[shop] += 1
        self.hear(ShopChanged(shop=shop, state="failed", capabilities=self.capabilities, text="It crashed."))

    def come_back(self, shop: str) -> None:
        self.gone.discard(shop)
        self.hear(ShopBegan(shop=shop))
        self.hear(ShopChanged(shop=shop, state="running", capabilities=self.capabilities))

    def lose(self, call: str) -> None:
        """This call is said to have been lost on its way; what it does later, a test does."""
        self._done[call] = (False, "unreachable", "The connection broke.")

    def live(self) -> None:
        self.down = False
        self.hear(ShopBegan(shop="shop"))
        self.hear(ShopChanged(shop="shop", state="running", capabilities=self.capabilities))

    def _take(self, decision: Decision) -> Decision:
        self._looked_ns = self.now_ns
        self.state = selling.replay(self.state, decision.events)
        assert not self.twice or self.state == decision.state
        for event in decision.events if self.twice else ():
            self.again = selling.apply(self.again, selling.decode(selling.encode(event)))
        assert not self.twice or self.again == self.state
        self.events += decision.events
        for effect in decision.effects:
            self.asked.append(effect)
            if not isinstance(effect, Mark):
                self._ask(effect)
        if self.watch is not None:
            self.watch(self)
        return decision

    def _ask(self, effect: Effect) -> None:
        chance = self._random.random
        manners = self.manners_of.get(effect.shop, self.manners)
        delay, life = self._random.randint(*manners.delay_ms), self.lives + self._ended[effect.shop]
        if self.down or effect.shop in self.gone or chance() < manners.deaf:
            return
        if chance() < manners.refuses:
            self.at(delay, lambda: self._answer(effect, life, "refuse"))
        elif chance() < manners.lost:
            self.at(delay, lambda: self._answer(effect, life, "lose"))
        elif chance() < manners.mute:
            self.at(delay, lambda: self._answer(effect, life, "mute"))
        else:
            if chance() < manners.late:
                delay += self._random.randint(1_000, 6_000)
            self.at(delay, lambda: self._answer(effect, life, ""))
            if chance() < manners.twice:
                self.at(delay + self._random.randint(0, 900), lambda: self._answer(effect, life, ""))

    def _answer(self, effect: Effect, life: int, how: str) -> None:
        """The call comes to its end in the shop. What came of it the first time is what the shop says of it ever after."""
        if self.down or effect.shop in self.gone or life != self.lives + self._ended[effect.shop]:
            return
        if isinstance(effect, ReadItem):
            outcome = (how == "", "" if how == "" else "unreachable", "" if how == "" else "It cannot be read.")
        elif effect.call in self._done:
            outcome = self._done[effect.call]
        elif how == "refuse":
            outcome = (False, "refused", "Not now.")
        else:
            outcome = self._write(effect)
            if how == "lose":
                outcome = (False, "unreachable", "The connection broke.")
        if not isinstance(effect, ReadItem):
            self._done[effect.call] = outcome
        if how != "mute":
            ok, code, text = outcome
            reading = self.reading(effect.item_id) if ok and isinstance(effect, ReadItem) else None
            self.hear(Answered(shop=effect.shop, call=effect.call, ok=ok, code=code, text=text, reading=reading))

    def _write(self, effect: Effect) -> tuple[bool, str, str]:
        match effect:
            case SetPrice(item_id=item_id, sku=sku):
                item = self.items[item_id]
                if effect.expected_minor not in (None, item.prices[sku]):
                    return False, "conflict", f"The price is {item.prices[sku]}."
                item.prices[sku] = effect.price_minor
            case SetStock(item_id=item_id, sku=sku):
                item = self.items[item_id]
                if effect.expected not in (None, item.stocks[sku]):
                    return False, "conflict", f"The stock is {item.stocks[sku]}."
                assert effect.stock >= 0
                item.stocks[sku] = effect.stock
            case SetLimit(item_id=item_id):
                self.items[item_id].limit = effect.limit
            case OpenLink(item_id=item_id):
                self.items[item_id].open = effect.open
                self.opened.append((self.now_ns, effect.open))
                self.links.append((self.now_ns, item_id, effect.open))
            case PinItem(item_id=pinned):
                self.pins[effect.shop] = pinned
        return True, "", ""


def called(name: str, shop: str = "shop") -> str:
    """What a shop calls a product."""
    return f"item-{name}" if shop == "shop" else f"{name}-at-{shop}"


def in_shops(*shops: str, **changes: Any) -> Product:
    """The mug, listed in several shops; each has all of its units."""
    return product(listings=tuple(Listing(connection=shop, item_id=called("mug", shop)) for shop in shops), **changes)


def on_sale(rig: Rig, name: str = "mug", **arm: Any) -> Rig:
    """The simple way to an open sale."""
    rig.do("queue.explain", product=name)
    rig.run(0.1)
    rig.do("launch.arm", product=name, **arm)
    rig.do("launch.start")
    rig.run(3.2)
    return rig


def with_manners(rig: Rig, **changes: Any) -> None:
    rig.manners = replace(rig.manners, **changes)


def params(**given: Any) -> Mapping[str, Any]:
    return given
