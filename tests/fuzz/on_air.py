"""What viewers see of a sale: the price card is read from the real mixer's program, and judged by what shop and ledger said.

The desk's wish for a card is not its picture: the plugin draws it, the mixer shows it, each in a process of its own. All of
them have the hastened clock of desk and shop, so that the 5 s of the promise, a card's motion and the ticks of the program are
seconds of one and the same time; what a picture costs to draw is not hastened, so more than `HASTE` times as fast says little.
A picture is looked at before the shop's book is, and what it says must have been true at some time of the 5 s before it.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from msgspec.structs import replace

from studio.document.model import Box, Canvas, Show
from studio.ipc.picture_ring import RingFinder
from studio.values.look import Look
from tests.fuzz import sequences
from tests.fuzz.house import SHOP, House
from tests.fuzz.truth import WINDOW_S, Moment, Truth
from tests.parts import card_reader, price_reader
from tests.parts.price_reader import Reading

HASTE = 3.0
CANVAS = (832, 256)
BOX = Box(x=16, y=8, width=price_reader.SIZE[0], height=price_reader.SIZE[1])
KEPT = Path(tempfile.gettempdir()) / "nightmarket-pictures"  # of failures

_MOTION_S = 1.0  # a card that is taken off leaves within that: its motion, and the ticks before it
_PROGRAM_S = 12.0  # a mixer that was killed is back by then
SIGNS = {"USD": ("$", 2), "JPY": ("¥", 0), "KWD": ("KWD", 3)}
_OPEN = ("on_sale", "few_left")


def show() -> Show:
    """The show of random selling, with a card that is large enough to be read."""
    usual = sequences.show()
    (card,) = usual.overlays
    return replace(
        usual,
        canvases=(Canvas(id="main", name="Main", width=CANVAS[0], height=CANVAS[1]),),
        overlays=(replace(card, layouts={"main": BOX}, enter="fade", leave="fade"),),
        look=Look(theme="night", language="en"),
    )


@dataclass(frozen=True)
class Seen:
    """A program picture. `at_s`: when it was due, of the house's time; `reading` None: no card in it."""

    at_s: float
    picture: price_reader.U8  # I420, one plane below the other
    reading: Reading | None


class OnAir(Truth):
    """A `Truth` that looks at the program besides."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._program = RingFinder(house.session, "program.main", patience=1)
        self._readings: dict[bytes, Reading | None] = {}
        self._began_s = self._looked_s = self._programmed_s = house.now_s()
        self._unread_s: float | None = None  # since when nothing that is there could be read
        self._wrong: tuple[Seen, Moment] | None = None

    def begin(self, products: list[dict[str, Any]]) -> None:
        super().begin(products)
        self._began_s = self._house.now_s()
        self._unread_s = None

    def close(self) -> None:
        self._program.close()

    def look(self) -> Moment:
        """Take a moment, and judge the card that the desk wishes for and the one that is seen.

        Raises:
            AssertionError: one of them says what neither shop nor ledger said within `WINDOW_S`.
        """
        seen = self._look_at_program()
        moment = super().look()
        if seen is not None:
            try:
                self._judge_picture(seen)
            except AssertionError as wrong:
                self._wrong = seen, moment
                raise AssertionError(f"on air: {wrong}; read: {seen.reading}") from wrong
        return moment

    # ------------------------------------------------------------ the program

    def _look_at_program(self) -> Seen | None:
        """The newest program picture; None while the mixer is away."""
        now_s = self._house.now_s()
        if now_s - self._looked_s > 1:  # nobody looked meanwhile
            self._unread_s, self._programmed_s = None, now_s
        self._looked_s = now_s
        picture = self._newest()
        if picture is None or now_s - picture[0] > 2:
            self.seen["no program"] += 1
            assert now_s - self._programmed_s < _PROGRAM_S, f"no program for {_PROGRAM_S:g} s\n{self._house.log()}"
            return None
        self._programmed_s = now_s
        return Seen(*picture, self._read(picture[1]))

    def _newest(self) -> tuple[float, price_reader.U8] | None:
        """When it was due, and a copy of it."""
        for _ in range(20):
            ring = self._program.ring()
            found = ring.newest() if ring is not None else None
            if found is None:
                return None
            pixels, due_ns = found.flat.copy(), found.due_ns
            if found.still_valid():
                return due_ns / 1e9, pixels.reshape(CANVAS[1] * 3 // 2, CANVAS[0])
        return None

    def _read(self, picture: price_reader.U8) -> Reading | None:
        luma = picture[: CANVAS[1]]
        card = np.ascontiguousarray(price_reader.part(luma, (BOX.x, BOX.y, BOX.width, BOX.height)))
        key = hashlib.blake2b(card.tobytes(), digest_size=16).digest()
        if key not in self._readings:
            if len(self._readings) > 500:
                self._readings.clear()
            self._readings[key] = price_reader.read(card)
        return self._readings[key]

    # ------------------------------------------------------------ what must hold

    def _judge_picture(self, seen: Seen) -> None:
        reading = seen.reading
        if reading is None:
            self.seen["no card"] += 1
            self._unread_s = None
            return
        if not reading.whole:
            self.seen["not readable"] += 1
            self._unread_s = seen.at_s if self._unread_s is None else self._unread_s
            since_s = seen.at_s - self._unread_s
            assert since_s < WINDOW_S, f"for {since_s:.1f} s nobody can read what the card says"
            return
        self._unread_s = None
        self.seen[f"read {reading.state}"] += 1
        product = next((one for one in self.products.values() if one["link_no"] == reading.link_no), None)
        if product is None:
            since_s = seen.at_s - self._began_s
            assert since_s < WINDOW_S + _MOTION_S, f"{reading.link_no} is no product of this sequence, {since_s:.1f} s old"
            return
        self._judge_product(product["id"], seen.at_s)
        self._judge_state(product["id"], reading.state)
        self.judge(values(product, reading))

    def _judge_product(self, name: str, at_s: float) -> None:
        """It is on air, and its shop is there."""
        on_air = {one.selling["current"] for one in self._moments}
        assert name in on_air, f"the card of {name}, while on air was only {on_air}"
        silent_s = at_s - self._house.silent_since_s.get(SHOP, at_s)
        assert silent_s < WINDOW_S + _MOTION_S, f"the card of {name}, whose shop has been silent for {silent_s:.1f} s"

    def _judge_state(self, name: str, state: str) -> None:
        shelves = [book[name] for one in self._moments for book in one.shelves]
        if state in _OPEN:
            assert any(shelf.open for shelf in shelves), f"{name} is said to be on sale, and its link is closed"
        if state == "sold_out":
            assert not all(shelf.open and shelf.stock for shelf in shelves), f"{name} is said to be sold out, and is to be had"

    # ------------------------------------------------------------ what is kept of a failure

    def keep(self) -> str:
        """Write the picture that failed, and the card that the desk wished for, as files; says where they are."""
        if self._wrong is None:
            return ""
        seen, moment = self._wrong
        KEPT.mkdir(exist_ok=True)
        stem = KEPT / f"{time.time_ns()}"
        cv2.imwrite(f"{stem}-on-air.png", cv2.cvtColor(seen.picture, cv2.COLOR_YUV2BGR_I420))
        wished = moment.card.get("values")
        if not wished:
            return f"{stem}-on-air.png; the desk wishes for no card"
        with tempfile.TemporaryDirectory() as folder:
            said = [(wished, int(seen.at_s * 1e9))]
            (face,) = card_reader.faces("price_card", price_reader.SIZE, said, {"theme": "night", "language": "en"}, Path(folder))
        cv2.imwrite(f"{stem}-wished.png", cv2.cvtColor(face, cv2.COLOR_RGBA2BGR))
        return f"{stem}-on-air.png, {stem}-wished.png: the desk wishes for {wished}"


def values(product: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """A reading in the words of the card's values.

    Raises:
        AssertionError: the price is none of the product's currency.
    """
    coupon = (product.get("coupon") or {}).get("text")
    live = _minor(reading.price, product["currency"])
    same = coupon is not None and reading.coupon == coupon.replace(" ", "")
    return {
        "link_no": reading.link_no,
        "live_price_minor": live,
        "list_price_minor": live + _minor(reading.saved, product["currency"]) if reading.saved else None,
        "sold": reading.sold,
        "stock_left": reading.left,
        "coupon": coupon if same else reading.coupon or None,
    }


def _minor(price: str, currency: str) -> int:
    sign, decimals = SIGNS[currency]
    assert price.startswith(sign), f"{price} is no price in {currency}"
    whole, _, fraction = price.removeprefix(sign).partition(".")
    assert len(fraction) in (0, decimals), f"{price} is no price in {currency}"
    return int(whole.replace(",", "") + fraction.ljust(decimals, "0"))
