"""What the desk refuses of an edit that the show's rules allow."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.desk import guards
from studio.desk.guards import Whose
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.document.connections import Connection
from studio.document.model import Destination, Encoding, Overlay, Show
from studio.document.products import Product, Variant
from studio.kinds.targets import Recording, Rehearsal, RtmpPush
from studio.show import edits
from studio.show.cards import CardCue
from studio.show.selling import State
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.state import ProductState
from studio.values.errors import RefusedError

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
    return State(products={"tea": ProductState(stage=stage)}, on_air=(LAUNCH,))  # type: ignore[arg-type]


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
        ("product.update", {"product": "tea", "set": {"listings": [{"connection": "vendure"}]}}, "its shop"),
        ("product.update", {"product": "tea", "set": {"listings": [{"item_id": "77"}]}}, "its item in the shop"),
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
    attempt(selling, "product.update", product="tea", set={"title": "Green tea", "reserve": 3, "listings": [{"item_id": "tea"}]})
    attempt(selling, "product.update", product="tea", set={"variants": [{"sku": "T", "stock": 9, "live_price_minor": 1990}]})
    attempt(selling, "product.update", product="tea", set={"listings": [{}, {"connection": "vendure", "item_id": "7"}]})
    attempt(selling, "product.move", products=["tea"], index=1)
    attempt(selling, "product.update", product="cup", set={"live_price_minor": 1})
    attempt(selling, "product.remove", products=["cup"])


@pytest.mark.parametrize("stage", ["queued", "prepared", "explaining", "ended", "pulled"])
def test_and_before_and_after_a_sale_all_can(stage: str) -> None:
    attempt(at(stage), "product.remove", products=["tea"])


def test_a_stage_without_a_launch_locks_nothing() -> None:
    attempt(State(products={"tea": ProductState(stage="sold_out")}), "product.remove", products=["tea"])


STALL = Show(
    products=(TEA,),
    overlays=(Overlay(id="price", name="Price", kind="price_card", plugin="cards"),),
    encodings=(Encoding(id="main", canvas="main"),),
    destinations=(
        Destination(id="page", name="Page", encoding="main", target=Rehearsal()),
        Destination(id="tape", name="Tape", encoding="main", target=Recording(folder="/films")),
        Destination(id="idle", name="Idle", encoding="main", target=RtmpPush(url="rtmp://a/b")),
    ),
)
SOLD = State(products={"tea": ProductState(stage="on_sale")}, on_air=(replace(LAUNCH, phase="open"),))


@pytest.mark.parametrize(
    ("command", "params"),
    [
        ("destination.remove", {"destination": "page"}),
        ("destination.update", {"destination": "page", "set": {"target": {"type": "recording", "folder": "/films"}}}),
    ],
)
def test_the_last_destination_that_viewers_see_stays_while_something_is_on_sale(command: str, params: dict[str, object]) -> None:
    after = edits.apply(STALL, command, params).show
    with pytest.raises(
        RefusedError, match=r"^1 'Tea' is on sale: .* Without Page nobody sees it\. End the sale first\.$"
    ) as caught:
        guards.sale_is_seen(SOLD, {"page", "tape"}, STALL, after)
    assert (caught.value.code, caught.value.subject) == ("on_sale", "tea")
    guards.sale_is_seen(SOLD, {"page", "idle"}, STALL, after)  # another one is seen
    guards.sale_is_seen(SOLD, {"tape"}, STALL, after)  # nobody saw it before either
    guards.sale_is_seen(State(), {"page"}, STALL, after)


STEP = Step(name="link", round=1)


def goes(plugin: str, state: State, confirmed: str | None = None, cue: bool = False, active: tuple[str, ...] = ()) -> str:
    """What is asked before `plugin` is switched off, and about what; empty: nothing."""
    try:
        guards.plugin_goes(plugin, {plugin}, state, STALL, {"price": CardCue(cue, 0)}, active, confirmed)
    except RefusedError as error:
        return f"{error.subject}: {error.text}" if error.code == "confirm" else error.code
    return ""


def test_a_plugin_that_something_on_air_stands_on_goes_only_when_confirmed() -> None:
    assert goes("rehearsal", SOLD).startswith("tea: 1 'Tea' is on sale: ")
    assert goes("rehearsal", SOLD, "tea", active=("page",)) == ""  # one question, whatever else goes with it
    assert goes("vendure", SOLD) == ""
    shut = replace(SOLD, on_air=(), set_aside={"tea": (replace(LAUNCH, phase="closing", steps=(STEP,)),)})
    assert goes("rehearsal", shut).startswith("tea: 1 'Tea' is still being put back in shop 'Rehearsal'.")
    assert goes("rehearsal", State(), active=("page",)) == "page: Page is on air. This ends its stream at once."
    assert goes("rehearsal", State(), active=("tape",)) == ""
    assert goes("cards", State(), cue=True) == "price: 'Price' is on air. This takes it off the air at once."
    assert goes("cards", State(), "price", cue=True) == ""
    assert goes("cards", State()) == ""


def test_the_connection_that_carries_a_stream_is_asked_about_whatever_it_is_called() -> None:
    first, second = (Connection(id=name, plugin="rehearsal", name=name) for name in ("stage", "cellar"))
    show = replace(STALL, connections=(first, second))

    def asked(connection: str) -> str:
        try:
            guards.restarts({connection}, Whose.of_connection(connection), State(), show, {"page"}, None)
        except RefusedError as error:
            return error.text
        return ""

    assert asked("stage").startswith("Page is on air.")
    assert asked("cellar") == ""


def changes(plugin: str, state: State, confirmed: str | None = None) -> str:
    """What is asked before a plugin gets other settings or another password; empty: nothing."""
    try:
        guards.account_changes({plugin}, Whose.of_plugin(plugin), state, STALL, confirmed)
    except RefusedError as error:
        return f"{error.subject}: {error.text}" if error.code == "confirm" else error.code
    return ""


def test_a_shop_is_told_something_else_under_its_sale_only_when_confirmed() -> None:
    asked = changes("rehearsal", SOLD)
    assert asked.startswith("tea: 1 'Tea' is on sale: ")
    assert asked.endswith("plugin 'rehearsal' may reach another shop or none, and cannot end this sale.")
    assert changes("rehearsal", SOLD, "tea") == ""
    assert changes("rehearsal", SOLD, "cup").startswith("tea: "), "a yes counts for what was asked about"
    assert changes("vendure", SOLD) == changes("cards", SOLD) == changes("rehearsal", State()) == ""
    shut = replace(SOLD, on_air=(), set_aside={"tea": (replace(LAUNCH, phase="closing", steps=(STEP,)),)})
    assert changes("rehearsal", shut).startswith("tea: 1 'Tea' is still being put back in shop 'Rehearsal'.")


def restarts(plugin: str, state: State, confirmed: str | None = None, active: tuple[str, ...] = ()) -> str:
    """What is asked before a plugin that runs is started anew; empty: nothing."""
    try:
        guards.restarts({plugin}, Whose.of_plugin(plugin), state, STALL, active, confirmed)
    except RefusedError as error:
        return f"{error.subject}: {error.text}" if error.code == "confirm" else error.code
    return ""


def test_a_plugin_that_a_sale_or_a_stream_rests_on_is_restarted_only_when_confirmed() -> None:
    assert restarts("rehearsal", SOLD).endswith("Until plugin 'rehearsal' runs again the studio cannot see or end it.")
    assert restarts("rehearsal", SOLD, "tea", ("page",)) == "", "one question, whatever else goes with it"
    assert restarts("vendure", SOLD, active=("page",)) == ""
    assert restarts("rehearsal", State(), active=("page",)) == "page: Page is on air. This interrupts its stream at once."
    assert restarts("rehearsal", State(), "page", ("page",)) == restarts("rehearsal", State(), active=("tape",)) == ""


def test_a_sound_that_comes_while_on_air_begins_muted() -> None:
    fields = {"name": "Mic", "input": {"type": "sound"}}
    unsaid, no = ({}, {"muted": None}), {"muted": False}
    for on_air, given, mute in (*((air, one, air) for air in (True, False) for one in unsaid), (True, no, False)):
        params = guards.unheard("source.add", {"set": fields} | given, on_air)
        assert [strip.mute for strip in edits.apply(Show(), "source.add", params).show.strips] == [mute]
    silent = edits.apply(Show(), "source.add", {"set": {"name": "Break", "input": {"type": "colour"}}}).show
    params = guards.unheard("source.update", {"source": "break", "set": {"input": {"type": "media", "path": "a.mp4"}}}, True)
    sounding = edits.apply(silent, "source.update", params).show
    assert [strip.mute for strip in sounding.strips] == [True]
    again = guards.unheard("source.update", {"source": "break", "set": {"name": "Song"}}, False)
    assert [strip.mute for strip in edits.apply(sounding, "source.update", again).show.strips] == [True], "a strip stays as it is"
    assert guards.unheard("scene.add", {"set": {}}, True) == {"set": {}}
