"""Random evenings for the rules alone: commands, buyers and a moody shop, on a clock that only the run moves.

A play is a list of moves, so that a failing one can be kept and shortened. Whatever is played, what `Evening` checks holds:
never more units on the shelf than shop and restocking allow, every launch reaches its end once the shop answers, no unit is
lost, and no product waits for another's launch. With `--several` two of the three products are sold in more than one shop, each
of which has units, moods and a life of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from studio.document.products import Listing
from studio.show.selling.effects import ReadItem
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import MS, Manners, Rig, S, called, product, show

Move = tuple[str, Any]

NAMES = ("mug", "pot", "hat")
SHELF = 100  # units of each when the evening begins
SETTLED_S = 30.0  # after that a shop that answers has everything put back
OTHERS = ("launch_running", "closing", "confirm")  # refusals that may name another product's launch
HALF_OPEN_S = 2.0  # no longer does a shop of a launch stand between closed and open

Shops = dict[str, tuple[str, ...]]  # of each product
ONE_SHOP: Shops = dict.fromkeys(NAMES, ("shop",))
SEVERAL: Shops = {"mug": ("shop", "east", "west"), "pot": ("east", "shop"), "hat": ("west",)}


def evening(seed: int, shops: Shops = ONE_SHOP) -> Evening:
    random = Random(seed)
    products = [
        product(
            name,
            link_no=place + 1,
            listings=tuple(Listing(connection=shop, item_id=called(name, shop)) for shop in shops[name]),
            tranche=random.choice((0, 0, 10, 33)),
            reserve=random.choice((0, 7)),
        )
        for place, name in enumerate(NAMES)
    ]
    return Evening(Rig(show(*products), seed=seed, twice=seed % 50 == 0), shops)


def moves(seed: int, count: int = 30, shops: Shops = ONE_SHOP) -> list[Move]:
    """A play of an operator who presses what looks sensible, and sometimes what does not."""
    random = Random(seed)
    return [_move(random, shops) for _ in range(random.randint(5, count))]


def _move(random: Random, shops: Shops) -> Move:
    name = random.choice(NAMES)
    kinds: tuple[tuple[int, Move], ...] = (
        (6, ("launch", (name, random.choice((None, 1, 5, 40)), random.random() < 0.5))),
        (3, ("wait", random.choice((0.0, 0.05, 0.5, 1.0, 3.1, 6.0, 61.0)))),
        (4, ("crowd", random.choice((1, 3, 40)))),
        (2, ("do", ("launch.restock", {"units": random.choice((1, 5, 30))}))),
        (1, ("do", ("launch.extend", {"seconds": random.choice((1, 60))}))),
        (2, ("next", random.random() < 0.7)),
        (1, ("explain", (name, random.random() < 0.7))),
        (1, ("end", None)),
        (1, ("do", ("queue.pull", {"product": name, "confirm": name}))),
        (1, ("do", ("queue.rerun", {"product": name}))),
        (1, ("do", ("launch.abort", {}))),
        (1, ("do", ("launch.cancel", {}))),
        (1, ("do", ("launch.start", {}))),
        (2, ("do", ("launch.repair", {}))),
        (2, ("unpaid", None)),
        (1, ("returned", None)),
        (1, ("die", None)),
        (2, ("live", None)),
        (1, ("restart", None)),
        (1, ("moods", random.randrange(1 << 30))),
        (2, ("calm", None)),
    )
    if shops is not ONE_SHOP:
        kinds = (*kinds, *_of_one_shop(random, random.choice(sorted({shop for sold_in in shops.values() for shop in sold_in}))))
    return random.choices([move for _, move in kinds], [weight for weight, _ in kinds])[0]


def _of_one_shop(random: Random, shop: str) -> tuple[tuple[int, Move], ...]:
    return (
        (2, ("leave", shop)),
        (2, ("come_back", shop)),
        (2, ("moods_of", (shop, random.randrange(1 << 30)))),
        (2, ("crowd_at", (shop, random.choice((1, 3, 40))))),
    )


@dataclass(frozen=True)
class Order:
    """What a buyer has ordered."""

    number: str
    product: str
    shop: str
    sku: str
    units: int


@dataclass
class Evening:
    """One show while it is played."""

    rig: Rig
    shops: Shops
    restocked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NAMES, 0))  # units new to the shop
    held: list[Order] = field(default_factory=list)  # unpaid
    paid: list[Order] = field(default_factory=list)
    orders: int = 0

    def __post_init__(self) -> None:
        self.rig.watch = lambda _rig: self.check()

    # ------------------------------------------------------------ playing

    def play(self, play: Iterable[Move]) -> None:
        """Play, then let the shop answer, and see that everything comes to its end."""
        for move, what in play:
            getattr(self, f"_{move}")(what)
        self.settle()

    def _do(self, what: tuple[str, dict[str, Any]]) -> dict[str, Any] | None:
        command, params = what
        before = self.rig.state
        answer: dict[str, Any] = {}
        refused: RefusedError | None = None
        try:
            answer = self.rig.do(command, **params)
        except RefusedError as error:
            refused = error
        if refused is not None:
            assert self.rig.state == before, f"{command} was refused ({refused.code}) and changed something"
            self._blame(command, params, refused)
            return None
        if command == "launch.restock" and before.current is not None:
            self.restocked[before.current] += answer["new"]
        return answer

    def _blame(self, command: str, params: dict[str, Any], refused: RefusedError) -> None:
        """A refusal must not lie in the launch of another product that is over."""
        launch = self.rig.state.launch
        if refused.code in OTHERS and launch is not None and params.get("product") not in (None, refused.subject):
            over = launch.phase == "closing" or self.rig.state.product(launch.product).stage == "sold_out"
            assert not over, f"{command} of {params['product']} waits for {launch.product}: {refused.text}"

    def _launch(self, what: tuple[str, int | None, bool]) -> None:
        """The simple way, from wherever the show is."""
        name, quantity, until_sold_out = what
        if self.rig.state.current != name:
            self._explain((name, True))
        self.rig.run(0.1)
        arm: dict[str, Any] = {"product": name, "countdown_s": 3, "until_sold_out": until_sold_out}
        if self._do(("launch.arm", arm | ({} if quantity is None else {"quantity": quantity}))) is not None:
            self._do(("launch.start", {}))
            self.rig.run(3.2)

    def _wait(self, seconds: float) -> None:
        self.rig.run(seconds)

    def _explain(self, what: tuple[str, bool]) -> None:
        name, confirmed = what
        self._do(("queue.explain", {"product": name} | self._confirmed(confirmed)))

    def _next(self, confirmed: bool) -> None:
        self._do(("queue.next", self._confirmed(confirmed)))

    def _end(self, _: None) -> None:
        self._do(("queue.end", self._confirmed(True)))

    def _confirmed(self, confirmed: bool) -> dict[str, Any]:
        launch = self.rig.state.launch
        return {"confirm": launch.product} if confirmed and launch is not None else {}

    def _crowd(self, units: int) -> None:
        """Buyers take what is open, up to `units` of each SKU; half of them pay at once."""
        for name in NAMES:
            for shop in self.shops[name]:
                self._buy(name, shop, units)

    def _crowd_at(self, what: tuple[str, int]) -> None:
        """Buyers of one shop: it sells quicker than the others."""
        shop, units = what
        for name in NAMES:
            if shop in self.shops[name]:
                self._buy(name, shop, units)

    def _buy(self, name: str, shop: str, units: int) -> None:
        item = self.rig.item(name, shop)
        for sku in item.stocks:
            taken = min(units, item.stocks[sku])
            if not item.open or not taken:
                continue
            self.orders += 1
            paid = self.orders % 2 == 0
            order = Order(f"o{self.orders}", name, shop, sku, taken)
            self.rig.sell(taken, sku, "paid" if paid else "created", order.number, name, shop)
            (self.paid if paid else self.held).append(order)

    def _unpaid(self, _: None) -> None:
        """The oldest unpaid order is given up: its units come back."""
        if self.held:
            self._units_come_back(self.held.pop(0), "cancelled")

    def _returned(self, _: None) -> None:
        if self.paid:
            self._units_come_back(self.paid.pop(0), "returned")

    def _units_come_back(self, order: Order, status: str) -> None:
        self.rig.item(order.product, order.shop).stocks[order.sku] += order.units
        self.rig.order(order.units, order.sku, status, order.number, name=order.product, shop=order.shop)

    def _die(self, _: None) -> None:
        if self.shops is ONE_SHOP:
            self.rig.die()
        else:
            for shop in self._all_shops():
                self._leave(shop)

    def _live(self, _: None) -> None:
        if self.rig.down:
            self.rig.live()
        for shop in tuple(self.rig.gone):
            self.rig.come_back(shop)

    def _leave(self, shop: str) -> None:
        if shop not in self.rig.gone:
            self.rig.leave(shop)

    def _come_back(self, shop: str) -> None:
        if shop in self.rig.gone:
            self.rig.come_back(shop)

    def _restart(self, _: None) -> None:
        self.rig.restart()

    def _moods(self, seed: int) -> None:
        random = Random(seed)
        self.rig.manners = _manners(random)
        self.rig.manners.orders_ms = random.choice((0, 0, 200, 900))

    def _moods_of(self, what: tuple[str, int]) -> None:
        shop, seed = what
        self.rig.manners_of[shop] = _manners(Random(seed))

    def _calm(self, _: None) -> None:
        self.rig.manners = Manners()
        self.rig.manners_of.clear()

    def _all_shops(self) -> list[str]:
        return sorted({shop for shops in self.shops.values() for shop in shops})

    # ------------------------------------------------------------ what holds

    def units_at(self, name: str, shop: str) -> int:
        """Units that a shop has or has sold."""
        bought = sum(order.units for order in (*self.held, *self.paid) if (order.product, order.shop) == (name, shop))
        return bought + sum(self.rig.item(name, shop).stocks.values())

    def check(self) -> None:
        """At every moment."""
        state = self.rig.state
        for launch in state.launches:
            assert all(units >= 0 for units in launch.withheld.values()), f"less than nothing is withheld: {launch.withheld}"
            there = self.units_at(launch.product, launch.shop)
            allowed = SHELF + self.restocked[launch.product] + _new(launch)
            assert there <= allowed, f"{there} units of {launch.product} in {launch.shop}, of {allowed}"
        for name in {launch.product for launch in state.launches}:
            new = self.restocked[name] + sum(_new(launch) for launch in state.launches if launch.product == name)
            there = sum(self.units_at(name, shop) for shop in self.shops[name])
            assert there <= SHELF * len(self.shops[name]) + new, f"{there} units of {name} in all its shops, {new} of them new"
        for launch in state.on_air:
            assert launch.product == state.current, "the launch of a product that is not on air holds the place"
            assert launch.pool == state.on_air[0].pool >= 0, "two sayings of what no shop has yet"
            if launch.phase in ("opening", "checking", "verifying"):
                assert self.rig.now_ns - launch.began_ns <= HALF_OPEN_S * S + MS, f"half open in {launch.shop}"

    def settle(self) -> None:
        """The shop answers from now on: every launch ends, every unit is there, the next product can be launched."""
        rig = self.rig
        self._calm(None)
        self._live(None)
        rig.run(SETTLED_S)
        for launch in rig.state.on_air:
            assert launch.phase in ("armed", "open", "failed"), f"still {launch.phase}: {_steps(launch)}"
            if launch.phase == "open":
                sold_out = rig.state.product(launch.product).stage == "sold_out"
                assert launch.until_sold_out or launch.ends_ns is None or launch.ends_ns > rig.now_ns or not sold_out
        if rig.state.on_air:
            self._end(None)
            rig.run(SETTLED_S)
        assert not rig.state.launches, f"never ends: {[_steps(one) for one in rig.state.launches]}"
        writes = [one.effect for one in rig.state.pending.values() if not isinstance(one.effect, ReadItem)]
        assert not writes, f"still asking: {writes}"
        for name in NAMES:
            for shop in self.shops[name]:
                item = rig.item(name, shop)
                assert not item.open, f"{name} is open in {shop}, and nobody sells it"
                assert set(item.prices.values()) == {19_900}, f"{name} in {shop}: {item.prices}"
                assert self.units_at(name, shop) >= SHELF, f"{name} in {shop}: {self.units_at(name, shop)} units"
            there = sum(self.units_at(name, shop) for shop in self.shops[name])
            new = there - SHELF * len(self.shops[name])
            assert new <= self.restocked[name], f"{name}: {new} units are new, {self.restocked[name]} were put in"
        self._launchable()

    def _launchable(self) -> None:
        """Any product that has units can be launched now."""
        rig = self.rig
        units = {name: sum(sum(rig.item(name, shop).stocks.values()) for shop in self.shops[name]) for name in NAMES}
        name = next((one for one in NAMES if units[one] > 10), None)
        if name is None:
            return
        if rig.state.product(name).stage not in ("queued", "prepared", "explaining"):
            if rig.state.current == name:
                rig.do("queue.end")
            rig.do("queue.rerun", product=name)
        rig.do("queue.explain", product=name)
        rig.run(0.2)
        rig.do("launch.arm", product=name, countdown_s=3)
        rig.do("launch.start")
        rig.run(3.3)
        assert [launch.phase for launch in rig.state.on_air] == ["open"] * len(self.shops[name])


def _manners(random: Random) -> Manners:
    def chance() -> float:
        return random.choice((0.0, 0.0, random.random() * 0.5))

    delays = random.choice(((1, 5), (50, 300), (200, 1_500)))
    return Manners(delay_ms=delays, refuses=chance(), deaf=chance(), mute=chance(), lost=chance(), twice=chance(), late=chance())


def _new(launch: Any) -> int:
    """Units on their way that the restocking answer has not been counted for yet."""
    return 0 if launch.is_untouched else sum(step.value for step in launch.steps if step.state != "done" and step.value > 0)


def _steps(launch: Any) -> list[tuple[str, str, int, str, str]]:
    return [(one.name, one.sku, one.value, one.state, one.text) for one in launch.undo]


def run(first: int, count: int, shops: Shops = ONE_SHOP) -> None:
    """Play that many evenings, seeds `first` and on.

    Raises:
        AssertionError: one does not hold; it names its seed.
    """
    for seed in range(first, first + count):
        try:
            evening(seed, shops).play(moves(seed, shops=shops))
        except AssertionError as error:
            raise AssertionError(f"evening {seed}: {error}") from error


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.machine", description=__doc__)
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first; the others follow")
    parser.add_argument("--several", action="store_true", help="two of the three products are sold in several shops")
    asked = parser.parse_args()
    run(asked.seed, asked.sequences, SEVERAL if asked.several else ONE_SHOP)
    print(f"{asked.sequences} evenings from seed {asked.seed}: all hold")


if __name__ == "__main__":
    main()
