"""What is played, by seed alone: three products of a sequence's own, and what happens to them, in order."""

from __future__ import annotations

from random import Random
from typing import Any

from studio.document.model import Box, Canvas, Destination, Encoding, Overlay, Show
from studio.kinds.targets import Rehearsal
from tests.fuzz.house import CARDS, MIXER, SHOP

Move = tuple[str, Any]

_HOSTILE: tuple[dict[str, Any], ...] = (
    {"live_price_minor": 1},
    {"sold": 999_999},
    {"stock_left": 3},
    {"coupon": "FREE GIFT"},
    {"live_price_minor": 1 << 70},
    {"state": "on_sale"},
    {"title": "Mug"},
)


def show() -> Show:
    return Show(
        name="Fuzz",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        encodings=(Encoding(id="main", canvas="main"),),
        destinations=(Destination(id="page", name="Page", encoding="main", target=Rehearsal()),),
        overlays=(
            Overlay(id="price", name="Price", kind="price_card", layouts={"main": Box(x=10, y=60, width=260, height=100)}),
        ),
    )


def products(seed: int) -> list[dict[str, Any]]:
    """Three products that no other sequence has."""
    random = Random(seed)
    found = []
    for place in range(3):
        name = f"s{seed}-{place}"
        listed = random.choice((0, 2_000, 5_000))
        live = random.choice((1_250, 1_999))
        kinds = random.choice((1, 1, 2))
        stocks = [random.choice((3, 12, 40)) for _ in range(kinds)]
        found.append(
            {
                "id": name,
                "link_no": (seed * 3 + place) % 9000 + 1,  # by which an import would know products of before
                "title": f"Product {name}",
                "currency": random.choice(("USD", "JPY", "KWD")),
                "list_price_minor": listed,
                "live_price_minor": live,
                "reserve": random.choice((0, 0, 2)),
                "tranche": random.choice((0, 0, 5)),
                "coupon": random.choice((None, {"text": f"Coupon {seed}", "amount_minor": 100})),
                "variants": [{"sku": f"{name}-{kind}", "stock": stock} for kind, stock in enumerate(stocks)],
            }
        )
    return found


def moves(seed: int, pictures: bool = False) -> list[Move]:
    """What happens in a sequence, in order. `pictures`: to mixer and cards too."""
    random = Random(seed * 7919 + 1)
    play: list[Move] = [("launch", (0, random.choice((None, None, 1_100)), random.random() < 0.5))]
    play += [_move(random, pictures) for _ in range(random.randint(4, 9))]
    return play


def _move(random: Random, pictures: bool) -> Move:
    place = random.randrange(3)
    kinds: list[tuple[float, Move]] = [
        (3, ("launch", (place, random.choice((None, 1_100, 999)), random.random() < 0.5))),
        (4, ("buy", (random.choice((1, 2, 50)), random.choice((1, 3, 12))))),
        (3, ("settle", "pay")),
        (1, ("settle", "cancel")),
        (1, ("settle", "return")),
        (1, ("settle", "refund")),
        (2, ("do", ("launch.restock", {"units": random.choice((1, 5))}))),
        (1, ("do", ("launch.extend", {"seconds": random.choice((1, 60))}))),
        (2, ("next", random.random() < 0.7)),
        (1, ("explain", (place, random.random() < 0.7))),
        (1, ("end_product", None)),
        (1, ("pull", place)),
        (1, ("of", ("queue.rerun", place))),
        (1, ("of", ("queue.prepare", place))),
        (1, ("do", ("launch.abort", {}))),
        (0.5, ("do", ("launch.cancel", {}))),
        (1, ("do", ("launch.start", {}))),
        (1, ("do", ("launch.repair", {}))),
        (1.5, ("do", (random.choice(("card.update", "card.play")), {"overlay": "price", "values": random.choice(_HOSTILE)}))),
        (0.5, ("do", ("card.stop", {"overlay": "price"}))),
        (1, ("edit", place)),
        (1, ("wait", random.choice((0.5, 2.0, 6.0)))),
        (0.15, ("kill", SHOP)),
        (0.1, ("kill", "desk")),
        (0.2, ("stall", (SHOP, random.choice((1.0, 4.0))))),
    ]
    if pictures:
        kinds += [
            (0.3, ("kill", CARDS)),
            (0.15, ("kill", MIXER)),
            (0.4, ("stall", (CARDS, random.choice((4.0, 8.0))))),
            (0.2, ("stall", (SHOP, 8.0))),
        ]
    return random.choices([move for _, move in kinds], [weight for weight, _ in kinds])[0]
