"""Cards follow the product on air, and the operator's hand before that."""

from __future__ import annotations

import contextlib
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.contracts.card_wish import as_arguments
from studio.contracts.messages import Command
from studio.contracts.wire import encode
from studio.desk.selling.card_needs import Needs
from studio.desk.selling.card_wishes import wishes
from studio.desk.selling.cards_on_air import CardsOnAir
from studio.document.model import Box, Canvas, Overlay, Show
from studio.ipc.clock import NS
from studio.show.selling.manual_values import owned
from studio.values.errors import RefusedError

BOX = {"main": Box(x=0, y=0, width=200, height=100)}
PRICE = Overlay(id="price", name="Price", kind="price_card", layouts=BOX)
LOGO = Overlay(id="logo", name="Logo", kind="logo", layouts=BOX, manual=True)
SHOW = Show(canvases=(Canvas(id="main", name="Main"),), overlays=(PRICE, LOGO))
TEA = {"title": "Tea", "link_no": 1, "live_price_minor": 1990, "currency": "CNY", "sold": 0}
MOTION_NS = PRICE.motion_ms * 1_000_000


@pytest.fixture
def cards() -> CardsOnAir:
    return CardsOnAir()


def wished(cards: CardsOnAir, now_ns: int) -> dict[str, dict[str, object]]:
    return {card.id: card.values for card in wishes(SHOW, cards, now_ns)["cards"].cards}


def test_a_card_comes_with_its_product_and_leaves_with_it(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    assert cards.cues["price"].playing
    assert wished(cards, 10 * NS) == {"price": TEA}
    cards.follow(SHOW, None, {"price_card": None}, 20 * NS)
    assert not cards.cues["price"].playing
    assert wished(cards, 20 * NS + MOTION_NS // 2) == {"price": TEA}, "it is still seen leaving"
    assert wished(cards, 20 * NS + MOTION_NS) == {}


def test_pictures_said_by_hand_or_set_are_drawn_from_files(cards: CardsOnAir) -> None:
    show = replace(SHOW, overlays=(replace(LOGO, settings={"picture": "https://brand/logo.png", "round": True}),))
    cards.play(show, "logo", {"picture": "https://shop/cup.png", "title": "Cup"}, NS)
    here = {"https://shop/cup.png": "/files/cup.png"}
    card = wishes(show, cards, NS, lambda place: here.get(place, ""))["cards"].cards[0]
    assert card.values == {"picture": "/files/cup.png", "title": "Cup"}
    assert card.settings == {"picture": "", "round": True}, "not there yet"
    assert cards.section(show)["logo"].values["picture"] == "https://shop/cup.png"


def test_a_card_is_whole_again_when_every_canvas_says_so(cards: CardsOnAir) -> None:
    cards.play(SHOW, "logo", {}, NS)
    cards.failed("logo", "main", "no font")
    cards.failed("logo", "tall", "no font")
    cards.failed("logo", "main", "")
    assert (cards.section(SHOW)["logo"].state, cards.section(SHOW)["logo"].text) == ("failed", "Not on tall: no font")
    cards.failed("logo", "tall", "")
    assert cards.section(SHOW)["logo"].state == "on"


def test_a_card_that_fails_on_one_of_its_canvases_says_on_which(cards: CardsOnAir) -> None:
    both = replace(LOGO, layouts=BOX | {"tall": BOX["main"]})
    show = Show(canvases=(*SHOW.canvases, Canvas(id="tall", name="Tall")), overlays=(both,))
    cards.play(show, "logo", {}, NS)
    cards.failed("logo", "tall", "too small")
    assert cards.section(show)["logo"].text == "Not on Tall: too small"
    cards.failed("logo", "main", "no font")
    assert cards.section(show)["logo"].text == "too small"


def test_a_plugin_that_begins_anew_has_failed_at_nothing(cards: CardsOnAir) -> None:
    cards.play(SHOW, "logo", {}, NS)
    cards.failed("logo", "main", "no font")
    cards.begun_anew(SHOW, "others")
    assert cards.section(SHOW)["logo"].state == "failed"
    cards.begun_anew(SHOW, LOGO.plugin)
    assert cards.section(SHOW)["logo"].state == "on"


def test_only_cards_of_which_the_rules_know_follow_the_product(cards: CardsOnAir) -> None:
    bar = Overlay(id="bar", name="Bar", kind="bar", plugin="goal", layouts=BOX)
    section = cards.section(replace(SHOW, overlays=(PRICE, LOGO, bar)))
    assert {name: one.follows for name, one in section.items()} == {"price": True, "logo": False, "bar": False}


def test_another_price_is_never_shown_with_the_old_picture(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    fresh_ns = cards.cues["price"].fresh_ns
    cards.follow(SHOW, "tea", {"price_card": TEA | {"sold": 5}}, 11 * NS)
    assert cards.cues["price"].fresh_ns == fresh_ns, "a counter may be a moment late"
    cards.follow(SHOW, "tea", {"price_card": TEA | {"live_price_minor": 2990}}, 12 * NS)
    assert cards.cues["price"].fresh_ns == 12 * NS
    assert wishes(SHOW, cards, 12 * NS)["cards"].cards[0].fresh_ns == 12 * NS


def test_one_stopped_by_hand_stays_away_until_the_next_product(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    cards.stop(SHOW, "price", "tea", 11 * NS)
    cards.follow(SHOW, "tea", {"price_card": TEA | {"sold": 1}}, 12 * NS)
    assert not cards.cues["price"].playing
    cards.follow(SHOW, "cup", {"price_card": TEA | {"title": "Cup"}}, 13 * NS)
    assert cards.cues["price"].playing


def test_one_stopped_by_hand_comes_back_by_hand(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    cards.stop(SHOW, "price", "tea", 11 * NS)
    cards.play(SHOW, "price", {"page": 2}, 12 * NS)
    cards.follow(SHOW, "tea", {"price_card": TEA | {"sold": 2}}, 13 * NS)
    assert cards.values["price"] == TEA | {"sold": 2, "page": 2}


def test_a_manual_card_follows_nobody(cards: CardsOnAir) -> None:
    cards.play(SHOW, "logo", None, 10 * NS)
    cards.follow(SHOW, "tea", {"price_card": TEA, "logo": None}, 11 * NS)
    assert cards.cues["logo"].playing
    assert cards.settles_ns(SHOW, 11 * NS) == 11 * NS + MOTION_NS


def test_a_manual_card_says_what_its_kind_says(cards: CardsOnAir) -> None:
    strip = Overlay(id="strip", name="Strip", kind="product_strip", layouts=BOX, manual=True)
    show = Show(canvases=SHOW.canvases, overlays=(strip,))
    cards.follow(show, "tea", {"product_strip": {"items": [1]}}, 10 * NS)
    assert "strip" not in cards.cues
    cards.play(show, "strip", None, 11 * NS)
    cards.follow(show, "tea", {"product_strip": {"items": [2]}}, 12 * NS)
    assert wishes(show, cards, 12 * NS)["cards"].cards[0].values == {"items": [2]}
    cards.follow(show, None, {"product_strip": None}, 13 * NS)
    assert cards.cues["strip"].playing


def test_a_card_that_a_window_shows_is_drawn_off_air_too(cards: CardsOnAir) -> None:
    assert wishes(SHOW, cards, NS)["cards"].cards == ()
    cards.looked_at = {"logo"}
    assert [card.id for card in wishes(SHOW, cards, NS)["cards"].cards] == ["logo"]
    assert "logo" not in cards.cues


def test_a_card_that_is_gone_from_the_show_is_forgotten(cards: CardsOnAir) -> None:
    cards.play(SHOW, "logo", None, 10 * NS)
    cards.failed("logo", "main", "It cannot be drawn.")
    assert cards.section(SHOW)["logo"].state == "failed"
    cards.follow(Show(overlays=(PRICE,)), None, {}, 11 * NS)
    assert "logo" not in cards.cues
    with pytest.raises(RefusedError):
        cards.play(SHOW, "nothing", None, 12 * NS)


def test_a_new_card_waits_for_its_play_or_for_the_next_product(cards: CardsOnAir) -> None:
    ruled = {"price_card": TEA}
    cards.follow(replace(SHOW, overlays=(LOGO,)), "tea", ruled, 10 * NS)
    cards.follow(SHOW, "tea", ruled, 11 * NS)
    assert "price" not in cards.cues, "nobody has looked at it yet"
    after = crashed(cards)
    after.follow(SHOW, "tea", ruled, 12 * NS)
    assert "price" not in after.cues
    after.play(SHOW, "price", {}, 13 * NS)
    assert after.cues["price"].playing
    cards.follow(SHOW, "cup", ruled, 14 * NS)
    assert cards.cues["price"].playing


def test_no_switch_of_a_card_brings_it_on_air_or_takes_it_off(cards: CardsOnAir) -> None:
    by_hand = replace(SHOW, overlays=(replace(PRICE, manual=True), LOGO))
    cards.follow(by_hand, "tea", {"price_card": TEA}, 10 * NS)
    cards.follow(SHOW, "tea", {"price_card": TEA}, 11 * NS)
    assert "price" not in cards.cues
    cards.follow(SHOW, "cup", {"price_card": TEA}, 12 * NS)
    assert cards.cues["price"].playing
    cards.follow(by_hand, "cup", {"price_card": TEA}, 13 * NS)
    assert cards.cues["price"].playing, "by hand from now on"
    cards.follow(SHOW, "cup", {"price_card": TEA}, 14 * NS)
    assert cards.cues["price"].playing
    cards.follow(SHOW, None, {"price_card": None}, 15 * NS)
    assert not cards.cues["price"].playing, "with its product again"


@pytest.mark.parametrize("over_a_crash", [False, True])
def test_undo_brings_a_card_back_as_it_was(cards: CardsOnAir, over_a_crash: bool) -> None:
    ruled, bare = {"price_card": TEA}, replace(SHOW, overlays=())
    cards.follow(SHOW, "tea", ruled, 10 * NS)
    cards.play(SHOW, "logo", {"text": "Hello"}, 10 * NS)
    cards.follow(bare, "tea", ruled, 11 * NS)
    cards = crashed(cards) if over_a_crash else cards
    cards.follow(SHOW, "tea", ruled, 12 * NS)
    assert cards.cues["price"].playing
    assert cards.cues["logo"].playing
    assert cards.values["logo"] == {"text": "Hello"}
    cards.stop(SHOW, "price", "tea", 13 * NS)
    cards.stop(SHOW, "logo", "tea", 13 * NS)
    cards.follow(bare, "tea", ruled, 14 * NS)
    cards.follow(SHOW, "tea", ruled, 15 * NS)
    assert not any(cue.playing for cue in cards.cues.values())


def test_undo_does_not_bring_back_what_was_taken_away_meanwhile(cards: CardsOnAir) -> None:
    cards.follow(SHOW, None, {}, NS)
    cards.play(SHOW, "logo", {"name": "An", "text": "Buy elsewhere"}, 2 * NS)
    without = replace(SHOW, overlays=(PRICE,))
    cards.follow(without, None, {}, 3 * NS)
    cards.withdraw(without, {"name": "An", "text": "Buy elsewhere"}, 4 * NS)
    cards.follow(SHOW, None, {}, 5 * NS)
    assert not cards.section(SHOW)["logo"].playing
    cards.play(SHOW, "logo", None, 6 * NS)
    assert cards.values.get("logo", {}) == {}


def test_another_card_of_the_same_name_is_a_new_one(cards: CardsOnAir) -> None:
    cards.play(SHOW, "logo", {"text": "Hello"}, 10 * NS)
    cards.follow(replace(SHOW, overlays=()), None, {}, 11 * NS)
    cards.follow(replace(SHOW, overlays=(replace(LOGO, kind="text"),)), None, {}, 12 * NS)
    assert "logo" not in cards.cues


def test_a_card_on_no_canvas_is_not_on_air(cards: CardsOnAir) -> None:
    nowhere = replace(
        SHOW, overlays=(replace(PRICE, layouts={}), replace(LOGO, layouts={"main": Box(x=9000, y=0, width=9, height=9)}))
    )
    cards.follow(nowhere, "tea", {"price_card": TEA}, 10 * NS)
    assert "price" not in cards.cues
    with pytest.raises(RefusedError, match="Logo lies on no canvas"):
        cards.play(nowhere, "logo", {}, 11 * NS)
    cards.follow(SHOW, "tea", {"price_card": TEA}, 12 * NS)
    assert "price" not in cards.cues, "placing it brings it nowhere but there"
    cards.play(SHOW, "price", {}, 13 * NS)
    cards.play(SHOW, "logo", {}, 13 * NS)
    assert cards.cues["price"].playing
    assert cards.cues["logo"].playing
    cards.follow(nowhere, "tea", {"price_card": TEA}, 14 * NS)
    assert not cards.cues["price"].playing
    cards.follow(SHOW, "tea", {"price_card": TEA}, 15 * NS)
    assert not cards.cues["logo"].playing


def test_a_card_whose_plugin_does_not_run_is_not_said_to_be_on_air() -> None:
    running = {"cards"}
    cards = CardsOnAir(runs=running.__contains__)
    cards.play(SHOW, "logo", {}, 10 * NS)
    assert cards.section(SHOW)["logo"].state == "on"
    running.clear()
    assert cards.section(SHOW)["logo"].state == "failed"
    assert cards.section(SHOW)["logo"].text == "Its plugin does not run. Start it under Show > Plugins."


def crashed(cards: CardsOnAir) -> CardsOnAir:
    after = CardsOnAir()
    after.recall(msgspec.json.decode(msgspec.json.encode(cards.as_memory())))
    return after


def test_a_desk_that_takes_over_knows_them_all(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    cards.play(SHOW, "logo", {"x": 1}, 10 * NS)
    after = CardsOnAir()
    after.recall(cards.as_memory())
    assert wishes(SHOW, after, 20 * NS) == wishes(SHOW, cards, 20 * NS)


def test_a_desk_that_takes_over_leaves_away_what_was_stopped_by_hand(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    cards.stop(SHOW, "price", "tea", 11 * NS)
    after = CardsOnAir()
    after.recall(cards.as_memory())
    after.follow(SHOW, "tea", {"price_card": TEA}, 12 * NS)
    assert not after.cues["price"].playing
    after.follow(SHOW, "cup", {"price_card": TEA}, 13 * NS)
    assert after.cues["price"].playing


# ---------------------------------------------------------------- what a hand must not say

FALSE = {"live_price_minor": 100, "sold": 999_999, "stock_left": 3, "coupon": "FREE GIFT"}


@pytest.mark.parametrize("said", [{name: value} for name, value in FALSE.items()], ids=FALSE)
@pytest.mark.parametrize("way", ["play", "update"])
def test_no_hand_says_what_shop_and_ledger_own(cards: CardsOnAir, way: str, said: dict[str, object]) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    with pytest.raises(RefusedError, match="comes from the shop"):
        getattr(cards, way)(SHOW, "price", said, 11 * NS)
    assert cards.values["price"] == TEA
    cards.follow(SHOW, "tea", {"price_card": TEA | {"sold": 1}}, 12 * NS)
    assert cards.values["price"] == TEA | {"sold": 1}


def test_what_an_earlier_desk_let_a_hand_say_is_not_taken_over(cards: CardsOnAir) -> None:
    cards.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    left = cards.as_memory() | {"by_hand": {"price": FALSE}, "values": {"price": TEA | FALSE}}
    after = CardsOnAir()
    after.recall(left)
    after.follow(SHOW, "tea", {"price_card": TEA}, 11 * NS)
    assert after.values["price"] == TEA


def test_a_card_played_by_hand_says_no_price_that_nobody_confirms_any_more(cards: CardsOnAir) -> None:
    manual = replace(PRICE, manual=True)
    show = replace(SHOW, overlays=(manual,))
    cards.follow(show, "tea", {"price_card": TEA}, 10 * NS)
    cards.play(show, "price", None, 11 * NS)
    cards.follow(show, "tea", {"price_card": None}, 20 * NS)
    assert "live_price_minor" not in cards.values["price"]


def test_settings_that_cannot_be_passed_on_keep_no_other_card_away(cards: CardsOnAir) -> None:
    bad = Overlay(id="old", name="Old", kind="goal", layouts=BOX, settings={"of": 2**80})
    show = replace(SHOW, overlays=(bad, LOGO))
    cards.play(show, "old", None, NS)
    cards.play(show, "logo", {"x": 1}, NS)
    wish = wishes(show, cards, NS)["cards"]
    encode(Command("cards", as_arguments(wish)))
    assert {card.id: card.settings for card in wish.cards} == {"old": {}, "logo": {}}


def test_a_claim_among_the_settings_of_a_plugin_that_was_away_is_not_passed_on(cards: CardsOnAir) -> None:
    foreign = Overlay(id="old", name="Old", kind="price_card", layouts=BOX, settings={"live_price_minor": 100, "round": True})
    cards.follow(replace(SHOW, overlays=(foreign,)), "tea", {"price_card": TEA}, NS)
    (card,) = wishes(replace(SHOW, overlays=(foreign,)), cards, NS)["cards"].cards
    assert card.settings == {"round": True}
    assert card.values["live_price_minor"] == TEA["live_price_minor"]


# ---------------------------------------------------------------- nothing to show

QR = Overlay(id="qr", name="Code", kind="qr_code", layouts=BOX)
THIRD = Overlay(id="third", name="Lower third", kind="lower_third", layouts=BOX)
NEEDS = {
    "qr_code": Needs(("url",), "Bring a product with a page on air, or enter an address."),
    "lower_third": Needs(("name", "title"), "Enter a name or a title in its settings."),
}
WITH_NEEDS = replace(SHOW, overlays=(QR, THIRD))


def needing() -> CardsOnAir:
    return CardsOnAir(lambda overlay: NEEDS[overlay.kind])


@pytest.mark.parametrize("card", ["qr", "third"])
def test_a_card_with_nothing_to_show_says_what_is_missing(card: str) -> None:
    cards = needing()
    cards.follow(WITH_NEEDS, None, {"qr_code": None}, NS)
    with pytest.raises(RefusedError, match="has nothing to show") as caught:
        cards.play(WITH_NEEDS, card, None, 2 * NS)
    assert "nter a" in caught.value.text, "what can be done"
    assert not cards.section(WITH_NEEDS)[card].playing


def test_a_card_that_is_left_with_nothing_is_not_on_air_until_it_has_something() -> None:
    cards = needing()
    cards.play(WITH_NEEDS, "third", {"name": "Mei"}, NS)
    assert cards.section(WITH_NEEDS)["third"].state == "on"
    cards.update(WITH_NEEDS, "third", {"name": " "}, 2 * NS)
    assert cards.section(WITH_NEEDS)["third"].state == "off"
    cards.update(WITH_NEEDS, "third", {"title": "Host"}, 3 * NS)
    assert cards.section(WITH_NEEDS)["third"].state == "on"


def test_what_its_settings_say_is_something_to_show() -> None:
    cards = needing()
    cards.play(replace(SHOW, overlays=(replace(THIRD, settings={"name": "Mei"}),)), "third", None, NS)
    assert cards.cues["third"].playing


def test_a_code_by_hand_stays_on_air_without_a_product() -> None:
    cards = needing()
    cards.play(WITH_NEEDS, "qr", {"url": "https://shop.example"}, NS)
    cards.follow(WITH_NEEDS, None, {"qr_code": None}, 2 * NS)
    assert cards.cues["qr"].playing
    cards.stop(WITH_NEEDS, "qr", None, 3 * NS)
    cards.follow(WITH_NEEDS, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 9 * NS)
    assert cards.values["qr"]["url"] == "https://tea"


def test_what_a_hand_told_a_card_does_not_go_on_to_another_product(cards: CardsOnAir) -> None:
    by_hand = Overlay(id="mine", name="Mine", kind="qr_code", layouts=BOX, manual=True)
    code = Overlay(id="qr", name="Code", kind="qr_code", layouts=BOX)
    show = replace(SHOW, overlays=(code, by_hand))
    cards.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, NS)
    for card in ("qr", "mine"):
        cards.play(show, card, {"url": "https://today", "caption": "Today"}, 2 * NS)
    cards.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 3 * NS)
    assert cards.values["qr"]["url"] == "https://today"
    after = CardsOnAir()
    after.recall(cards.as_memory())
    after.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 4 * NS)
    assert after.values["qr"]["url"] == "https://today"
    after.follow(show, "cup", {"qr_code": {"url": "https://cup", "caption": "Cup"}}, 5 * NS)
    assert after.values == {
        "qr": {"url": "https://cup", "caption": "Cup"},
        "mine": {"url": "https://today", "caption": "Today"},
    }


def test_a_text_stopped_by_hand_can_be_played_once_more() -> None:
    cards = needing()
    cards.play(WITH_NEEDS, "third", {"name": "Mei"}, NS)
    cards.stop(WITH_NEEDS, "third", None, 2 * NS)
    cards.play(WITH_NEEDS, "third", None, 3 * NS)
    assert cards.values["third"] == {"name": "Mei"}


# ---------------------------------------------------------------- any order of hands and rules

ANY_SHOW = replace(
    SHOW,
    overlays=(
        PRICE,
        Overlay(id="by-hand", name="By hand", kind="price_card", layouts=BOX, manual=True),
        Overlay(id="strip", name="Strip", kind="product_strip", layouts=BOX),
        Overlay(id="bar", name="Bar", kind="bar", plugin="goal", layouts=BOX),
    ),
)
SAID = st.dictionaries(
    st.sampled_from(["live_price_minor", "sold", "stock_left", "coupon", "state", "title", "items", "page", "done"]),
    st.integers(-5, 2**70) | st.text(max_size=3),
    max_size=3,
)
RULED = st.none() | st.fixed_dictionaries(
    {"live_price_minor": st.integers(1, 9), "sold": st.integers(0, 9), "title": st.sampled_from(["Tea", "Cup"])}
)
CARDS = st.sampled_from([overlay.id for overlay in ANY_SHOW.overlays])
DEEDS = st.lists(
    st.tuples(st.sampled_from(["play", "update"]), CARDS, SAID)
    | st.tuples(st.sampled_from(["stop", "crash"]), CARDS, st.just({}))
    | st.tuples(st.just("follow"), st.sampled_from(["tea", "cup", None]), st.tuples(RULED, RULED)),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(deeds=DEEDS)
def test_whatever_is_pressed_in_any_order_a_card_claims_what_the_rules_say(deeds: list[tuple[str, Any, Any]]) -> None:
    cards, ruled = CardsOnAir(), dict[str, Any]()
    for at, (deed, subject, given_values) in enumerate(deeds, 1):
        now_ns = at * NS
        with contextlib.suppress(RefusedError):
            match deed:
                case "play" | "update":
                    getattr(cards, deed)(ANY_SHOW, subject, given_values, now_ns)
                case "stop":
                    cards.stop(ANY_SHOW, subject, "tea", now_ns)
                case "crash":
                    left, cards = cards.as_memory(), CardsOnAir()
                    cards.recall(left)
                    cards.follow(ANY_SHOW, "tea", {"price_card": None, "product_strip": None} | ruled, now_ns)
                case _:
                    ruled = dict(zip(("price_card", "product_strip"), given_values, strict=True))
                    cards.follow(ANY_SHOW, subject, ruled, now_ns)
        for overlay in ANY_SHOW.overlays:
            if overlay.id in cards.cues and cards.cues[overlay.id].playing:
                said, truth = cards.values.get(overlay.id, {}), ruled.get(overlay.kind) or {}
                claims = {name: value for name, value in said.items() if owned(overlay.kind, name)}
                assert claims == {name: value for name, value in truth.items() if owned(overlay.kind, name)}
        encode(Command("cards", as_arguments(wishes(ANY_SHOW, cards, now_ns)["cards"])))


def test_a_card_of_another_plugin_follows_the_product_and_is_owned_by_the_rules() -> None:
    tag = replace(PRICE, id="tag", plugin="mine", kind="tag")
    show = replace(SHOW, overlays=(tag, LOGO))
    cards = CardsOnAir(feed=lambda overlay: "price_card" if overlay.kind == "tag" else "")
    cards.follow(show, "tea", {"price_card": TEA}, 10 * NS)
    assert (cards.cues["tag"].playing, cards.cues["tag"].follows, cards.values["tag"]) == (True, True, TEA)
    assert cards.section(show)["tag"].follows
    with pytest.raises(RefusedError):
        cards.update(show, "tag", {"title": "Coffee"}, 11 * NS)
    cards.update(show, "logo", {"title": "Coffee"}, 11 * NS)
    cards.follow(show, None, {"price_card": None}, 20 * NS)
    assert not cards.cues["tag"].playing
