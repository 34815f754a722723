"""Cards drawn into rings: what, when, ahead of time, and what happens to the one that fails."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from studio import colour
from studio.contracts.card_wish import CardsWish, CardWish, as_arguments
from studio.ipc.clock import NS, VirtualClock
from studio.ipc.picture_ring import Picture, RingFinder
from studio.plugin_api import CannotShow, Command, Look, OverlayKind, Setting, Tile
from studio.plugin_api.drawing import LEAD_NS, Cards, draw_cards
from studio.plugin_api.testing import PluginContext

W, H = 40, 24
U8 = NDArray[np.uint8]


@dataclasses.dataclass
class Plate:
    """Fills its tile with `values["red"]`, opaque; remembers what it was asked. `every_ns`: looks different that often."""

    tile: Tile
    asked: list[tuple[dict[str, Any], Look, dict[str, Any], int]] = dataclasses.field(default_factory=list)

    def draw(self, pixels: U8, values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int) -> int | None:
        self.asked.append((dict(values), look, dict(settings), at_ns))
        if "raise" in values:
            raise RuntimeError(values["raise"])
        if "cannot" in values:
            raise CannotShow(values["cannot"])
        assert not pixels.any()
        pixels[...] = (values["red"], 0, 0, 255)
        if "steps" in values:
            pixels[0, 0] = (0, at_ns // values["steps"] % 5 * 50, 0, 255)
            return at_ns - at_ns % int(values["steps"]) + int(values["steps"])
        return values.get("next")


@dataclasses.dataclass
class Rig:
    context: PluginContext
    cards: Cards
    clock: VirtualClock
    plates: list[Plate]
    session: Path
    readers: dict[str, RingFinder] = dataclasses.field(default_factory=dict)

    def wish(self, *cards: CardWish, look: Look | None = None) -> None:
        self.cards.follow(CardsWish(cards, look or Look()))

    def draw_all(self) -> int:
        count = 0
        while self.cards.draw_next(self.clock):
            count += 1
            assert count < 100
        return count

    def picture(self, ring: str, at_ns: int | None = None) -> Picture | None:
        reader = self.readers.setdefault(ring, RingFinder(self.session, ring, 1)).ring()
        return None if reader is None else reader.due(self.clock.now_ns() if at_ns is None else at_ns)


@pytest.fixture
def rig(folder: Path, plugin: Callable[..., Path]) -> Iterator[Rig]:
    plates: list[Plate] = []

    def make(tile: Tile) -> Plate:
        plates.append(Plate(tile))
        return plates[-1]

    context = PluginContext(folder, plugin())
    schema = {"corner": Setting("choice", "Corner", choices=("round", "square"))}
    made = Rig(context, Cards(context, {"plate": make}, {"plate": schema}), VirtualClock(), plates, folder)
    yield made
    made.cards.close()
    for reader in made.readers.values():
        reader.close()


def card(name: str = "price", canvas: str = "main", kind: str = "plate", **more: Any) -> CardWish:
    return CardWish(name, canvas, kind, more.pop("width", W), more.pop("height", H), more.pop("values", {"red": 200}), **more)


def luma(picture: Picture | None) -> int:
    assert picture is not None
    return int(picture.planes.y[H // 2, W // 2])


def test_a_card_is_drawn_once_in_the_programs_colours(rig: Rig) -> None:
    rig.wish(card())
    assert rig.draw_all() == 1
    picture = rig.picture("card.price.main")
    assert picture is not None
    y, u, v = colour.hex_ycbcr("#c80000")
    assert (picture.planes.y == y).all()
    assert (picture.planes.u == u).all()
    assert (picture.planes.v == v).all()
    assert picture.planes.a is not None
    assert (picture.planes.a == 255).all()
    rig.clock.advance_ns(10 * NS)
    assert rig.draw_all() == 0
    assert rig.plates[0].tile == Tile(W, H, "main", rig.context.folder)
    assert rig.cards.rest_s(rig.clock.now_ns()) == 0.5


def test_it_is_drawn_again_for_new_values_settings_or_look_only(rig: Rig) -> None:
    rig.wish(card())
    rig.draw_all()
    rig.wish(card())
    assert rig.draw_all() == 0
    rig.wish(card(values={"red": 20}))
    assert rig.draw_all() == 1
    assert luma(rig.picture("card.price.main")) == colour.hex_ycbcr("#140000")[0]
    rig.wish(card(values={"red": 20}, settings={"corner": "square"}))
    rig.draw_all()
    rig.wish(card(values={"red": 20}, settings={"corner": "square"}), look=Look(theme="paper"))
    rig.draw_all()
    (_, _, first, _), *_, (values, look, settings, _) = rig.plates[0].asked
    assert (first, values) == ({"corner": "round"}, {"red": 20})
    assert (look.theme, settings) == ("paper", {"corner": "square"})
    assert len(rig.plates[0].asked) == 4


def test_what_changes_by_itself_is_drawn_ahead_for_its_moment(rig: Rig) -> None:
    now = rig.clock.now_ns()
    assert now % NS == 0
    rig.wish(card(values={"red": 9, "steps": NS}))
    assert rig.draw_all() == 1
    rig.clock.advance_ns(NS - LEAD_NS - 1)
    assert rig.draw_all() == 0
    rig.clock.advance_ns(1)
    assert rig.draw_all() == 1
    assert [asked[3] for asked in rig.plates[0].asked] == [now, now + NS]
    before, after = rig.picture("card.price.main", now + NS - 1), rig.picture("card.price.main", now + NS)
    assert before is not None
    assert after is not None
    assert (before.due_ns, after.due_ns) == (now, now + NS)
    assert before.planes.y[0, 0] != after.planes.y[0, 0]
    assert luma(before) == luma(after)


def test_pictures_ahead_never_overwrite_the_one_on_air(rig: Rig) -> None:
    rig.wish(card(values={"red": 9, "steps": NS // 50}))
    for _ in range(200):
        rig.draw_all()
        now = rig.clock.now_ns()
        shown = rig.picture("card.price.main")
        assert shown is not None
        assert shown.due_ns == now - now % (NS // 50)
        rig.clock.advance_ns(NS // 100)


def test_new_values_supersede_what_was_drawn_ahead(rig: Rig) -> None:
    now = rig.clock.now_ns()
    rig.wish(card(values={"red": 9, "steps": NS // 10}))
    assert rig.draw_all() > 1
    rig.wish(card(values={"red": 250}, fresh_ns=now))
    rig.draw_all()
    shown = rig.picture("card.price.main", now + NS)
    assert luma(shown) == colour.hex_ycbcr("#fa0000")[0]
    assert shown is not None
    assert shown.captured_ns == now


def test_a_late_card_is_drawn_for_now_and_not_for_the_past(rig: Rig) -> None:
    now = rig.clock.now_ns()
    rig.wish(card(values={"red": 9, "steps": NS}))
    rig.draw_all()
    rig.clock.advance_ns(7 * NS + 1000)
    rig.draw_all()
    assert [asked[3] for asked in rig.plates[0].asked][:2] == [now, now + 7 * NS + 1000]


def test_another_size_is_another_ring_and_a_card_not_wished_for_closes_its(rig: Rig) -> None:
    rig.wish(card(), card(canvas="tall"))
    rig.draw_all()
    rig.wish(card(width=60))
    rig.draw_all()
    picture = rig.picture("card.price.main")
    assert picture is not None
    assert picture.planes.y.shape == (H, 60)
    assert rig.plates[-1].tile.width == 60
    assert RingFinder(rig.session, "card.price.tall", 1).ring() is None


@pytest.mark.expect_warnings
def test_a_card_that_fails_is_taken_off_named_once_and_tried_again(rig: Rig) -> None:
    rig.wish(card(), card("other"))
    rig.draw_all()
    rig.wish(card(values={"raise": "no font"}), card("other", values={"red": 77}))
    rig.draw_all()
    off = rig.picture("card.price.main")
    assert off is not None
    assert off.planes.a is not None
    assert not off.planes.a.any(), "an old price must not stay"
    assert luma(rig.picture("card.other.main")) == colour.hex_ycbcr("#4d0000")[0]
    assert rig.context.events == [("card_failed", {"id": "price", "canvas": "main", "text": "RuntimeError: no font"})]
    rig.cards.report()
    state, text, figures = rig.context.reports[-1]
    assert (state, text) == ("running", "Card price: RuntimeError: no font")
    assert figures["cards"] == 2
    rig.clock.advance_ns(NS)
    assert rig.draw_all() == 0
    rig.wish(card(values={"red": 5, "raise": "no font"}), card("other", values={"red": 77}))
    rig.draw_all()
    assert len(rig.context.events) == 1
    rig.wish(card(values={"red": 60}))
    rig.draw_all()
    assert luma(rig.picture("card.price.main")) == colour.hex_ycbcr("#3c0000")[0]
    assert rig.context.events[1:] == [("card_failed", {"id": "price", "canvas": "main", "text": ""})], (
        "it is told that it is whole"
    )
    rig.cards.report()
    assert rig.context.reports[-1][1] == ""


@pytest.mark.expect_warnings
def test_a_card_that_fails_three_times_stays_off_until_it_is_played_anew(rig: Rig) -> None:
    for left in range(6):
        rig.wish(card(values={"raise": "no", "left": left}, fresh_ns=1))
        rig.draw_all()
    assert len(rig.plates[0].asked) == 3
    texts = [data["text"] for _, data in rig.context.events]
    assert texts == ["RuntimeError: no", "RuntimeError: no; given up after 3 failures until it is played anew"]
    rig.wish(card(values={"red": 60}, fresh_ns=1))
    assert rig.draw_all() == 0
    rig.wish(card(values={"red": 60}, fresh_ns=2))
    assert rig.draw_all() == 1
    assert luma(rig.picture("card.price.main")) == colour.hex_ycbcr("#3c0000")[0]


@pytest.mark.expect_warnings
@pytest.mark.parametrize("nonsense", ["soon", 1.5, -1, True])
def test_a_next_time_that_is_none_is_a_failure(rig: Rig, nonsense: object) -> None:
    rig.wish(card(values={"red": 5, "next": nonsense}))
    rig.draw_all()
    assert rig.context.events[0][1]["text"].startswith("ValueError: draw returned")


@pytest.mark.expect_warnings
def test_a_kind_that_the_plugin_does_not_draw(rig: Rig) -> None:
    rig.wish(card(kind="banner"))
    rig.draw_all()
    assert rig.context.events[0][1]["text"] == "LookupError: the plugin draws no 'banner'"


def test_rings_are_kept_alive(rig: Rig) -> None:
    rig.wish(card())
    rig.draw_all()
    reader = RingFinder(rig.session, "card.price.main", 1)
    ring = reader.ring()
    assert ring is not None
    alive = ring.alive_ns
    rig.clock.advance_ns(NS)
    rig.cards.draw_next(rig.clock)
    assert ring.alive_ns > alive
    reader.close()


def test_run_overlays_obeys_the_newest_wish_and_closes(folder: Path, plugin: Callable[..., Path]) -> None:
    kind = '\n[[overlay]]\nkind = "plate"\nname = "Plate"\n[overlay.settings.corner]\ntype = "text"\nlabel = "C"\ndefault = "x"\n'
    context = PluginContext(folder, plugin(kind), polls=3, settings={"mine": 1})
    context.told = [Command("cards", as_arguments(CardsWish((card(values={"red": red}),)))) for red in (1, 2, 3)]
    context.told.append(Command("dance"))
    plates: list[Plate] = []

    def make(tile: Tile) -> Plate:
        plates.append(Plate(tile))
        return plates[-1]

    draw_cards(context, {"plate": make}, VirtualClock())
    assert [asked[0] for plate in plates for asked in plate.asked] == [{"red": 3}]
    assert plates[0].asked[0][2] == {"mine": 1, "corner": "x"}
    assert RingFinder(folder, "card.price.main", 1).ring() is None


def test_kinds_say_their_names() -> None:
    assert OverlayKind("plate", "Plate").size == (480, 160)


def test_a_card_that_cannot_show_this_says_why_and_tries_every_other(rig: Rig) -> None:
    """No warning, no giving up: nothing is broken."""
    for number in range(5):
        rig.wish(card(values={"cannot": f"Too small {number}.", "n": number}, fresh_ns=1))
        rig.draw_all()
    assert [data["text"] for _, data in rig.context.events] == [f"Too small {number}." for number in range(5)]
    off = rig.picture("card.price.main")
    assert off is not None
    assert off.planes.a is not None
    assert not off.planes.a.any()
    rig.wish(card(values={"red": 60}, fresh_ns=1))
    assert rig.draw_all() == 1
    assert rig.context.events[-1][1]["text"] == ""
