"""What the desk refuses of an edit though the show's own rules allow it. Pure: shows before and after, refused or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from studio.desk.air import viewed
from studio.desk.plugins import Catalogue
from studio.desk.removals import ends_stream, interrupts_stream, off_air
from studio.document.model import Destination, Show
from studio.document.products import Product
from studio.show.cards import CardCue
from studio.show.connecting import carrier
from studio.show.selling import State, at_stake, require_confirmation
from studio.show.selling.catalogue import list_price, live_price, places, shop_name
from studio.show.selling.launch.state import Launch
from studio.values.errors import RefusedError
from studio.values.sentences import Sentence, Template, together
from studio.words import processes as processes_say
from studio.words import sales as says

_MISSING = object()


class Whose(NamedTuple):
    """Whom a question is about: the accounts of a plugin, or one connection. What it asks of a sale, and of one put back
    in the shop of that name."""

    changed: Callable[[str], Sentence]
    put_back_changed: Callable[[Launch, str], Sentence]
    restarts: Callable[[str], Sentence]

    @classmethod
    def of_plugin(cls, plugin: str) -> Whose:
        return cls(
            lambda stake: says.plugin_changed(stake=stake, plugin=plugin),
            lambda launch, shop: says.put_back_plugin_changed(product=named(launch), shop=shop),
            lambda stake: says.plugin_restarts(stake=stake, plugin=plugin),
        )

    @classmethod
    def of_connection(cls, name: str) -> Whose:
        return cls(
            lambda stake: says.connection_changed(stake=stake, name=name),
            lambda launch, shop: says.put_back_connection_changed(product=named(launch), shop=shop),
            lambda stake: says.connection_restarts(stake=stake, name=name),
        )


_HOW = {
    "armed": (says.is_armed, says.cancel_launch),
    "countdown": (says.is_launched, says.abort_launch),
    "on_sale": (says.is_on_sale, says.abort_sale),
    "sold_out": (says.is_sold_out, says.end_sale),
}


def unheard(command: str, params: Mapping[str, Any], on_air: bool) -> dict[str, Any]:
    """The parameters of an edit; a sound that it brings into the show begins muted while on air, unless they say otherwise.

    Its picture waits for a take, and nobody would expect the sound before that.
    """
    begins = command in ("source.add", "source.update") and params.get("muted") is None
    return dict(params) | ({"muted": on_air} if begins else {})


def card_settings(catalogue: Catalogue, before: Show, after: Show) -> None:
    """New values of settings suit the card's kind. Old ones may stay as they are: an older plugin may have known them.

    Raises:
        RefusedError: one does not.
    """
    old = {one.id: one for one in before.overlays}
    for card in after.overlays:
        was = old.get(card.id)
        if was is card:
            continue
        known = was.settings if was is not None and (was.plugin, was.kind) == (card.plugin, card.kind) else {}
        new = {name: value for name, value in card.settings.items() if known.get(name, _MISSING) != value}
        problems = catalogue.overlay_problems(card.plugin, card.kind, new)
        if problems:
            raise RefusedError("overlay_settings", processes_say.about(who=card.name, words=together(*problems)), card.id)


def products_on_sale(state: State, before: Show, after: Show) -> None:
    """While a product is armed or sold it stays in the queue, and what its launch stands on stays as it is.

    Raises:
        RefusedError: it would leave, or other SKUs, prices, shop, item or currency would be under its sale.
    """
    if before.products is after.products:
        return
    there = {one.id: one for one in after.products}
    for product in before.products:
        how = _HOW.get(state.product(product.id).stage)
        if how is None or state.launch_of(product.id) is None:
            continue
        being, remedy = how
        now = there.get(product.id)
        refusal = says.cannot_leave if now is None else _shaken(product, now) if now is not product else None
        if refusal is not None:
            what = being(product=f"{product.link_no} '{product.title}'", what=refusal())
            raise RefusedError("on_sale", together(what, remedy()), product.id)


def sale_is_seen(state: State, active: Collection[str], before: Show, after: Show) -> None:
    """The last destination that viewers see stays while something is on sale: stopping it by its command ends the sale as well.

    Raises:
        RefusedError: the edit would take it away, or make something of it that nobody watches.
    """
    if before.destinations is after.destinations:
        return
    stake, launch, left = at_stake(state), state.launch, viewed(before, active)
    if stake and launch is not None and left and not viewed(after, active):
        names = ", ".join(one.name for one in before.destinations if one.id in left)
        raise RefusedError("on_sale", says.unseen(stake=stake, name=names), launch.product)


def plugin_goes(
    plugin: str,
    connections: Collection[str],
    state: State,
    show: Show,
    cues: Mapping[str, CardCue],
    active: Collection[str],
    confirmed: str | None,
) -> None:
    """Ask before a plugin is switched off that a sale, a card on air or a destination on air stands on. One question at most.

    `connections` are those of its accounts.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    stake, product = sale_in(connections, state)
    if stake:
        require_confirmation(says.plugin_off(stake=stake, plugin=plugin), product, confirmed)
        return
    closing = put_back_in(connections, state)
    if closing is not None:
        question = says.put_back_plugin_off(product=named(closing), shop=shop_name(show, closing.shop))
        require_confirmation(question, closing.product, confirmed)
        return
    for one in _carried(connections, show, active):
        require_confirmation(ends_stream(one.name), one.id, confirmed)
        return
    for card in show.overlays:
        if card.plugin == plugin and card.id in cues and cues[card.id].playing:
            require_confirmation(off_air(card.name), card.id, confirmed)
            return


def account_changes(connections: Collection[str], whose: Whose, state: State, show: Show, confirmed: str | None) -> None:
    """Ask before connections get other settings, or another password, under a sale that only their shop can end.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    stake, product = sale_in(connections, state)
    if stake:
        require_confirmation(whose.changed(stake), product, confirmed)
        return
    closing = put_back_in(connections, state)
    if closing is not None:
        question = whose.put_back_changed(closing, shop_name(show, closing.shop))
        require_confirmation(question, closing.product, confirmed)


def restarts(
    connections: Collection[str], whose: Whose, state: State, show: Show, active: Collection[str], confirmed: str | None
) -> None:
    """Ask before what runs for connections is started anew under a sale or a stream. One question at most.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    stake, product = sale_in(connections, state)
    if stake:
        require_confirmation(whose.restarts(stake), product, confirmed)
        return
    for one in _carried(connections, show, active):
        require_confirmation(interrupts_stream(one.name), one.id, confirmed)
        return


def sale_in(connections: Collection[str], state: State) -> tuple[str, str]:
    """What would end with the sale in one of these, and its product; empty: nothing that somebody would miss."""
    launch = state.launch
    here = any(one.shop in connections for one in state.on_air)
    return (at_stake(state), launch.product) if launch is not None and here else ("", "")


def put_back_in(connections: Collection[str], state: State) -> Launch | None:
    """The launch that one of these does not show yet as put back; None: there is none."""
    return next((one for one in state.unfinished if one.shop in connections), None)


def named(launch: Launch) -> str:
    """What questions call the product of a launch."""
    return f"{launch.link_no} '{launch.title}'"


def _carried(connections: Collection[str], show: Show, active: Collection[str]) -> list[Destination]:
    """The destinations on air that one of these carries."""
    plugins = {one.target.facts.plugin for one in show.destinations if one.id in active}
    theirs = {plugin for plugin in plugins if (one := carrier(show.connections, plugin)) is not None and one.id in connections}
    return [one for one in show.destinations if one.id in active and one.target.facts.plugin in theirs]


def _shaken(before: Product, after: Product) -> Template | None:
    """What is said of the first thing that a launch stands on and that is another afterwards; None: there is none."""
    if not {place.shop for place in places(before)} <= {place.shop for place in places(after)}:
        return says.shop_stays
    if not set(places(before)) <= set(places(after)):  # a further one is none of this launch
        return says.item_stays
    stands: dict[Template, Callable[[Product], object]] = {
        says.currency_stays: lambda one: one.currency,
        says.variants_stay: lambda one: {variant.sku for variant in one.variants},
        says.price_stays: lambda one: {
            variant.sku: (list_price(one, variant), live_price(one, variant)) for variant in one.variants
        },
        says.limit_stays: lambda one: one.purchase_limit,
        says.coupon_stays: lambda one: one.coupon,  # no shop vouches for it: what was armed and read back stays on the card
    }
    return next((stays for stays, of in stands.items() if of(before) != of(after)), None)
