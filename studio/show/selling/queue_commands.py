"""The commands of the queue and the rundown: a product is prepared, explained, ended, pulled, queued again.

Those of launches are in `launch.commands`; a product that leaves takes its launch with it.
"""

from __future__ import annotations

from studio.control.schema.selling import (
    EndProduct,
    ExplainNext,
    ExplainProduct,
    PrepareProduct,
    PullProduct,
    RerunProduct,
    StartRundown,
    StopRundown,
)
from studio.document.products import Product
from studio.show.selling import catalogue, confirmation, effects, events, queue
from studio.show.selling.catalogue import name_of, places, shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import commands as launch_commands
from studio.show.selling.launch.state import Launch
from studio.show.selling.places import Place
from studio.show.selling.state import STAGES_ON_AIR, STAGES_WAITING, Stage
from studio.values.errors import RefusedError
from studio.values.sentences import Template
from studio.words import queue as queue_says
from studio.words import removals as removals_say
from studio.words import sales as sales_says

_OVER = ("sold_out", "ended", "pulled")
_RERUN_FIRST = {"sold_out": queue_says.sold_out, "ended": queue_says.ended_already, "pulled": queue_says.pulled_already}


def prepare(decision: DecisionBuilder, params: PrepareProduct) -> None:
    product = catalogue.product(decision.show, params.product)
    for place in places(product):
        shop = decision.state.shops.get(place.shop)
        if shop is None or shop.state != "running":
            called = shop_name(decision.show, place.shop)
            text = sales_says.shop_off_start(shop=called)
            if shop is not None and shop.text:
                text = sales_says.shop_off_why_start(shop=called, why=shop.text)
            raise RefusedError("shop_down", text, place.shop)
    _read(decision, product)


def explain(decision: DecisionBuilder, params: ExplainProduct) -> None:
    """On air with it. What was being explained is prepared again; what was being launched or sold ends, once confirmed."""
    product = catalogue.product(decision.show, params.product)
    stage = decision.state.product(product.id).stage
    current = decision.state.current
    if current == product.id and stage in STAGES_ON_AIR:
        return
    if stage not in STAGES_WAITING:
        raise RefusedError("over", _RERUN_FIRST[stage](product=name_of(product)), product.id)
    _ask_to_end(decision, sales_says.next_ends, params.confirm)
    if current is not None:
        launch = decision.state.launch
        if launch is not None and launch.phase != "closing":
            had_buyers = any(map(_had_buyers, decision.state.on_air))
            into = _final_stage(decision.state.product(current).stage) if had_buyers else "prepared"
            _leave(decision, current, into, "", unpin=False)
        elif decision.state.product(current).stage in _OVER:
            _leave(decision, current, decision.state.product(current).stage, "", unpin=False)
    _bring_on(decision, product)


def end(decision: DecisionBuilder, params: EndProduct) -> None:
    name = params.product or decision.state.current
    if name is None:
        raise RefusedError("nothing_on_air", queue_says.none_on_air())
    stage = decision.state.product(name).stage
    if name != decision.state.current:
        product = catalogue.product(decision.show, name)
        if stage in ("ended", "pulled"):
            return
        if stage != "sold_out":
            raise RefusedError("not_on_air", queue_says.not_on_air(product=name_of(product)), name)
    else:
        _ask_to_end(decision, sales_says.ending_ends, params.confirm)
    _leave(decision, name, _final_stage(stage), "", unpin=True)


def wind_up(decision: DecisionBuilder) -> None:
    """The show is over: what is being launched or sold ends with it."""
    launch = decision.state.launch
    if launch is None or launch.phase == "closing":
        return
    if any(map(_had_buyers, decision.state.on_air)):
        _leave(decision, launch.product, _final_stage(decision.state.product(launch.product).stage), "", unpin=True)
    else:
        launch_commands.give_up(decision, decision.state.on_air, queue_says.show_over())


def pull(decision: DecisionBuilder, params: PullProduct) -> None:
    """Out of the show until it is rerun; off air at once, when it is confirmed that this one is meant."""
    product = catalogue.product(decision.show, params.product)
    stage = decision.state.product(product.id).stage
    if product.id == decision.state.current and stage in STAGES_ON_AIR:
        _ask_to_end(decision, sales_says.pulling_ends, params.confirm)
        words = removals_say.cards_off_air(link_no=product.link_no, title=product.title)
        confirmation.require_confirmation(words, product.id, params.confirm)
    if stage != "pulled":
        _leave(decision, product.id, "pulled", params.reason, unpin=True)


def rerun(decision: DecisionBuilder, params: RerunProduct) -> None:
    product = catalogue.product(decision.show, params.product)
    product_state = decision.state.product(product.id)
    if product_state.stage in STAGES_WAITING:
        return
    if product_state.stage not in _OVER:
        raise RefusedError("on_air", queue_says.on_air(product=name_of(product)), product.id)
    launch_commands.give_up(decision, decision.state.launches_of(product.id), queue_says.queued_again())
    decision.emit(events.ProductQueued(at_ns=decision.now_ns, product=product.id, run=product_state.run + 1))


def advance(decision: DecisionBuilder, params: ExplainNext) -> None:
    """End the product on air and bring the next one on; while it is being launched or sold only once that is confirmed."""
    following = queue.upcoming(decision.state, decision.show)
    current = decision.state.current
    if current is None and following is None:
        raise RefusedError("queue_empty", queue_says.no_more())
    _ask_to_end(decision, sales_says.next_ends, params.confirm)
    if current is not None:
        _leave(decision, current, _final_stage(decision.state.product(current).stage), "", unpin=following is None)
    if following is not None:
        _bring_on(decision, following)


def start_rundown(decision: DecisionBuilder, _params: StartRundown) -> None:
    if not decision.state.running:
        decision.emit(events.RundownStarted(at_ns=decision.now_ns))


def stop_rundown(decision: DecisionBuilder, _params: StopRundown) -> None:
    if decision.state.running:
        decision.emit(events.RundownStopped(at_ns=decision.now_ns))


def pin(decision: DecisionBuilder, product: Product) -> None:
    """Ask the shops to pin it, where they can."""
    for place in places(product):
        pin_at(decision, product, place)


def pin_at(decision: DecisionBuilder, product: Product, place: Place) -> None:
    """Ask one shop to pin it, if it can; of several items in that shop it is the first, since a shop pins one."""
    first = next((one for one in places(product) if one.shop == place.shop), place)
    if place == first and decision.state.can(place.shop, "item.pin"):
        decision.call_shop(effects.PinItem, product.id, {"shop": place.shop, "item_id": place.item_id})


def _read(decision: DecisionBuilder, product: Product) -> None:
    for place in places(product):
        decision.read_item(product.id, place)


def _bring_on(decision: DecisionBuilder, product: Product) -> None:
    decision.emit(events.ProductExplained(at_ns=decision.now_ns, product=product.id))
    _read(decision, product)
    pin(decision, product)
    decision.mark_recordings(f"explain {product.link_no} {product.title}", product.id)


def _leave(decision: DecisionBuilder, name: str, stage: Stage, text: str, *, unpin: bool) -> None:
    launch_commands.give_up(decision, decision.state.launches_of(name), queue_says.ended())
    on_air = decision.state.current == name
    product = decision.product(name)
    decision.emit(events.ProductLeft(at_ns=decision.now_ns, product=name, stage=stage, text=text))
    if not on_air or not unpin or product is None:
        return
    for shop in product.connections:
        if decision.state.can(shop, "item.pin"):
            decision.call_shop(effects.PinItem, name, {"shop": shop, "item_id": None})


def _ask_to_end(decision: DecisionBuilder, question: Template, confirmed: str | None) -> None:
    """Ask before what is being launched or sold ends; `question` gets that as `stake`."""
    stake = confirmation.at_stake(decision.state)
    if stake and decision.state.launch is not None:
        confirmation.require_confirmation(question(stake=stake), decision.state.launch.product, confirmed)


def _had_buyers(launch: Launch) -> bool:
    """Whether buyers may have come to it: its product has had its turn."""
    return not launch.is_untouched and launch.phase != "failed"


def _final_stage(stage: Stage) -> Stage:
    return stage if stage in _OVER else "ended"
