"""Edits of cards and of the look."""

from __future__ import annotations

import pytest

from studio.document.model import Box
from studio.values.look import Look
from tests.unit.show.workshop import Workshop

BOX = {"x": 40, "y": 500, "width": 520, "height": 180}


@pytest.fixture
def cards() -> Workshop:
    cards = Workshop()
    cards.do("canvas.add", set={"name": "Tall", "width": 720, "height": 1280})
    cards.do("overlay.add", set={"kind": "price_card", "layouts": {"main": BOX, "tall": BOX}})
    cards.do("overlay.add", set={"kind": "logo", "name": "Brand", "settings": {"picture": "logo.png"}})
    return cards


def test_cards_come_with_a_name_and_a_height(cards: Workshop) -> None:
    assert [(one.id, one.name) for one in cards.show.overlays] == [("price-card", "Price card"), ("brand", "Brand")]
    assert cards.do("overlay.add", set={"kind": "logo", "name": "品牌"}, index=0) == "card"
    assert [one.id for one in cards.show.overlays] == ["card", "price-card", "brand"]
    assert "kind" in cards.refused("overlay.add", set={}).text


def test_a_card_is_placed_on_and_taken_off_a_canvas(cards: Workshop) -> None:
    cards.do("overlay.update", overlay="price-card", set={"layouts": {"main": {"x": 41}}})
    assert cards.label == "Move card"
    cards.do("overlay.update", overlay="price-card", set={"layouts": {"tall": None}})
    assert cards.show.overlays[0].layouts == {"main": Box(x=41, y=500, width=520, height=180)}
    assert "no canvas 'wide'" in cards.refused("overlay.update", overlay="brand", set={"layouts": {"wide": BOX}}).text
    far = BOX | {"x": 1e9}
    assert "x: must be at most 100000" in cards.refused("overlay.update", overlay="brand", set={"layouts": {"main": far}}).text


def test_settings_are_merged_and_taken_back(cards: Workshop) -> None:
    cards.do("overlay.update", overlay="brand", set={"settings": {"round": True, "size": 0.5}})
    assert cards.show.overlays[1].settings == {"picture": "logo.png", "round": True, "size": 0.5}
    cards.do("overlay.update", overlay="brand", set={"settings": {"picture": None}})
    assert cards.show.overlays[1].settings == {"round": True, "size": 0.5}
    for value in ([1], {"deep": 1}, float("nan"), float("inf"), "x" * 10_001):
        refused = cards.refused("overlay.update", overlay="brand", set={"settings": {"a": value}})
        assert any(words in refused.text for words in ("must be text, a number", "not finite", "longer than"))


def test_cards_are_stacked_and_go(cards: Workshop) -> None:
    cards.do("overlay.update", overlay="brand", index=0)
    assert ([one.id for one in cards.show.overlays], cards.label) == (["brand", "price-card"], "Move card")
    cards.do("overlay.remove", overlay="brand")
    assert [one.id for one in cards.show.overlays] == ["price-card"]
    assert cards.refused("overlay.remove", overlay="brand").code == "not_found"


def test_a_canvas_takes_its_places_with_it(cards: Workshop) -> None:
    cards.do("canvas.remove", canvas="tall")
    assert list(cards.show.overlays[0].layouts) == ["main"]


def test_the_look_is_changed_in_parts(cards: Workshop) -> None:
    cards.do("look.update", set={"theme": "paper", "brand_colour": "#c81e3a"})
    cards.do("look.update", set={"language": "en"})
    assert cards.show.look == Look(theme="paper", brand_colour="#c81e3a", language="en")
    assert cards.refused("look.update", set={"theme": "neon"}).code == "invalid"
