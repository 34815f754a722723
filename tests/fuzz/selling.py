"""Random command sequences against the real desk and the real rehearsal shop.

    python -m tests.fuzz.selling --sequences 10000 --seed 10000 --houses 16 --haste 4

A sequence is a handful of things that an operator, buyers and bad luck do to three products of its own. All through it the shop's
book on disk is the measure: no price, count, stock or coupon on the card that shop or ledger did not say within 5 s, no more
units than there are, no command refused because another product's launch is over; and at its end every launch has ended and
the shop is as it was. A desk and its shop (a house) are shared by many sequences, one after the other; houses stand side by
side, for they mostly wait; their clocks run `--haste` times as fast. What fails is played once more, after the sequences that
came before it in its house, at the machine's own pace and with nobody beside it before it counts: a loaded computer is no bug.

With `--pictures` mixer and cards run too, and the card that viewers see is judged as the desk's wish is (`tests.fuzz.on_air`).
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from studio.control.protocol import RpcError
from tests.fuzz import on_air
from tests.fuzz.house import CARDS, SHOP, House
from tests.fuzz.on_air import OnAir
from tests.fuzz.sequences import Move, moves, products, show
from tests.fuzz.truth import Shelf, Truth
from tests.parts import shows
from tests.parts.rehearsal_buyers import Buyers

HASTE = 10.0
SHARED_BY = 100  # sequences that share a desk and a shop
BEFORE = 3  # sequences that are played again before one that failed
LOOK_S = 0.3  # of their own time, between two looks at the card
END_S = 30.0  # within which everything has ended
_OVER = ("launch_running", "closing", "confirm")


class Evening:
    """Plays sequences in one house."""

    def __init__(self, house: House, truth: Truth) -> None:
        self._house, self._truth = house, truth
        self._buyers = Buyers()
        self._random = Random(0)
        self._names: list[str] = []
        self._refusal = ""  # of the import that begins a sequence
        self._killed: set[int] = set()  # processes, which the desk may not miss yet
        self.played: list[Move] = []  # of the sequence of now
        self.seen: Counter[str] = Counter()
        house.until(self._shop_runs, 60, "the shop runs", starting=True)

    def close(self) -> None:
        self._buyers.leave()

    def play(self, seed: int, play: list[Move]) -> None:
        """One sequence, on the products of that seed.

        Raises:
            AssertionError: something does not hold.
        """
        self.played = []
        self._begin(seed)
        before = self._truth.shelves()
        for move, what in play:
            self.played.append((move, what))
            getattr(self, f"_{move}")(what)
            self._truth.look()
        self._end(before)

    def _begin(self, seed: int) -> None:
        house, mine = self._house, products(seed)
        self._names = [one["id"] for one in mine]
        self._random = Random(seed)
        self._refusal = ""
        ready = "the products are those of this sequence"
        house.until(lambda: self._imported(mine), END_S, lambda: f"{ready} {self._refusal}", starting=True)
        if house.state()["processes"].get(CARDS, {}).get("state") == "disabled":  # started by hand, as the shop is
            self._do(("plugin.restart", {"plugin": "cards"}))
        self._truth.begin(mine)
        house.until(lambda: house.state()["rehearsal"]["url"], 20, "the page says where it is", starting=True)
        self._buyers.begin(house.state()["rehearsal"]["url"], f"a-secret-of-buyer-{seed}")
        house.until(lambda: all(shelf.prices for shelf in self._truth.shelves().values()), 20, "the products are on the shelf")

    def _imported(self, mine: list[dict[str, Any]]) -> bool:
        try:
            self._house.call("product.import", set=mine, mode="replace")
        except RpcError as refused:  # a desk that was killed may have come back with the product before on air
            self._refusal = str(refused)
            self._nothing_on_air()
            return False
        return True

    # ------------------------------------------------------------ what happens

    def _do(self, what: tuple[str, dict[str, Any]]) -> Any:
        """A command; None when it was refused, in words that blame no launch that is over."""
        command, params = what
        before = self._house.state()["selling"]
        try:
            answer = self._house.call(command, **params)
        except RpcError as refused:
            if refused.code not in (-32000, -32602):
                raise AssertionError(f"{command} {params}: {refused.code} {refused}") from refused
            self.seen[f"refused {(refused.data or {}).get('code')}"] += 1
            self._blame(command, params, refused, before)
            return None
        self.seen[command] += 1
        if command == "launch.restock":
            name = self._house.state()["selling"]["current"]
            self._truth.allowed[name] += answer["new"]
        return answer

    def _blame(self, command: str, params: dict[str, Any], refused: RpcError, before: dict[str, Any]) -> None:
        """A launch that was over before the command and after it is no reason; what ended between them may have been one."""
        data, product = refused.data or {}, params.get("product")
        blamed = data.get("subject")
        if product is None or blamed in (None, "", product) or data.get("code") not in _OVER:
            return
        after = self._house.state()["selling"]
        over = all(self._is_over(selling, str(blamed)) for selling in (before, after))
        assert not over, f"{command} of {product} waits for {blamed}, whose launch is over: {refused}"

    @staticmethod
    def _is_over(selling: dict[str, Any], name: str) -> bool:
        launch = selling["launch"] or {}
        sold_out = selling["products"].get(name, {}).get("state") == "sold_out"
        return bool(launch.get("product") != name or launch.get("phase") == "closing" or sold_out)

    def _launch(self, what: tuple[int, int | None, bool]) -> None:
        place, price_minor, until_sold_out = what
        name = self._names[place]
        self._explain((place, True))
        self._sleep(0.5)
        arm: dict[str, Any] = {"product": name, "countdown_s": 3, "until_sold_out": until_sold_out}
        if price_minor is not None:
            arm["price_minor"] = price_minor
        if self._do(("launch.arm", arm)) is None:
            return
        if self._do(("launch.start", {})) is not None:
            self._sleep(4.0)
            self.seen[f"launched: {(self._selling()['launch'] or {}).get('phase')}"] += 1

    def _buy(self, what: tuple[int, int]) -> None:
        orders, units = what
        for _ in range(min(orders, 12)):
            offers = [(name, shelf, sku) for name, shelf in self._truth.shelves().items() if shelf.open for sku in shelf.stocks]
            if not offers:
                return
            name, shelf, sku = self._random.choice(offers)
            if shelf.stocks[sku]:
                self._buyers.buy(name, sku, min(units, shelf.stocks[sku]), shelf.prices[sku])

    def _settle(self, how: str) -> None:
        self._buyers.settle(how)

    def _next(self, confirmed: bool) -> None:
        self._do(("queue.next", self._confirm(confirmed)))

    def _explain(self, what: tuple[int, bool]) -> None:
        place, confirmed = what
        self._do(("queue.explain", {"product": self._names[place]} | self._confirm(confirmed)))

    def _end_product(self, _: None = None) -> None:
        self._do(("queue.end", self._confirm(True)))

    def _pull(self, place: int) -> None:
        name = self._names[place]
        self._do(("queue.pull", {"product": name, "confirm": name}))

    def _confirm(self, confirmed: bool) -> dict[str, Any]:
        launch = self._selling()["launch"]
        return {"confirm": launch["product"]} if confirmed and launch else {}

    def _of(self, what: tuple[str, int]) -> None:
        command, place = what
        self._do((command, {"product": self._names[place]}))

    def _edit(self, place: int) -> None:
        """An edit that changes nothing for buyers, and its undoing."""
        if self._do(("product.update", {"product": self._names[place], "set": {"brand": "A brand"}})) is not None:
            self._do(("edit.undo", {}))

    def _wait(self, seconds: float) -> None:
        self._sleep(seconds)

    def _kill(self, name: str) -> None:
        self._killed.add(self._house.kill(name))
        self.seen[f"killed {name}"] += 1
        self._sleep(1.0)

    def _back(self, _: None = None) -> None:
        """Wait until the shop runs again."""
        self._house.until(self._shop_runs, END_S, lambda: f"the shop runs again: {self._shop()}", starting=True)

    def _stall(self, what: tuple[str, float]) -> None:
        name, seconds = what
        self._house.kill(name, signal.SIGSTOP)
        self.seen[f"stalled {name}"] += 1
        if name == CARDS:
            self._buy((1, 1))  # what is on the card is no longer so
        self._sleep(seconds)
        self._house.kill(name, signal.SIGCONT)

    def _sleep(self, seconds: float) -> None:
        """Let time pass, with an eye on the card."""
        end = self._house.now_s() + seconds
        while (left := end - self._house.now_s()) > 0:
            self._house.sleep(min(LOOK_S, left))
            self._truth.look()

    # ------------------------------------------------------------ the end

    def _end(self, before: dict[str, Shelf]) -> None:
        """Everything ends, and the shop is as it was."""
        house = self._house
        self._back()
        house.until(self._nothing_on_air, END_S, "nothing is on air")
        house.until(self._over, END_S, "every launch has ended")
        after = self._truth.shelves()
        for name, shelf in after.items():
            was = before[name]
            assert not shelf.open, f"{name} is open, and nobody sells it"
            assert shelf.prices == was.prices, f"{name}: {shelf.prices}, not {was.prices}"
            there = shelf.stock + shelf.ordered
            assert was.stock <= there <= self._truth.allowed[name], f"{name}: {there} units, not {was.stock}"

    def _nothing_on_air(self) -> bool:
        if self._selling()["current"] is None:
            return True
        self._end_product()
        return False

    def _over(self) -> bool:
        """Whether every launch has ended. Since it was last seen to run the shop may have been silent, and be disabled."""
        self._truth.look()
        self._shop_runs()
        selling = self._selling()
        return selling["launch"] is None and not selling["closing"]

    def _selling(self) -> dict[str, Any]:
        found: dict[str, Any] = self._house.state()["selling"]
        return found

    def _shop_runs(self) -> bool:
        """Whether it does. As an operator would: one that was disabled after its third failure is started by hand."""
        process = self._house.state()["processes"].get(SHOP, {})
        if process.get("state") == "disabled":
            self._do(("plugin.restart", {"plugin": "rehearsal"}))
            return False
        return process.get("pid") not in self._killed and self._shop().get("state") == "running"

    def _shop(self) -> dict[str, Any]:
        found: dict[str, Any] = self._selling().get("shops", {}).get("rehearsal", {})
        return found


@dataclass(frozen=True)
class Failure:
    """What did not hold, and where."""

    seed: int
    before: tuple[int, ...]  # the sequences of the same house before it
    text: str


@dataclass
class Played:
    """What came of some sequences."""

    done: int = 0
    failures: list[Failure] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, more: Played) -> None:
        self.done += more.done
        self.failures += more.failures
        self.seen.update(more.seen)


def play(
    seeds: list[int], haste: float, until: float = float("inf"), what: list[Move] | None = None, pictures: bool = False
) -> Played:
    """Play these in one house, and in another after each failure.

    Begins no second one after `until` (of the machine's `monotonic`). `what`: is played in place of their own moves.
    `pictures`: with mixer and cards, and the card in the program is judged too.
    """
    played = Played()
    while played.done < len(seeds) and (not played.done or time.monotonic() < until):
        with contextlib.ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))  # one each: a journal goes on where it ended
            house = stack.enter_context(
                House(shows.save(on_air.show() if pictures else show(), folder / "show.json"), haste, pictures)
            )
            truth = OnAir(house) if pictures else Truth(house)
            stack.callback(truth.close)
            evening = Evening(house, truth)
            stack.callback(evening.close)
            first = played.done
            for seed in seeds[first:]:
                if played.done and time.monotonic() >= until:
                    break
                played.done += 1
                try:
                    evening.play(seed, moves(seed, pictures) if what is None else what)
                except (AssertionError, RpcError) as error:
                    played.failures.append(Failure(seed, tuple(seeds[first : played.done - 1]), str(error)))
                    print(f"sequence {seed} (haste {haste:g}): FAILED: {error}\n  {truth.keep()}\n  after {evening.played}")
                    print("\n".join(f"  | {line}" for line in house.log().splitlines()), flush=True)
                    break  # what it left behind would fail the next ones
                print(f"sequence {seed} (haste {haste:g}): holds", flush=True)
            played.seen.update(evening.seen + truth.seen)
            played.seen["looks"] += truth.looks
    return played


def side_by_side(seeds: list[int], haste: float, houses: int, until: float = float("inf"), pictures: bool = False) -> Played:
    """As `play`, in so many houses at a time."""
    size = min(SHARED_BY, -(-len(seeds) // houses))
    blocks = [seeds[at : at + size] for at in range(0, len(seeds), size)]
    played = Played()
    with ProcessPoolExecutor(houses, multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(play, block, haste, until, None, pictures) for block in blocks]):
            played.add(done.result())
    return played


def confirmed(failures: list[Failure], pictures: bool = False) -> list[Failure]:
    """Those that fail at the machine's own pace too."""
    return [found for one in failures for found in play([*one.before[-BEFORE:], one.seed], 1.0, pictures=pictures).failures]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.selling", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sequences", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the first; the others follow")
    parser.add_argument(
        "--haste", type=float, help=f"how many times as fast the clocks run: {HASTE:g}, with pictures {on_air.HASTE:g}"
    )
    parser.add_argument("--pictures", action="store_true", help="judge the card in the program too")
    parser.add_argument("--houses", type=int, default=1, help="how many stand side by side")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no further sequence after that")
    asked = parser.parse_args()
    began = time.monotonic()
    seeds = list(range(asked.seed, asked.seed + asked.sequences))
    haste = asked.haste or (on_air.HASTE if asked.pictures else HASTE)
    played = side_by_side(seeds, haste, asked.houses, began + asked.seconds, asked.pictures)
    print(
        f"{played.done} sequences from seed {asked.seed} in {time.monotonic() - began:.0f} s: {dict(sorted(played.seen.items()))}"
    )
    print(f"{len(played.failures)} are played again: {[one.seed for one in played.failures]}", flush=True)
    real = confirmed(played.failures, asked.pictures)
    for one in real:
        print(f"CONFIRMED: sequence {one.seed}: {one.text}")
    return 1 if real else 0


if __name__ == "__main__":
    sys.exit(main())
