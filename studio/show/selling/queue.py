"""The life of a product in the show: prepared, explained, ended, pulled, queued again. Launches are in `launch`."""

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
from studio.errors import RefusedError
from studio.show import money
from studio.show.model import Show
from studio.show.products import Product
from studio.show.selling import asking, catalogue, effects, events, stock
from studio.show.selling.catalogue import item_of, list_price, live_price
from studio.show.selling.launch import give_up, untouched
from studio.show.selling.reading import Reading
from studio.show.selling.state import STAGES_ON_AIR, Launch, Stage, State
from studio.show.selling.turn import Turn
from studio.values.counting import counted

_WAITING = ("queued", "prepared")
_OVER = ("sold_out", "ended", "pulled")


def prepare(turn: Turn, params: PrepareProduct) -> None:
    product = catalogue.product(turn.show, params.product)
    shop = turn.state.shops.get(product.shop)
    if shop is None or shop.state != "running":
        why = f" {shop.text}" if shop and shop.text else ""
        raise RefusedError(
            "shop_down", f"Shop '{product.shop}' does not run.{why} Start its plugin, then try again.", product.shop
        )
    turn.read(product.id, product.shop, item_of(product))


def explain(turn: Turn, params: ExplainProduct) -> None:
    """On air with it. What was being explained is prepared again; what was being launched or sold ends, once confirmed."""
    product = catalogue.product(turn.show, params.product)
    stage = turn.state.product(product.id).stage
    current = turn.state.current
    if current == product.id and stage in STAGES_ON_AIR:
        return
    if stage not in _WAITING:
        raise RefusedError("over", f"{_name(product)} is {stage.replace('_', ' ')}. Rerun it first.", product.id)
    _ask_to_end(turn, "{stake} Going on ends it.", params.confirm)
    if current is not None:
        launch = turn.state.launch
        if launch is not None and launch.phase != "closing":
            _leave(turn, current, _ended(turn.state.product(current).stage) if _opened(launch) else "prepared", "", unpin=False)
        elif turn.state.product(current).stage in _OVER:
            _leave(turn, current, turn.state.product(current).stage, "", unpin=False)
    _bring_on(turn, product)


def end(turn: Turn, params: EndProduct) -> None:
    name = params.product or turn.state.current
    if name is None:
        raise RefusedError("nothing_on_air", "No product is on air. Explain one first.")
    stage = turn.state.product(name).stage
    if name != turn.state.current:
        product = catalogue.product(turn.show, name)
        if stage in ("ended", "pulled"):
            return
        if stage != "sold_out":
            raise RefusedError("not_on_air", f"{_name(product)} is not on air. End the product that is, or pull this one.", name)
    else:
        _ask_to_end(turn, "{stake} Ending the product ends it.", params.confirm)
    _leave(turn, name, _ended(stage), "", unpin=True)


def wind_up(turn: Turn) -> None:
    """The show is over: what is being launched or sold ends with it."""
    launch = turn.state.launch
    if launch is None or launch.phase == "closing":
        return
    if _opened(launch):
        _leave(turn, launch.product, _ended(turn.state.product(launch.product).stage), "", unpin=True)
    else:
        give_up(turn, launch, "The show is over.")


def pull(turn: Turn, params: PullProduct) -> None:
    """Out of the show until it is rerun; off air at once, when it is confirmed that this one is meant."""
    product = catalogue.product(turn.show, params.product)
    stage = turn.state.product(product.id).stage
    if product.id == turn.state.current and stage in STAGES_ON_AIR:
        _ask_to_end(turn, "{stake} Pulling the product ends it.", params.confirm)
        asking.ask(f"{_name(product)} is on air. This takes its cards off the air at once.", product.id, params.confirm)
    if stage != "pulled":
        _leave(turn, product.id, "pulled", params.reason, unpin=True)


def rerun(turn: Turn, params: RerunProduct) -> None:
    product = catalogue.product(turn.show, params.product)
    one = turn.state.product(product.id)
    if one.stage in _WAITING:
        return
    if one.stage not in _OVER:
        raise RefusedError("on_air", f"{_name(product)} is on air. End it first.", product.id)
    launch = turn.state.launch_of(product.id)
    if launch is not None:
        give_up(turn, launch, "Queued again.")
    turn.note(events.ProductQueued(at_ns=turn.now_ns, product=product.id, run=one.run + 1))


def advance(turn: Turn, params: ExplainNext) -> None:
    """End the product on air and bring the next one on; while it is being launched or sold only once that is confirmed."""
    following = upcoming(turn.state, turn.show)
    current = turn.state.current
    if current is None and following is None:
        raise RefusedError("queue_empty", "There is no further product in the queue. Add one, or rerun one that is over.")
    _ask_to_end(turn, "{stake} Going on ends it.", params.confirm)
    if current is not None:
        _leave(turn, current, _ended(turn.state.product(current).stage), "", unpin=following is None)
    if following is not None:
        _bring_on(turn, following)


def start_rundown(turn: Turn, _params: StartRundown) -> None:
    if not turn.state.running:
        turn.note(events.RundownStarted(at_ns=turn.now_ns))


def stop_rundown(turn: Turn, _params: StopRundown) -> None:
    if turn.state.running:
        turn.note(events.RundownStopped(at_ns=turn.now_ns))


def on_air(state: State, show: Show) -> Product | None:
    """The product whose card is on air."""
    current = state.current
    if current is None or state.product(current).stage not in STAGES_ON_AIR:
        return None
    return catalogue.of(show).by_id.get(current)


def upcoming(state: State, show: Show) -> Product | None:
    """The next product that waits: after the current one, else from the top."""
    return next(iter(waiting(state, show, 1)), None)


def waiting(state: State, show: Show, count: int) -> list[Product]:
    """Up to `count` products that wait, in the order in which they come."""
    found = catalogue.of(show)
    start = found.place.get(state.current or "", -1) + 1
    order = found.products[start:] + found.products[:start]
    result: list[Product] = []
    for one in order:
        if len(result) == count:
            break
        if state.product(one.id).stage in _WAITING:
            result.append(one)
    return result


def problem(product: Product, reading: Reading) -> str:
    """What preparing finds: where shop and queue differ. Empty: nothing."""
    if reading.currency != product.currency:
        return f"The shop sells it in {reading.currency}, the queue says {product.currency}."
    for variant in product.variants:
        found = reading.prices.get(variant.sku)
        if found is None:
            return f"The shop does not have {variant.sku}."
        meant = live_price(product, variant), list_price(product, variant)
        if found not in meant:
            said = " or ".join(dict.fromkeys(money.words(minor, product.currency) for minor in meant if minor))
            return f"The shop asks {money.words(found, reading.currency)} for {variant.sku}, the queue says {said}."
    total = stock.total(reading.stocks, [variant.sku for variant in product.variants])
    planned = sum(variant.stock for variant in product.variants)  # the reserve is part of it
    if total is not None and total < max(1, planned):
        units = counted(total, "unit")
        if not product.reserve:
            return f"The shop has {units}, the queue means to sell {planned}."
        return f"The shop has {units}, the queue means to sell {planned - product.reserve} and keep {product.reserve}."
    return ""


def pin(turn: Turn, product: Product) -> None:
    if turn.state.can(product.shop, "item.pin"):
        turn.ask(effects.PinItem, product.id, {"shop": product.shop, "item_id": item_of(product)})


def _bring_on(turn: Turn, product: Product) -> None:
    turn.note(events.ProductExplained(at_ns=turn.now_ns, product=product.id))
    turn.read(product.id, product.shop, item_of(product))
    pin(turn, product)
    turn.mark(f"explain {product.link_no} {product.title}", product.id)


def _leave(turn: Turn, name: str, stage: Stage, text: str, *, unpin: bool) -> None:
    launch = turn.state.launch_of(name)
    if launch is not None:
        give_up(turn, launch, "Ended.")
    on_air = turn.state.current == name
    product = turn.product(name)
    turn.note(events.ProductLeft(at_ns=turn.now_ns, product=name, stage=stage, text=text))
    if on_air and unpin and product is not None and turn.state.can(product.shop, "item.pin"):
        turn.ask(effects.PinItem, name, {"shop": product.shop, "item_id": None})


def _ask_to_end(turn: Turn, question: str, confirmed: str | None) -> None:
    """Ask before what is being launched or sold ends. `{stake}` stands for what it is."""
    stake = asking.at_stake(turn.state)
    if stake and turn.state.launch is not None:
        asking.ask(question.replace("{stake}", stake), turn.state.launch.product, confirmed)


def _opened(launch: Launch) -> bool:
    """Whether buyers may have come to it: its product has had its turn."""
    return not untouched(launch) and launch.phase != "failed"


def _ended(stage: Stage) -> Stage:
    return stage if stage in _OVER else "ended"


def _name(product: Product) -> str:
    return f"{product.link_no} '{product.title}'"
