"""A whole evening: an ircd, a Vendure shop, a django-oscar shop and the rehearsal's crowd feed one show, and every book agrees.

People write and buy through the servers' own doors and keep books of it. What windows are told of the chat, the figures, the
report and the settlement are compared with these books, to the message and to the cent. `NIGHTMARKET_EVENING_S` says how long it
lasts (300 is the long form).
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.document.model import Canvas, Destination, Encoding, Scene, Show
from studio.kinds.sources import Fill
from studio.kinds.targets import Rehearsal
from studio.values.look import Look
from tests.parts import ircd, oscar, shows, vendure
from tests.parts.ircd import Ngircd
from tests.parts.market.books import Book, Sums, as_figures
from tests.parts.market.buyers import Buyers
from tests.parts.market.doors import Door, OscarDoor, VendureDoor
from tests.parts.market.goods import Good, queue
from tests.parts.market.onlooker import Onlooker
from tests.parts.market.settling import settled, settlement_rows
from tests.parts.market.sheets import minor, table
from tests.parts.market.writers import Writers
from tests.parts.oscar import Oscar
from tests.parts.priced import overlay
from tests.parts.studio import ROOT, Studio
from tests.parts.vendure import Vendure

SECONDS = float(os.environ.get("NIGHTMARKET_EVENING_S", "45"))
SHOPS = ("vendure", "rehearsal", "oscar")
CHANNEL = "#market"
WRITERS, LINES_HZ = 8, 12.0
CHATS_HZ, WANTS_HZ, CROWD = 20.0, 6.0, 120
PATIENT_S = 60.0
PRESSED_EVERY_S = 5.0  # that an operator presses the same button

pytestmark = [
    pytest.mark.part("ircd"),
    pytest.mark.part("vendure"),
    pytest.mark.part("oscar"),
    pytest.mark.skipif(not ircd.installed("ngircd"), reason="ngircd is not installed"),
    pytest.mark.timeout(SECONDS + 420),  # servers that begin slowly, and what is on its way when the evening is over
]


@pytest.fixture
def buyers(tmp_path: Path) -> Iterator[dict[str, Buyers]]:
    """Those of the two shops on the web, by connection."""
    if not (vendure.installed() and oscar.installed()):
        pytest.skip("Vendure or django-oscar is not installed")
    with Vendure(tmp_path / "vendure") as first, Oscar(tmp_path / "oscar") as second, contextlib.ExitStack() as there:
        doors: dict[str, Door] = {"vendure": VendureDoor(first), "oscar": OscarDoor(second)}
        yield {name: there.enter_context(Buyers(door, seed)) for seed, (name, door) in enumerate(doors.items(), 11)}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Ngircd]:
    with Ngircd(tmp_path / "ngircd") as running:
        yield running


def show() -> Show:
    return Show(
        name="Evening",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall"),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=1_000_000, preset="ultrafast"),),
        destinations=(Destination(id="rehearsal", name="Rehearsal", encoding="main", target=Rehearsal()),),
        overlays=(overlay("price", "price_card", (24, 136, 520, 200)),),
        look=Look(language="en"),
    )


def state_of(tree: dict[str, Any], product: str) -> str:
    return str(tree["selling"].get("products", {}).get(product, {}).get("state", ""))


def bought_of(tree: dict[str, Any], product: str) -> int:
    """Units that were ever ordered and not cancelled."""
    return sum(tree["selling"]["products"][product][key] for key in ("paid", "held", "returned"))


class Evening:
    """One show on air, with all its connections."""

    def __init__(self, studio: Studio, buyers: dict[str, Buyers], irc_port: int) -> None:
        self.studio, self.buyers = studio, buyers
        self.repairs, self._pressed_s = 0, 0.0
        self._last: tuple[str, dict[str, str]] = ("", {})
        studio.destination_is("rehearsal", "live", 30)
        settings = {"server": "127.0.0.1", "port": irc_port, "tls": False, "channel": CHANNEL, "nick": "studio"}
        assert studio.call("connection.add", plugin="irc", name="IRC", settings=settings)["id"] == "irc"
        for name, people in buyers.items():
            added = studio.call("connection.add", plugin=name, name=name.title(), settings=people.door.settings())
            assert added["id"] == name
            studio.call("connection.secret", connection=name, name="password", value=people.door.secret)
        studio.until(self._are_there, PATIENT_S, "all shops and the chat")

    def _are_there(self, tree: dict[str, Any]) -> bool:
        shops = tree["selling"].get("shops", {})
        run = all(shops.get(name, {}).get("state") == "running" for name in SHOPS)
        return run and bool(tree["chat"].get("irc", {}).get("can_send") and tree["rehearsal"].get("url"))

    def sell(self, good: Good) -> None:
        """From the shelf to the last unit, restocked once, and sold out again."""
        call, until = self.studio.call, self.studio.until
        until(lambda tree: self._prepared(tree, good), PATIENT_S, f"{good.id} is prepared")
        call("queue.explain", product=good.id)
        call("launch.arm", product=good.id, quantity=good.units, countdown_s=3)
        until(lambda tree: self._opened(tree, good), PATIENT_S, f"{good.id} is on sale")
        self._sell_out(good)
        bought = bought_of(self.studio.state(), good.id)
        call("launch.restock", units=good.again)
        until(
            lambda tree: state_of(tree, good.id) == "on_sale" or bought_of(tree, good.id) > bought,
            PATIENT_S,
            f"more of {good.id}",
        )
        self._sell_out(good)
        call("queue.end", product=good.id, confirm=good.id)  # what somebody gives back is on sale again
        if good.connection in self.buyers:
            self.buyers[good.connection].come_back(good.id)

    # A shop on a busy machine may be too slow. Then the window says so, and the operator does what it says: presses again.

    def _prepared(self, tree: dict[str, Any], good: Good) -> bool:
        """Whether it is prepared; pressed until it is."""
        there = state_of(tree, good.id) == "prepared"
        if not there:
            self._press("queue.prepare", product=good.id)
        return there

    def _opened(self, tree: dict[str, Any], good: Good) -> bool:
        """Whether it is on sale: armed it is started, failed it is repaired."""
        phase = (tree["selling"].get("launch") or {}).get("phase")
        if phase in ("armed", "failed"):
            self._press("launch.start" if phase == "armed" else "launch.repair")
        return state_of(tree, good.id) == "on_sale"

    def _press(self, method: str, **params: str) -> None:
        """A button, not twice within a while."""
        if self._last != (method, params) or time.monotonic() - self._pressed_s > PRESSED_EVERY_S:
            self._last, self._pressed_s = (method, params), time.monotonic()
            self.repairs += method == "launch.repair"
            self.studio.call(method, **params)

    def _sell_out(self, good: Good) -> None:
        if good.connection in self.buyers:
            self.buyers[good.connection].rush(good.id, good.sku, good.price_minor).result(PATIENT_S)
        self.studio.until(lambda tree: state_of(tree, good.id) == "sold_out", PATIENT_S, f"{good.id} is sold out")


@contextlib.contextmanager
def crowd(page: str, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """The rehearsal's crowd, in a process of its own; it prints its books when it goes home."""
    command = [sys.executable, "-m", "rehearsal.crowd", "--url", page, "--profile", "evening", "--buyers", str(CROWD)]
    command += ["--seconds", str(seconds), "--seed", "5", "--chats-per-s", str(CHATS_HZ), "--wants-per-s", str(WANTS_HZ)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_every_book_of_an_evening_agrees(server: Ngircd, buyers: dict[str, Buyers], tmp_path: Path) -> None:
    goods = queue(SHOPS, {name: people.door for name, people in buyers.items()}, count=3 + int(SECONDS / 12))
    path, data = shows.save(show(), tmp_path / "show.json"), tmp_path / "data"
    with contextlib.ExitStack() as there:
        studio = there.enter_context(Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(data)))
        evening = Evening(studio, buyers, server.port)
        studio.call("product.import", set=[good.row() for good in goods], mode="append")
        studio.call("rundown.start")
        onlooker = there.enter_context(Onlooker(studio.session))
        began = time.monotonic()
        writers = there.enter_context(Writers(server.port, CHANNEL, WRITERS, LINES_HZ, seed=3))
        people = there.enter_context(crowd(studio.state()["rehearsal"]["url"], SECONDS))
        sold: list[Good] = []
        for good in goods:
            if time.monotonic() - began >= SECONDS and {one.connection for one in sold} == set(SHOPS):
                break
            evening.sell(good)
            sold.append(good)
        studio.on_air(max(0.0, SECONDS - (time.monotonic() - began)))
        writers.stop()
        crowd_says = json.loads(people.communicate(timeout=PATIENT_S)[0])
        books = {name: Book() for name in buyers}
        for name, people_of in buyers.items():
            people_of.done().result(PATIENT_S)
            books[name] = people_of.book
        wanted = expected(sold, books, crowd_says)

        chat = {"irc": writers.lines, "rehearsal": crowd_says["chat_sent"]}
        agree_chat(studio, onlooker, chat)
        agree_figures(studio, sold, wanted)
        shops_agree(buyers)
        lasted = time.monotonic() - began
        tree = studio.state()
        studio.call("air.stop")
        kept = studio.until(lambda tree: tree["kept_show"].get("report"), PATIENT_S, "the report")["kept_show"]
        assert studio.stop() == 0
    folder = Path(kept["folder"])
    agree_report(folder, sold, wanted, chat)
    prove(folder)
    orders = {name: len(book.orders) for name, book in books.items()} | {"rehearsal": crowd_says["ordered"]}
    fates = dict(Counter(bought.status for book in books.values() for bought in book.of()))
    whole, figures = tree["figures"]["whole"]["all"], tree["mixer"]["figures"]
    print(f"evening: {lasted:.0f} s, {len(sold)} launches, {evening.repairs} repairs, orders {orders}")
    print(f"   chat {chat}, rows {len(onlooker.chat.rows)}")
    print(f"   shops' orders {fates}, the crowd's {crowd_says['paid']} paid, {crowd_says['refunded']} refunded,", end="")
    print(f" {crowd_says['returned']} sent back; GMV {whole['gmv']}, refunded {whole['refunded']}, units {whole['units']}")
    print(f"   mixer {figures['ticks']} ticks, {figures['lagged']} lagged; alarms {[one['text'] for one in tree['alarms']]}")


# ---------------------------------------------------------------- the books


def expected(sold: list[Good], books: dict[str, Book], crowd_says: dict[str, Any]) -> dict[str, Sums]:
    """What each product came to, by the books of those who bought it."""
    assert crowd_says["trouble"] == {}, "the crowd does not know what became of something"
    found = {}
    for good in sold:
        if good.connection in books:
            found[good.id] = books[good.connection].sums(good.id)
            continue
        has = crowd_says["items"][good.id]
        assert has["spent"].get(good.currency, 0) == has["units"] * good.price_minor
        back = has["back"] * good.price_minor
        paid = has["units"] * good.price_minor + back
        found[good.id] = Sums(has["orders"], has["units"], has["back"], has["held"], paid, back)
    assert all(sums.units for sums in found.values()), "everything sold something"
    return found


def shops_agree(buyers: dict[str, Buyers]) -> None:
    """What buyers wrote down is what the shops' own books say."""
    for people in buyers.values():
        for bought in people.book.of():
            if bought.status in ("created", "paid", "refunded"):  # goods that went back are no longer in the order's total
                assert people.door.total_minor(bought.order) == bought.minor, bought


# ---------------------------------------------------------------- the studio


def agree_chat(studio: Studio, onlooker: Onlooker, chat: dict[str, int]) -> None:
    """The counts of the panel, by connection, and the rows that it was given."""

    def counted(tree: dict[str, Any]) -> dict[str, int]:
        return {name: one["messages"] for name, one in tree["chat_counts"]["connections"].items()}

    counts = studio.until(lambda tree: counted(tree) == chat and onlooker.chat.total == sum(chat.values()), PATIENT_S, f"{chat}")
    assert counts["chat_counts"]["messages"] == sum(chat.values())
    assert not any(one.get("lost") for one in counts["chat_counts"]["connections"].values())
    rows = studio.call("chat.recent")["rows"]
    assert {row["id"] for row in rows} <= set(onlooker.chat.rows)


def agree_figures(studio: Studio, sold: list[Good], wanted: dict[str, Sums]) -> None:
    """Of the whole show, of each shop, and of each product."""
    shops: dict[str, dict[str, Any]] = {}
    for name in SHOPS:
        (currency,) = {good.currency for good in sold if good.connection == name}
        shops[name] = as_figures([wanted[good.id] for good in sold if good.connection == name], currency)

    def told(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
        parts = tree["figures"]["whole"]["connections"]
        return {name: {key: parts.get(name, {}).get(key, type(sum_)()) for key, sum_ in shops[name].items()} for name in SHOPS}

    try:
        tree = studio.until(lambda tree: told(tree) == shops, PATIENT_S, "the figures are those of the books")
    except AssertionError:
        assert told(studio.state()) == shops
        raise
    whole = tree["figures"]["whole"]["all"]
    for key in ("orders", "units", "returned", "held"):
        assert whole[key] == sum(shop[key] for shop in shops.values()), key
    assert whole["gmv"] == {"CNY": shops["vendure"]["gmv"]["CNY"] + shops["oscar"]["gmv"]["CNY"]} | shops["rehearsal"]["gmv"]
    products = {row["product"]: row["figures"] for row in studio.call("figures.products")["products"]}
    for good in sold:
        mine = as_figures([wanted[good.id]], good.currency)
        assert {key: products[good.id][key] for key in mine} == mine, good.id


# ---------------------------------------------------------------- after it


def agree_report(folder: Path, sold: list[Good], wanted: dict[str, Sums], chat: dict[str, int]) -> None:
    """The tables of the report, its chat, and the settlement with the partner."""
    products = {row["Product"]: row for row in table(folder / "products.csv")}
    assert len(products) == len(sold)
    for good in sold:
        row, sums = products[good.title], wanted[good.id]
        assert (int(row["Orders"]), int(row["Units"]), int(row["Units returned"])) == (sums.orders, sums.units, sums.returned)
        assert (minor(row["GMV"]), minor(row["Refunded"])) == (sums.gmv, sums.refunded), good.title
    curve = table(folder / "curve.csv")
    assert sum(int(row["Messages"]) for row in curve) == sum(chat.values())
    assert sum(int(row["Units"]) for row in curve) == sum(sums.units for sums in wanted.values())
    page = (folder / "report.html").read_text(encoding="utf-8")
    for said in ("Busiest minutes", "Questions", *(f"<td>{count:,}</td>" for count in chat.values())):
        assert said in page, said
    assert settlement_rows(folder) == settled([good for good in sold if good.partner], wanted)


def prove(folder: Path) -> None:
    """The journal proves itself, and the report can be made again of what was kept: it is the same to the byte."""
    before = {name: (folder / name).read_bytes() for name in ("products.csv", "curve.csv")}
    seal = json.loads((folder / "stream.json").read_text(encoding="utf-8"))["seal"]
    for command in (("studio.evidence", "verify", "--seal", seal), ("studio.workers.reports",)):
        done = subprocess.run(
            [sys.executable, "-m", *command, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert {name: (folder / name).read_bytes() for name in before} == before
