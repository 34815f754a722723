"""What shop and ledger said lately, by the shop's own book, and whether a card said anything else."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.fuzz.house import House

WINDOW_S = 5.0  # so long a card may lag behind
_SKUS = "select item_id, sku, price_minor, stock from sku"
_ITEMS = "select item_id, open from item"
_LINES = "select item_id, status, sum(quantity) from line join purchase using (number) group by item_id, status"
_HELD = ("created", "paid")


@dataclass(frozen=True)
class Shelf:
    """One product in the shop's book."""

    prices: dict[str, int]
    stocks: dict[str, int]
    open: bool
    sold: int
    ordered: int  # units that buyers hold, and those that came back without going on the shelf again

    @property
    def stock(self) -> int:
        return sum(self.stocks.values())


@dataclass(frozen=True)
class Moment:
    """The desk, and the book before and after it: what changed between them may be on the card or not."""

    at_s: float
    shelves: tuple[dict[str, Shelf], dict[str, Shelf]]
    selling: dict[str, Any]
    card: dict[str, Any]


class Truth:
    """Looks, remembers what is needed to judge, and judges."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._moments: deque[Moment] = deque()
        self.products: dict[str, dict[str, Any]] = {}  # as the show has them
        self.allowed: dict[str, int] = {}  # units that may be on the shelf or with buyers
        self.looks = 0
        self.seen: Counter[str] = Counter()  # what else was looked at

    def begin(self, products: list[dict[str, Any]]) -> None:
        self.products = {one["id"]: one for one in products}
        self.allowed = {one["id"]: sum(variant["stock"] for variant in one["variants"]) for one in products}
        self._moments.clear()

    def close(self) -> None:
        """Look no more."""

    def keep(self) -> str:
        """Keep what a failure is seen by; says where."""
        return ""

    def shelves(self) -> dict[str, Shelf]:
        """What the shop has on disk, of the products of now."""
        house = self._house
        skus, items, lines = house.book(_SKUS, _ITEMS, _LINES)
        found: dict[str, Shelf] = {}
        for name in self.products:
            of = {status: units for item, status, units in lines if item == name}
            found[name] = Shelf(
                prices={sku: price for item, sku, price, _ in skus if item == name},
                stocks={sku: stock for item, sku, _, stock in skus if item == name},
                open=any(bool(is_open) for item, is_open in items if item == name),
                sold=of.get("paid", 0),
                ordered=sum(of.get(status, 0) for status in (*_HELD, "returned")),
            )
        return found

    def look(self) -> Moment:
        """Take a moment, and judge it.

        Raises:
            AssertionError: a card says what neither shop nor ledger said within `WINDOW_S`, or more is to be had than there is.
        """
        before, tree, shelves = self.shelves(), self._house.state(), self.shelves()
        card = tree["cards"].get("price", {})
        now = Moment(self._house.now_s(), (before, shelves), tree["selling"], card)
        self._moments.append(now)
        # The window reaches back from the desk's view; a moment older than it still held when the window began.
        while len(self._moments) > 2 and self._moments[1].at_s < now.at_s - WINDOW_S:
            self._moments.popleft()
        self.looks += 1
        for name, shelf in shelves.items():
            there = shelf.stock + shelf.ordered
            assert there <= self.allowed[name], f"{name}: {there} units on the shelf and with buyers, of {self.allowed[name]}"
        if card.get("playing") and card.get("values"):
            self.judge(card["values"])
        return now

    def judge(self, values: dict[str, Any]) -> None:
        """What a card says, against what was taken within `WINDOW_S`. Raises AssertionError."""
        product = next((one for one in self.products.values() if one["link_no"] == values.get("link_no")), None)
        if product is None:
            return  # of the show before
        self.seen["cards judged"] += 1
        name, moments = product["id"], list(self._moments)
        shelves = [book[name] for one in moments for book in one.shelves]
        launches = [one.selling["launch"] for one in moments if (one.selling["launch"] or {}).get("product") == name]
        price = values.get("live_price_minor")
        said = {minor for shelf in shelves for minor in shelf.prices.values()}
        if not all(shelf.open for shelf in shelves):  # announced, or over: what the launch asks may be said as well
            said |= {product["live_price_minor"]} | {one["price_minor"] for one in launches}
        assert price is None or price in said, f"the card of {name} says {price}, the shop {sorted(said)}: {values}"
        assert values.get("list_price_minor") in (None, product["list_price_minor"]), f"the card of {name}: {values}"
        coupon = (product.get("coupon") or {}).get("text")
        assert values.get("coupon") in (None, coupon), f"the card of {name} promises {values['coupon']}, not {coupon}"
        sold = values.get("sold")
        counts = [shelf.sold for shelf in shelves]
        assert sold is None or min(counts) <= sold <= max(counts), f"the card of {name} says {sold} sold, the book {counts}"
        left = values.get("stock_left")
        if left is not None:
            # The card is told at once, the launch of the section a moment later: what is kept back may have gone out already.
            kept = max((max(0, one["quantity"] - one["released"]) for one in launches), default=0)
            # A tranche on its way lies nowhere: released, and not on the shelf yet. A desk that ends meanwhile leaves it so.
            moving = any(_is_moving(step) for one in launches for step in one["steps"])
            kept += self.products[name]["tranche"] if moving else 0
            # Between two looks units may have come and been bought: then more lay on the shelf than either saw.
            bought = [later.stock + max(0, later.ordered - earlier.ordered) for earlier, later in pairwise(shelves)]
            least, most = min(shelf.stock for shelf in shelves), max(*bought, shelves[0].stock) + kept
            assert least <= left <= most, f"the card of {name} says {left} left, the shop {least} to {most}"


def _is_moving(step: dict[str, Any]) -> bool:
    """Whether the shop was asked for units, and has not said yet that it has them."""
    return str(step["name"]).startswith("stock") and step["state"] == "doing"
