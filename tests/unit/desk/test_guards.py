"""What the desk refuses of an edit that the show's rules allow."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.desk import guards
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.errors import RefusedError
from studio.show import edits
from studio.show.model import Overlay, Show
from studio.show.products import Product, Variant
from studio.show.selling import State
from studio.show.selling.state import Launch, ProductState

CARD = Overlay(id="clock", name="Clock", kind="countdown")
SHOW = Show(overlays=(CARD,))


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(discover(bundled_folder(), bundled_folder() / "none"), Choices())


def having(**settings: object) -> Show:
    return Show(overlays=(replace(CARD, settings=settings),))


def test_settings_of_a_card_suit_its_kind(catalogue: Catalogue) -> None:
    guards.card_settings(catalogue, SHOW, having(style="compact"))
    with pytest.raises(RefusedError, match="Clock: Style: it is one of full, compact"):
        guards.card_settings(catalogue, SHOW, having(style="tiny"))
    with pytest.raises(RefusedError, match="There is no setting 'colours'"):
        guards.card_settings(catalogue, Show(), having(colours=3))


def test_what_an_older_plugin_knew_does_not_lock_the_card(catalogue: Catalogue) -> None:
    old = having(colours=3)
    guards.card_settings(catalogue, old, having(colours=3, style="compact"))
    with pytest.raises(RefusedError, match="no setting 'colours'"):
        guards.card_settings(catalogue, old, having(colours=4))
    with pytest.raises(RefusedError, match="no setting 'colours'"):
        guards.card_settings(catalogue, old, Show(overlays=(replace(old.overlays[0], kind="banner"),)))


def test_a_card_whose_plugin_is_away_is_left_alone(catalogue: Catalogue) -> None:
    away = Show(overlays=(replace(CARD, plugin="gone", settings={"any": 1}),))
    guards.card_settings(catalogue, Show(), away)


TEA = Product(id="tea", link_no=1, title="Tea", live_price_minor=1990, variants=(Variant(sku="T", stock=50),))
CUP = Product(id="cup", link_no=2, title="Cup", live_price_minor=900, variants=(Variant(sku="C"),))
QUEUE = Show(products=(TEA, CUP))
LAUNCH = Launch(
    product="tea",
    title="Tea",
    link_no=1,
    shop="rehearsal",
    item_id="tea",
    run=1,
    currency="CNY",
    price_minor=1990,
    list_price_minor=0,
    prices={"T": 1990},
    weights={"T": 1},
    reserve=0,
    quantity=50,
    tranche=50,
    purchase_limit=0,
    countdown_s=10,
    sale_minutes=5,
    until_sold_out=True,
    armed_ns=0,
    seen_prices={"T": 1990},
)


def at(stage: str) -> State:
    return State(products={"tea": ProductState(stage=stage)}, launch=LAUNCH)  # type: ignore[arg-type]


def attempt(state: State, command: str, **params: object) -> None:
    guards.products_on_sale(state, QUEUE, edits.apply(QUEUE, command, params).show)


@pytest.mark.parametrize(
    ("command", "params", "what"),
    [
        ("product.remove", {"products": ["cup", "tea"]}, "it cannot leave the queue"),
        ("product.import", {"set": [{"title": "Hat", "live_price_minor": 1}], "mode": "replace"}, "it cannot leave the queue"),
        ("product.import", {"set": [{"id": "tea", "live_price_minor": 1}], "mode": "merge"}, "its price"),
        ("product.update", {"product": "tea", "set": {"live_price_minor": 2000}}, "its price"),
        ("product.update", {"product": "tea", "set": {"list_price_minor": 2000}}, "its price"),
        ("product.update", {"product": "tea", "set": {"variants": [{"sku": "T", "live_price_minor": 5}]}}, "its price"),
        ("product.update", {"product": "tea", "set": {"variants": [{"sku": "T"}, {"sku": "U"}]}}, "its variants"),
        ("product.update", {"product": "tea", "set": {"shop": "vendure"}}, "its shop"),
        ("product.update", {"product": "tea", "set": {"item_id": "77"}}, "its item in the shop"),
        ("product.update", {"product": "tea", "set": {"currency": "USD"}}, "its currency"),
        ("product.update", {"product": "tea", "set": {"purchase_limit": 1}}, "its purchase limit"),
        ("product.update", {"product": "tea", "set": {"coupon": {"text": "FREE"}}}, "its coupon"),
    ],
)
@pytest.mark.parametrize(
    ("stage", "remedy"),
    [
        ("armed", "Cancel the launch"),
        ("countdown", "Cancel or abort the launch"),
        ("on_sale", "End or abort the sale"),
        ("sold_out", "End the sale"),
    ],
)
def test_what_a_sale_stands_on_cannot_change(stage: str, remedy: str, command: str, params: dict[str, object], what: str) -> None:
    with pytest.raises(RefusedError, match=rf"^1 'Tea' is .*: {what}.* now\. {remedy} first\.$") as caught:
        attempt(at(stage), command, **params)
    assert (caught.value.code, caught.value.subject) == ("on_sale", "tea")


def test_everything_else_can() -> None:
    selling = at("on_sale")
    attempt(selling, "product.update", product="tea", set={"title": "Green tea", "reserve": 3, "item_id": "tea"})
    attempt(selling, "product.update", product="tea", set={"variants": [{"sku": "T", "stock": 9, "live_price_minor": 1990}]})
    attempt(selling, "product.move", products=["tea"], index=1)
    attempt(selling, "product.update", product="cup", set={"live_price_minor": 1})
    attempt(selling, "product.remove", products=["cup"])


@pytest.mark.parametrize("stage", ["queued", "prepared", "explaining", "ended", "pulled"])
def test_and_before_and_after_a_sale_all_can(stage: str) -> None:
    attempt(at(stage), "product.remove", products=["tea"])


def test_a_stage_without_a_launch_locks_nothing() -> None:
    attempt(State(products={"tea": ProductState(stage="sold_out")}), "product.remove", products=["tea"])
