"""The judge of what is on air sees a wrong card: cards are read as they are drawn, and a lie in the program fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from studio.ipc.picture_ring import Format, PictureWriter
from studio.plugin_api.tile_picture import TilePicture
from tests.fuzz import on_air
from tests.fuzz.house import CARDS, House
from tests.fuzz.on_air import OnAir
from tests.fuzz.selling import confirmed, play
from tests.parts import card_reader, price_reader, shows

LOOK = {"theme": "night", "language": "en"}
NOW_NS = 8_000_000_000
KEPT = [50001, 50005, 50011]
PRODUCT: dict[str, Any] = {
    "id": "cup",
    "link_no": 7,
    "title": "A cup",
    "currency": "USD",
    "list_price_minor": 5_000,
    "live_price_minor": 1_999,
    "coupon": {"text": "Coupon 7", "amount_minor": 100},
    "variants": [{"sku": "cup-0", "stock": 40}],
}
OTHER = PRODUCT | {"id": "pot", "link_no": 8, "title": "A pot", "coupon": None, "variants": [{"sku": "pot-0", "stock": 40}]}


def drawn(cards: list[dict[str, Any]], folder: Path) -> list[price_reader.U8]:
    return card_reader.faces("price_card", price_reader.SIZE, [(values, NOW_NS) for values in cards], LOOK, folder)


# ------------------------------------------------------------ reading


def card(random: Random) -> dict[str, Any]:
    live = random.choice((1_250, 1_999, 999, random.randrange(1, 200_000)))
    units = random.choice((60, 3_000))
    return {
        "title": "A cup",
        "link_no": random.randrange(1, 10_000),
        "currency": random.choice(list(on_air.SIGNS)),
        "list_price_minor": random.choice((None, live + random.randrange(1, 5_000))),
        "live_price_minor": live,
        "coupon": random.choice((None, f"Coupon {random.randrange(100_000)}")),
        "state": random.choice(("announced", "countdown", "on_sale", "few_left", "sold_out")),
        "stock_left": random.randrange(units),
        "sold": random.randrange(units),
        "zero_ns": random.randrange(8, 70) * 1_000_000_000,
        "ends_ns": random.choice((None, random.randrange(8, 200) * 1_000_000_000)),
    }


def said(values: dict[str, Any]) -> dict[str, Any]:
    """What of a card can be seen."""
    state, live, listed = values["state"], values["live_price_minor"], values["list_price_minor"]
    saves = listed and state != "sold_out" and (listed - live) * 100 // listed >= 1  # no smaller saving is said
    return {
        "link_no": values["link_no"],
        "live_price_minor": values["live_price_minor"],
        "list_price_minor": values["list_price_minor"] if saves else None,
        "sold": (values["sold"] or None) if state in ("on_sale", "sold_out") else None,
        "stock_left": values["stock_left"] if state in ("on_sale", "few_left") else None,
        "coupon": values["coupon"],
    }


def test_cards_are_read_as_they_are_drawn(tmp_path: Path) -> None:
    random = Random(5)
    cards = [card(random) for _ in range(40)]
    for values, face in zip(cards, drawn(cards, tmp_path), strict=True):
        luma = np.clip(np.rint(card_reader.over_plain(face, 16)), 0, 255).astype(np.uint8)
        reading = price_reader.read(luma)
        assert reading is not None
        assert reading.whole, (reading, values)
        assert reading.state == values["state"], (reading, values)
        product = {"currency": values["currency"], "coupon": values["coupon"] and {"text": values["coupon"]}}
        assert on_air.values(product, reading) == said(values), (reading, values)


# ------------------------------------------------------------ lies


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(shows.save(on_air.show(), tmp_path / "show.json"), 1.0, pictures=True) as house:
        yield house


class Forger:
    """Puts a card of its own into the program, in place of the one that the desk wished for."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._writer = PictureWriter(house.session, "card.price.main", Format.I420A, *price_reader.SIZE)

    def put(self, face: price_reader.U8) -> None:
        picture = TilePicture(*price_reader.SIZE)
        picture.blank()[:] = face
        picture.follow()
        picture.copy_to(self._writer.begin())
        now_ns = int(self._house.now_s() * 1e9)
        self._writer.publish(now_ns, captured_ns=now_ns)

    def live(self) -> None:
        self._writer.touch()

    def close(self) -> None:
        self._writer.close()


def selling(house: House, judge: OnAir) -> dict[str, Any]:
    """Put the first product on sale; the values of its card."""

    def shown() -> dict[str, Any]:
        moment = judge.look()
        return moment.card["values"] if moment.card.get("playing") and judge.seen["read on_sale"] else {}

    house.until(lambda: shop(house).get("state") == "running", 30, "the shop runs")
    judge.begin([PRODUCT, OTHER])
    house.call("product.import", set=[PRODUCT, OTHER], mode="replace")
    house.until(lambda: all(shelf.prices for shelf in judge.shelves().values()), 20, "the products are on the shelf")
    house.call("queue.explain", product="cup")
    house.until(lambda: judge.look().card.get("playing"), 10, "the card")
    house.call("launch.arm", product="cup", countdown_s=3, until_sold_out=True)
    house.call("launch.start")
    house.until(shown, 30, lambda: f"on sale is read in the program: {dict(judge.seen)}")
    return shown()


def shop(house: House) -> dict[str, Any]:
    found: dict[str, Any] = house.state()["selling"].get("shops", {}).get("rehearsal", {})
    return found


@pytest.mark.timeout(150)
def test_what_neither_shop_nor_ledger_said_is_seen_on_air(house: House, tmp_path: Path) -> None:
    judge = OnAir(house)
    true = selling(house, judge)
    lies: dict[str, dict[str, Any]] = {
        "says 100, the shop": {"live_price_minor": 100},
        "says 1990, the shop": {"live_price_minor": 1_990},
        "no price in USD": {"currency": "JPY"},
        "list_price_minor': 6000": {"list_price_minor": 6_000},
        "says 3 left": {"stock_left": 3},
        "says 39 left": {"stock_left": 39},
        "says 999999 sold": {"sold": 999_999},
        "says 1 sold": {"sold": 1},
        "promises FREEGIFT": {"coupon": "FREE GIFT"},
        "said to be sold out": {"state": "sold_out", "sold": None},
        "the card of pot": {"link_no": 8, "coupon": None},
        "99 is no product": {"link_no": 99},
    }
    faces = drawn([true, *(true | lie for lie in lies.values())], tmp_path)
    forger = Forger(house)
    try:
        for expected, face in zip(lies, faces[1:], strict=True):
            forger.put(faces[0])
            _judges(house, judge, forger, "")
            forger.put(face)
            _judges(house, judge, forger, expected)
        house.call("launch.abort")
        house.until(lambda: not any(shelf.open for shelf in judge.shelves().values()), 10, "the link is closed")
        forger.put(faces[0])
        _judges(house, judge, forger, "on sale, and its link is closed")
    finally:
        forger.close()
        judge.close()


def _judges(house: House, judge: OnAir, forger: Forger, expected: str) -> None:
    """Wait until the judge says that ("": nothing) of the program."""
    wrong = ""

    def says_it() -> bool:
        nonlocal wrong
        wrong = ""
        forger.live()
        try:
            judge.look()
        except AssertionError as error:
            wrong = str(error)
        return expected in wrong if expected else not wrong

    house.until(says_it, 10, lambda: f"{expected!r} is said of the program: {wrong!r}")


# ------------------------------------------------------------ the short form


@pytest.mark.timeout(600)  # what fails is played again, slowly
def test_kept_sequences_hold_on_air() -> None:
    played = play(KEPT, on_air.HASTE, pictures=True)
    assert not [one.text for one in confirmed(played.failures, pictures=True)]
    assert sum(played.seen[f"read {state}"] for state in ("announced", "countdown", "on_sale", "few_left", "sold_out")) > 20


@pytest.mark.timeout(150)
def test_a_card_whose_plugin_hangs_does_not_go_on_saying_what_is_over() -> None:
    sold_out = [("launch", (0, None, True)), ("stall", (CARDS, 9.0))]
    played = play([50001], 1.0, what=sold_out, pictures=True)
    assert not [one.text for one in played.failures]
    assert played.seen["read few_left"]
    assert played.seen["no card"]
