"""A studio with three shops (the rehearsal's, a real Vendure and django-oscar) and a product that is listed in each of them."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from studio.ipc.clock import NS
from tests.parts import oscar, shows, vendure
from tests.parts.oscar import Oscar
from tests.parts.priced import show
from tests.parts.stalls import OscarStall, RehearsalStall, Stall, VendureStall
from tests.parts.studio import Studio
from tests.parts.vendure import Vendure

PRODUCT = "lip"
LIST_MINOR, LIVE_MINOR = 9900, 7900
STOCK = 30  # in each shop
SHOPS = ("rehearsal", "vendure", "oscar")
_numbers = count(1)


def installed() -> bool:
    return vendure.installed() and oscar.installed()


class Servers:
    """A Vendure and a django-oscar, begun side by side and ended with the block; studios come and go."""

    def __init__(self, work: Path) -> None:
        self.vendure, self.oscar = Vendure(work / "vendure"), Oscar(work / "oscar")
        self._parts = contextlib.ExitStack()

    def __enter__(self) -> Self:
        servers: tuple[Vendure | Oscar, ...] = (self.vendure, self.oscar)
        with ThreadPoolExecutor(2) as pool:
            starting = [pool.submit(server.__enter__) for server in servers]
        with self._parts as parts:
            for server, started in zip(servers, starting, strict=True):
                if started.exception() is None:
                    parts.push(server.__exit__)
            for started in starting:
                started.result()
            self._parts = parts.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._parts.__exit__(kind, error, trace)


class ThreeShops:
    """A studio on air beside both servers, with a product of its own; it is explained, and closed in every shop.

    The studio is ended with the block.
    """

    def __init__(self, servers: Servers, work: Path) -> None:
        self.vendure, self.oscar = servers.vendure, servers.oscar
        self._work = work
        self._sku = f"LIP-{next(_numbers)}"
        self._parts = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with self._parts as parts:
            self.studio = parts.enter_context(self._studio())
            self._join(self._products())
            self._parts = parts.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._parts.__exit__(kind, error, trace)

    def _studio(self) -> Studio:
        path = shows.save(show(self._work / "recorded"), self._work / "show.json")
        return Studio(self._work / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(self._work / "data"))

    def _products(self) -> dict[str, str]:
        """The product on the shelves of both servers, closed. What each shop calls it."""
        items = {
            "rehearsal": PRODUCT,
            "vendure": self.vendure.add_product("Lipstick", {self._sku: (LIST_MINOR, STOCK)}),
            "oscar": self.oscar.add_product("Lipstick", {self._sku: (f"{LIST_MINOR / 100:.2f}", STOCK)}),
        }
        self.vendure.publish(items["vendure"], False)
        self.oscar.publish(items["oscar"], False)
        return items

    def _join(self, items: dict[str, str]) -> None:
        studio = self.studio
        settings = {"vendure": {"url": self.vendure.url, "user": vendure.USER}, "oscar": {"url": self.oscar.url}}
        passwords = {"vendure": vendure.PASSWORD, "oscar": oscar.TOKEN}
        for name, given in settings.items():
            studio.call("connection.add", plugin=name, name=name.title(), settings=given)
            studio.call("connection.secret", connection=name, name="password", value=passwords[name])
        listings = [{"connection": name, "item_id": item} for name, item in items.items()]
        product = {"id": PRODUCT, "link_no": 1, "title": "Lipstick", "currency": "CNY", "listings": listings}
        product |= {
            "list_price_minor": LIST_MINOR,
            "live_price_minor": LIVE_MINOR,
            "variants": [{"sku": self._sku, "stock": STOCK}],
        }
        studio.call("product.import", set=[product], mode="append")
        tree = studio.until(lambda tree: _running(tree) >= set(SHOPS), 20, "three shops")
        (book,) = studio.session.rglob("rehearsal-shop.sqlite3")
        self.rehearsal = RehearsalStall(book, tree["rehearsal"]["url"], PRODUCT, self._sku)
        self._parts.callback(self.rehearsal.leave)
        theirs = (VendureStall(self.vendure, items["vendure"], self._sku), OscarStall(self.oscar, items["oscar"], self._sku))
        self.stalls: tuple[Stall, ...] = (self.rehearsal, *theirs)
        self.prepare()

    # ------------------------------------------------------------ what an operator does

    def prepare(self) -> None:
        """Read all shops, and bring the product on air."""
        self.studio.call("queue.prepare", product=PRODUCT)
        tree = self.until(lambda tree: row(tree)["state"] == "prepared", "the shops were read")
        assert row(tree)["problem"] == ""
        self.studio.call("queue.explain", product=PRODUCT)
        units = sum(stall.shelf().stock for stall in self.stalls)
        self.until(lambda tree: row(tree)["stock"] == units, "every shop was read")

    def launch(self, units: int) -> dict[str, Any]:
        """Arm and start, with the shortest countdown. What arming said back."""
        armed: dict[str, Any] = self.studio.call("launch.arm", product=PRODUCT, quantity=units, countdown_s=3)
        self.studio.call("launch.start")
        return armed

    def repair(self, shop: str) -> dict[str, Any]:
        """Open the launch anew in a shop where it failed, once what it changed there is put back. The state when it is open."""
        self.until(lambda tree: _is_put_back(tree, shop), f"{shop} is put back", 30)
        self.studio.call("launch.repair")
        return self.until(lambda tree: phases(tree).get(shop) == "open", f"{shop} is open", 10)

    def again(self) -> None:
        """The product that was ended comes back on air."""
        self.studio.call("queue.rerun", product=PRODUCT)
        self.prepare()

    def end(self) -> None:
        """Off air, and every shop put back."""
        self.studio.call("queue.end", product=PRODUCT, confirm=PRODUCT)
        self.until(lambda tree: not tree["selling"]["closing"] and not tree["selling"]["launch"], "every shop is put back")

    def until(self, holds: Callable[[dict[str, Any]], object], what: str, timeout_s: float = 15) -> dict[str, Any]:
        return self.studio.until(holds, timeout_s, what)

    # ------------------------------------------------------------ what came of it

    def happened(self, *kinds: str) -> list[tuple[str, str, int]]:
        """Kind, shop and monotonic ns of the journal's records of these kinds."""
        records = self.studio.call("journal.between", from_ms=0, to_ms=10**14, kinds=kinds)["records"]
        bodies = [(one["kind"], json.loads(one["body"])) for one in records]
        return [(kind, body["listing"].partition("/")[0], body["at_ns"]) for kind, body in bodies]

    def spread_ms(self) -> float:
        """Between the first and the last link that opened, by the shops' own word."""
        moments = [stall.opened_ms() for stall in self.stalls]
        return max(moments) - min(moments)


def row(tree: dict[str, Any]) -> dict[str, Any]:
    """The product in the state tree."""
    found: dict[str, Any] = tree["selling"].get("products", {}).get(PRODUCT, {"state": ""})
    return found


def phases(tree: dict[str, Any]) -> dict[str, str]:
    """The phase of the launch in each shop."""
    launch = tree["selling"]["launch"]
    return {shop["connection"]: shop["phase"] for shop in launch["shops"]} if launch else {}


def left_s(tree: dict[str, Any]) -> float:
    """Seconds until zero."""
    return float(tree["selling"]["launch"]["zero_ns"] - time.monotonic_ns()) / NS


def _is_put_back(tree: dict[str, Any], shop: str) -> bool:
    """Steps of an opening are there once; those that put something back stand beside them until they are done."""
    names = [step["name"] for step in tree["selling"]["launch"]["steps"] if step["shop"] == shop]
    return len(names) == len(set(names))


def _running(tree: dict[str, Any]) -> set[str]:
    return {name for name, one in tree["selling"].get("shops", {}).items() if one["state"] in ("running", "live")}
