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
from studio.desk.selling.card_desk import CardDesk, Needs
from studio.errors import RefusedError
from studio.ipc.clock import NS
from studio.show.model import Box, Canvas, Overlay, Show
from studio.show.selling.manual_values import owned

BOX = {"main": Box(x=0, y=0, width=200, height=100)}
PRICE = Overlay(id="price", name="Price", kind="price_card", layouts=BOX)
LOGO = Overlay(id="logo", name="Logo", kind="logo", layouts=BOX, manual=True)
SHOW = Show(canvases=(Canvas(id="main", name="Main"),), overlays=(PRICE, LOGO))
TEA = {"title": "Tea", "link_no": 1, "live_price_minor": 1990, "currency": "CNY", "sold": 0}
MOTION_NS = PRICE.motion_ms * 1_000_000


@pytest.fixture
def desk() -> CardDesk:
    return CardDesk()


def wished(desk: CardDesk, now_ns: int) -> dict[str, dict[str, object]]:
    return {card.id: card.values for card in desk.wishes(SHOW, now_ns)["cards"].cards}


def test_a_card_comes_with_its_product_and_leaves_with_it(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    assert desk.cues["price"].playing
    assert wished(desk, 10 * NS) == {"price": TEA}
    desk.follow(SHOW, None, {"price_card": None}, 20 * NS)
    assert not desk.cues["price"].playing
    assert wished(desk, 20 * NS + MOTION_NS // 2) == {"price": TEA}, "it is still seen leaving"
    assert wished(desk, 20 * NS + MOTION_NS) == {}


def test_pictures_said_by_hand_or_set_are_drawn_from_files(desk: CardDesk) -> None:
    show = replace(SHOW, overlays=(replace(LOGO, settings={"picture": "https://brand/logo.png", "round": True}),))
    desk.play(show, "logo", {"picture": "https://shop/cup.png", "title": "Cup"}, NS)
    here = {"https://shop/cup.png": "/files/cup.png"}
    card = desk.wishes(show, NS, lambda place: here.get(place, ""))["cards"].cards[0]
    assert card.values == {"picture": "/files/cup.png", "title": "Cup"}
    assert card.settings == {"picture": "", "round": True}, "not there yet"
    assert desk.section(show)["logo"]["values"]["picture"] == "https://shop/cup.png"


def test_a_card_is_whole_again_when_every_canvas_says_so(desk: CardDesk) -> None:
    desk.play(SHOW, "logo", {}, NS)
    desk.failed("logo", "main", "no font")
    desk.failed("logo", "tall", "no font")
    desk.failed("logo", "main", "")
    assert (desk.section(SHOW)["logo"]["state"], desk.section(SHOW)["logo"]["text"]) == ("failed", "Not on tall: no font")
    desk.failed("logo", "tall", "")
    assert desk.section(SHOW)["logo"]["state"] == "on"


def test_a_card_that_fails_on_one_of_its_canvases_says_on_which(desk: CardDesk) -> None:
    both = replace(LOGO, layouts=BOX | {"tall": BOX["main"]})
    show = Show(canvases=(*SHOW.canvases, Canvas(id="tall", name="Tall")), overlays=(both,))
    desk.play(show, "logo", {}, NS)
    desk.failed("logo", "tall", "too small")
    assert desk.section(show)["logo"]["text"] == "Not on Tall: too small"
    desk.failed("logo", "main", "no font")
    assert desk.section(show)["logo"]["text"] == "too small"


def test_a_plugin_that_begins_anew_has_failed_at_nothing(desk: CardDesk) -> None:
    desk.play(SHOW, "logo", {}, NS)
    desk.failed("logo", "main", "no font")
    desk.begun_anew(SHOW, "others")
    assert desk.section(SHOW)["logo"]["state"] == "failed"
    desk.begun_anew(SHOW, LOGO.plugin)
    assert desk.section(SHOW)["logo"]["state"] == "on"


def test_only_cards_of_which_the_rules_know_follow_the_product(desk: CardDesk) -> None:
    bar = Overlay(id="bar", name="Bar", kind="bar", plugin="goal", layouts=BOX)
    section = desk.section(replace(SHOW, overlays=(PRICE, LOGO, bar)))
    assert {name: one["follows"] for name, one in section.items()} == {"price": True, "logo": False, "bar": False}


def test_another_price_is_never_shown_with_the_old_picture(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    fresh_ns = desk.cues["price"].fresh_ns
    desk.follow(SHOW, "tea", {"price_card": TEA | {"sold": 5}}, 11 * NS)
    assert desk.cues["price"].fresh_ns == fresh_ns, "a counter may be a moment late"
    desk.follow(SHOW, "tea", {"price_card": TEA | {"live_price_minor": 2990}}, 12 * NS)
    assert desk.cues["price"].fresh_ns == 12 * NS
    assert desk.wishes(SHOW, 12 * NS)["cards"].cards[0].fresh_ns == 12 * NS


def test_one_stopped_by_hand_stays_away_until_the_next_product(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    desk.stop(SHOW, "price", "tea", 11 * NS)
    desk.follow(SHOW, "tea", {"price_card": TEA | {"sold": 1}}, 12 * NS)
    assert not desk.cues["price"].playing
    desk.follow(SHOW, "cup", {"price_card": TEA | {"title": "Cup"}}, 13 * NS)
    assert desk.cues["price"].playing


def test_one_stopped_by_hand_comes_back_by_hand(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    desk.stop(SHOW, "price", "tea", 11 * NS)
    desk.play(SHOW, "price", {"page": 2}, 12 * NS)
    desk.follow(SHOW, "tea", {"price_card": TEA | {"sold": 2}}, 13 * NS)
    assert desk.values["price"] == TEA | {"sold": 2, "page": 2}


def test_a_manual_card_follows_nobody(desk: CardDesk) -> None:
    desk.play(SHOW, "logo", None, 10 * NS)
    desk.follow(SHOW, "tea", {"price_card": TEA, "logo": None}, 11 * NS)
    assert desk.cues["logo"].playing
    assert desk.settles_ns(SHOW, 11 * NS) == 11 * NS + MOTION_NS


def test_a_manual_card_says_what_its_kind_says(desk: CardDesk) -> None:
    strip = Overlay(id="strip", name="Strip", kind="product_strip", layouts=BOX, manual=True)
    show = Show(canvases=SHOW.canvases, overlays=(strip,))
    desk.follow(show, "tea", {"product_strip": {"items": [1]}}, 10 * NS)
    assert "strip" not in desk.cues
    desk.play(show, "strip", None, 11 * NS)
    desk.follow(show, "tea", {"product_strip": {"items": [2]}}, 12 * NS)
    assert desk.wishes(show, 12 * NS)["cards"].cards[0].values == {"items": [2]}
    desk.follow(show, None, {"product_strip": None}, 13 * NS)
    assert desk.cues["strip"].playing


def test_a_card_that_a_window_shows_is_drawn_off_air_too(desk: CardDesk) -> None:
    assert desk.wishes(SHOW, NS)["cards"].cards == ()
    desk.looked_at = {"logo"}
    assert [card.id for card in desk.wishes(SHOW, NS)["cards"].cards] == ["logo"]
    assert "logo" not in desk.cues


def test_a_card_that_is_gone_from_the_show_is_forgotten(desk: CardDesk) -> None:
    desk.play(SHOW, "logo", None, 10 * NS)
    desk.failed("logo", "main", "It cannot be drawn.")
    assert desk.section(SHOW)["logo"]["state"] == "failed"
    desk.follow(Show(overlays=(PRICE,)), None, {}, 11 * NS)
    assert "logo" not in desk.cues
    with pytest.raises(RefusedError):
        desk.play(SHOW, "nothing", None, 12 * NS)


def test_a_new_card_waits_for_its_play_or_for_the_next_product(desk: CardDesk) -> None:
    ruled = {"price_card": TEA}
    desk.follow(replace(SHOW, overlays=(LOGO,)), "tea", ruled, 10 * NS)
    desk.follow(SHOW, "tea", ruled, 11 * NS)
    assert "price" not in desk.cues, "nobody has looked at it yet"
    after = crashed(desk)
    after.follow(SHOW, "tea", ruled, 12 * NS)
    assert "price" not in after.cues
    after.play(SHOW, "price", {}, 13 * NS)
    assert after.cues["price"].playing
    desk.follow(SHOW, "cup", ruled, 14 * NS)
    assert desk.cues["price"].playing


def test_no_switch_of_a_card_brings_it_on_air_or_takes_it_off(desk: CardDesk) -> None:
    by_hand = replace(SHOW, overlays=(replace(PRICE, manual=True), LOGO))
    desk.follow(by_hand, "tea", {"price_card": TEA}, 10 * NS)
    desk.follow(SHOW, "tea", {"price_card": TEA}, 11 * NS)
    assert "price" not in desk.cues
    desk.follow(SHOW, "cup", {"price_card": TEA}, 12 * NS)
    assert desk.cues["price"].playing
    desk.follow(by_hand, "cup", {"price_card": TEA}, 13 * NS)
    assert desk.cues["price"].playing, "by hand from now on"
    desk.follow(SHOW, "cup", {"price_card": TEA}, 14 * NS)
    assert desk.cues["price"].playing
    desk.follow(SHOW, None, {"price_card": None}, 15 * NS)
    assert not desk.cues["price"].playing, "with its product again"


@pytest.mark.parametrize("over_a_crash", [False, True])
def test_undo_brings_a_card_back_as_it_was(desk: CardDesk, over_a_crash: bool) -> None:
    ruled, bare = {"price_card": TEA}, replace(SHOW, overlays=())
    desk.follow(SHOW, "tea", ruled, 10 * NS)
    desk.play(SHOW, "logo", {"text": "Hello"}, 10 * NS)
    desk.follow(bare, "tea", ruled, 11 * NS)
    desk = crashed(desk) if over_a_crash else desk
    desk.follow(SHOW, "tea", ruled, 12 * NS)
    assert desk.cues["price"].playing
    assert desk.cues["logo"].playing
    assert desk.values["logo"] == {"text": "Hello"}
    desk.stop(SHOW, "price", "tea", 13 * NS)
    desk.stop(SHOW, "logo", "tea", 13 * NS)
    desk.follow(bare, "tea", ruled, 14 * NS)
    desk.follow(SHOW, "tea", ruled, 15 * NS)
    assert not any(cue.playing for cue in desk.cues.values())


def test_another_card_of_the_same_name_is_a_new_one(desk: CardDesk) -> None:
    desk.play(SHOW, "logo", {"text": "Hello"}, 10 * NS)
    desk.follow(replace(SHOW, overlays=()), None, {}, 11 * NS)
    desk.follow(replace(SHOW, overlays=(replace(LOGO, kind="text"),)), None, {}, 12 * NS)
    assert "logo" not in desk.cues


def test_a_card_on_no_canvas_is_not_on_air(desk: CardDesk) -> None:
    nowhere = replace(
        SHOW, overlays=(replace(PRICE, layouts={}), replace(LOGO, layouts={"main": Box(x=9000, y=0, width=9, height=9)}))
    )
    desk.follow(nowhere, "tea", {"price_card": TEA}, 10 * NS)
    assert "price" not in desk.cues
    with pytest.raises(RefusedError, match="Logo lies on no canvas"):
        desk.play(nowhere, "logo", {}, 11 * NS)
    desk.follow(SHOW, "tea", {"price_card": TEA}, 12 * NS)
    assert "price" not in desk.cues, "placing it brings it nowhere but there"
    desk.play(SHOW, "price", {}, 13 * NS)
    desk.play(SHOW, "logo", {}, 13 * NS)
    assert desk.cues["price"].playing
    assert desk.cues["logo"].playing
    desk.follow(nowhere, "tea", {"price_card": TEA}, 14 * NS)
    assert not desk.cues["price"].playing
    desk.follow(SHOW, "tea", {"price_card": TEA}, 15 * NS)
    assert not desk.cues["logo"].playing


def test_a_card_whose_plugin_does_not_run_is_not_said_to_be_on_air() -> None:
    running = {"cards"}
    desk = CardDesk(runs=running.__contains__)
    desk.play(SHOW, "logo", {}, 10 * NS)
    assert desk.section(SHOW)["logo"]["state"] == "on"
    running.clear()
    assert desk.section(SHOW)["logo"]["state"] == "failed"
    assert desk.section(SHOW)["logo"]["text"] == "Its plugin does not run. Start it under Show > Plugins."


def crashed(desk: CardDesk) -> CardDesk:
    after = CardDesk()
    after.recall(msgspec.json.decode(msgspec.json.encode(desk.as_memory())))
    return after


def test_a_desk_that_takes_over_knows_them_all(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    desk.play(SHOW, "logo", {"x": 1}, 10 * NS)
    after = CardDesk()
    after.recall(desk.as_memory())
    assert after.wishes(SHOW, 20 * NS) == desk.wishes(SHOW, 20 * NS)


def test_a_desk_that_takes_over_leaves_away_what_was_stopped_by_hand(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    desk.stop(SHOW, "price", "tea", 11 * NS)
    after = CardDesk()
    after.recall(desk.as_memory())
    after.follow(SHOW, "tea", {"price_card": TEA}, 12 * NS)
    assert not after.cues["price"].playing
    after.follow(SHOW, "cup", {"price_card": TEA}, 13 * NS)
    assert after.cues["price"].playing


# ---------------------------------------------------------------- what a hand must not say

FALSE = {"live_price_minor": 100, "sold": 999_999, "stock_left": 3, "coupon": "FREE GIFT"}


@pytest.mark.parametrize("said", [{name: value} for name, value in FALSE.items()], ids=FALSE)
@pytest.mark.parametrize("way", ["play", "update"])
def test_no_hand_says_what_shop_and_ledger_own(desk: CardDesk, way: str, said: dict[str, object]) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    with pytest.raises(RefusedError, match="comes from the shop"):
        getattr(desk, way)(SHOW, "price", said, 11 * NS)
    assert desk.values["price"] == TEA
    desk.follow(SHOW, "tea", {"price_card": TEA | {"sold": 1}}, 12 * NS)
    assert desk.values["price"] == TEA | {"sold": 1}


def test_what_an_earlier_desk_let_a_hand_say_is_not_taken_over(desk: CardDesk) -> None:
    desk.follow(SHOW, "tea", {"price_card": TEA}, 10 * NS)
    left = desk.as_memory() | {"by_hand": {"price": FALSE}, "values": {"price": TEA | FALSE}}
    after = CardDesk()
    after.recall(left)
    after.follow(SHOW, "tea", {"price_card": TEA}, 11 * NS)
    assert after.values["price"] == TEA


def test_a_card_played_by_hand_says_no_price_that_nobody_confirms_any_more(desk: CardDesk) -> None:
    manual = replace(PRICE, manual=True)
    show = replace(SHOW, overlays=(manual,))
    desk.follow(show, "tea", {"price_card": TEA}, 10 * NS)
    desk.play(show, "price", None, 11 * NS)
    desk.follow(show, "tea", {"price_card": None}, 20 * NS)
    assert "live_price_minor" not in desk.values["price"]


def test_settings_that_cannot_be_passed_on_keep_no_other_card_away(desk: CardDesk) -> None:
    bad = Overlay(id="old", name="Old", kind="goal", layouts=BOX, settings={"of": 2**80})
    show = replace(SHOW, overlays=(bad, LOGO))
    desk.play(show, "old", None, NS)
    desk.play(show, "logo", {"x": 1}, NS)
    wish = desk.wishes(show, NS)["cards"]
    encode(Command("cards", as_arguments(wish)))
    assert {card.id: card.settings for card in wish.cards} == {"old": {}, "logo": {}}


def test_a_claim_among_the_settings_of_a_plugin_that_was_away_is_not_passed_on(desk: CardDesk) -> None:
    foreign = Overlay(id="old", name="Old", kind="price_card", layouts=BOX, settings={"live_price_minor": 100, "round": True})
    desk.follow(replace(SHOW, overlays=(foreign,)), "tea", {"price_card": TEA}, NS)
    (card,) = desk.wishes(replace(SHOW, overlays=(foreign,)), NS)["cards"].cards
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


def needing() -> CardDesk:
    return CardDesk(lambda overlay: NEEDS[overlay.kind])


@pytest.mark.parametrize("card", ["qr", "third"])
def test_a_card_with_nothing_to_show_says_what_is_missing(card: str) -> None:
    desk = needing()
    desk.follow(WITH_NEEDS, None, {"qr_code": None}, NS)
    with pytest.raises(RefusedError, match="has nothing to show") as caught:
        desk.play(WITH_NEEDS, card, None, 2 * NS)
    assert "nter a" in caught.value.text, "what can be done"
    assert not desk.section(WITH_NEEDS)[card]["playing"]


def test_a_card_that_is_left_with_nothing_is_not_on_air_until_it_has_something() -> None:
    desk = needing()
    desk.play(WITH_NEEDS, "third", {"name": "Mei"}, NS)
    assert desk.section(WITH_NEEDS)["third"]["state"] == "on"
    desk.update(WITH_NEEDS, "third", {"name": " "}, 2 * NS)
    assert desk.section(WITH_NEEDS)["third"]["state"] == "off"
    desk.update(WITH_NEEDS, "third", {"title": "Host"}, 3 * NS)
    assert desk.section(WITH_NEEDS)["third"]["state"] == "on"


def test_what_its_settings_say_is_something_to_show() -> None:
    desk = needing()
    desk.play(replace(SHOW, overlays=(replace(THIRD, settings={"name": "Mei"}),)), "third", None, NS)
    assert desk.cues["third"].playing


def test_a_code_by_hand_stays_on_air_without_a_product() -> None:
    desk = needing()
    desk.play(WITH_NEEDS, "qr", {"url": "https://shop.example"}, NS)
    desk.follow(WITH_NEEDS, None, {"qr_code": None}, 2 * NS)
    assert desk.cues["qr"].playing
    desk.stop(WITH_NEEDS, "qr", None, 3 * NS)
    desk.follow(WITH_NEEDS, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 9 * NS)
    assert desk.values["qr"]["url"] == "https://tea"


def test_what_a_hand_told_a_card_does_not_go_on_to_another_product(desk: CardDesk) -> None:
    by_hand = Overlay(id="mine", name="Mine", kind="qr_code", layouts=BOX, manual=True)
    code = Overlay(id="qr", name="Code", kind="qr_code", layouts=BOX)
    show = replace(SHOW, overlays=(code, by_hand))
    desk.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, NS)
    for card in ("qr", "mine"):
        desk.play(show, card, {"url": "https://today", "caption": "Today"}, 2 * NS)
    desk.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 3 * NS)
    assert desk.values["qr"]["url"] == "https://today"
    after = CardDesk()
    after.recall(desk.as_memory())
    after.follow(show, "tea", {"qr_code": {"url": "https://tea", "caption": "Tea"}}, 4 * NS)
    assert after.values["qr"]["url"] == "https://today"
    after.follow(show, "cup", {"qr_code": {"url": "https://cup", "caption": "Cup"}}, 5 * NS)
    assert after.values == {
        "qr": {"url": "https://cup", "caption": "Cup"},
        "mine": {"url": "https://today", "caption": "Today"},
    }


def test_a_text_stopped_by_hand_can_be_played_once_more() -> None:
    desk = needing()
    desk.play(WITH_NEEDS, "third", {"name": "Mei"}, NS)
    desk.stop(WITH_NEEDS, "third", None, 2 * NS)
    desk.play(WITH_NEEDS, "third", None, 3 * NS)
    assert desk.values["third"] == {"name": "Mei"}


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
    desk, ruled = CardDesk(), dict[str, Any]()
    for at, (deed, subject, given_values) in enumerate(deeds, 1):
        now_ns = at * NS
        with contextlib.suppress(RefusedError):
            match deed:
                case "play" | "update":
                    getattr(desk, deed)(ANY_SHOW, subject, given_values, now_ns)
                case "stop":
                    desk.stop(ANY_SHOW, subject, "tea", now_ns)
                case "crash":
                    left, desk = desk.as_memory(), CardDesk()
                    desk.recall(left)
                    desk.follow(ANY_SHOW, "tea", {"price_card": None, "product_strip": None} | ruled, now_ns)
                case _:
                    ruled = dict(zip(("price_card", "product_strip"), given_values, strict=True))
                    desk.follow(ANY_SHOW, subject, ruled, now_ns)
        for overlay in ANY_SHOW.overlays:
            if overlay.id in desk.cues and desk.cues[overlay.id].playing:
                said, truth = desk.values.get(overlay.id, {}), ruled.get(overlay.kind) or {}
                claims = {name: value for name, value in said.items() if owned(overlay.kind, name)}
                assert claims == {name: value for name, value in truth.items() if owned(overlay.kind, name)}
        encode(Command("cards", as_arguments(desk.wishes(ANY_SHOW, now_ns)["cards"])))
