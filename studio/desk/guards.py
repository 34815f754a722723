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
from studio.show.selling import State, at_stake, require_confirmation
from studio.show.selling.catalogue import item_of, list_price, live_price
from studio.values.errors import RefusedError

_MISSING = object()


class Whose(NamedTuple):
    """Whom a question is about: "plugin 'vendure'", "its plugin"."""

    name: str
    noun: str

    @classmethod
    def of_plugin(cls, plugin: str) -> Whose:
        return cls(f"plugin '{plugin}'", "its plugin")

    @classmethod
    def of_connection(cls, name: str) -> Whose:
        return cls(f"connection '{name}'", "its connection")


_HOW = {
    "armed": ("is armed for its launch", "Cancel the launch first"),
    "countdown": ("is being launched", "Cancel or abort the launch first"),
    "on_sale": ("is on sale", "End or abort the sale first"),
    "sold_out": ("is sold out, its sale still open", "End the sale first"),
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
            raise RefusedError("overlay_settings", f"{card.name}: {' '.join(problems)}", card.id)


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
        what = f"{product.link_no} '{product.title}' {being}"
        now = there.get(product.id)
        if now is None:
            raise RefusedError("on_sale", f"{what}: it cannot leave the queue now. {remedy}.", product.id)
        shaken = _shaken(product, now) if now is not product else ""
        if shaken:
            raise RefusedError("on_sale", f"{what}: its {shaken} cannot change now. {remedy}.", product.id)


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
        raise RefusedError("on_sale", f"{stake} Without {names} nobody sees it. End the sale first.", launch.product)


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
        require_confirmation(f"{stake} Without plugin '{plugin}' the studio cannot end it in the shop.", product, confirmed)
        return
    closing, product = put_back_in(connections, state)
    if closing:
        require_confirmation(f"{closing} Switching its plugin off leaves it there as it is.", product, confirmed)
        return
    for one in _carried(connections, show, active):
        require_confirmation(ends_stream(one.name), one.id, confirmed)
        return
    for card in show.overlays:
        if card.plugin == plugin and card.id in cues and cues[card.id].playing:
            require_confirmation(off_air(card.name), card.id, confirmed)
            return


def account_changes(connections: Collection[str], whose: Whose, state: State, confirmed: str | None) -> None:
    """Ask before connections get other settings, or another password, under a sale that only their shop can end.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    stake, product = sale_in(connections, state)
    if stake:
        question = f"{stake} Changed, {whose.name} may reach another shop or none, and cannot end this sale."
        require_confirmation(question, product, confirmed)
        return
    closing, product = put_back_in(connections, state)
    if closing:
        require_confirmation(f"{closing} Changing {whose.noun} may leave it there as it is.", product, confirmed)


def restarts(
    connections: Collection[str], whose: Whose, state: State, show: Show, active: Collection[str], confirmed: str | None
) -> None:
    """Ask before what runs for connections is started anew under a sale or a stream. One question at most.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    stake, product = sale_in(connections, state)
    if stake:
        require_confirmation(f"{stake} Until {whose.name} runs again the studio cannot see or end it.", product, confirmed)
        return
    for one in _carried(connections, show, active):
        require_confirmation(interrupts_stream(one.name), one.id, confirmed)
        return


def sale_in(connections: Collection[str], state: State) -> tuple[str, str]:
    """What would end with the sale in one of these, and its product; empty: nothing that somebody would miss."""
    launch = state.launch
    return (at_stake(state), launch.product) if launch is not None and launch.shop in connections else ("", "")


def put_back_in(connections: Collection[str], state: State) -> tuple[str, str]:
    """Which sale one of these does not show yet as put back, and its product; empty: none."""
    for one in state.unfinished:
        if one.shop in connections:
            return f"{one.link_no} '{one.title}' is still being put back in shop '{one.shop}'.", one.product
    return "", ""


def _carried(connections: Collection[str], show: Show, active: Collection[str]) -> list[Destination]:
    """The destinations on air that one of these carries."""
    return [one for one in show.destinations if one.id in active and one.target.facts.plugin in connections]


def _shaken(before: Product, after: Product) -> str:
    """The first thing that a launch stands on and that is another afterwards; empty: none."""
    stands: dict[str, Callable[[Product], object]] = {
        "currency": lambda one: one.currency,
        "shop": lambda one: one.shop,
        "item in the shop": item_of,
        "variants": lambda one: {variant.sku for variant in one.variants},
        "price": lambda one: {variant.sku: (list_price(one, variant), live_price(one, variant)) for variant in one.variants},
        "purchase limit": lambda one: one.purchase_limit,
        "coupon": lambda one: one.coupon,  # no shop vouches for it: what was armed and read back stays on the card
    }
    return next((noun for noun, of in stands.items() if of(before) != of(after)), "")
