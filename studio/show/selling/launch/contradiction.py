"""What the shop says against an open sale: a link that is closed, another limit, more units than were released. Pure.

The launch was read back when it opened; a shop that is restarted, synchronised or worked on by others may say something else
later. Then the shop is right about what buyers meet: the operator is told, and no card says that it is on sale when it is not.
"""

from __future__ import annotations

from collections.abc import Mapping

from studio.document.model import Show
from studio.show.selling import stock
from studio.show.selling.catalogue import shop_name
from studio.show.selling.launch import units
from studio.show.selling.launch.state import Launch
from studio.show.selling.state import State
from studio.values.sentences import together
from studio.values.shop import Reading
from studio.words import contradictions as says


def closed(state: State, launch: Launch) -> bool:
    """Whether an open sale cannot be bought from, as its shop says."""
    reading = _since_opened(state, launch)
    return reading is not None and not reading.open


def found(state: State, show: Show, launch: Launch) -> str:
    """What is not as the launch left it, in the operator's words; empty: nothing. Prices are `price_truth`'s."""
    reading = _since_opened(state, launch)
    if reading is None:
        return ""
    what, shop, said = f"{launch.link_no} '{launch.title}'", shop_name(show, launch.shop), []
    if not reading.open and state.product(launch.product).stage != "sold_out":
        said.append(says.link_closed(shop=shop, product=what))
    if reading.limit is not None and reading.limit != launch.purchase_limit:
        there, meant = _limit(reading.limit), _limit(launch.purchase_limit)
        said.append(says.other_limit(shop=shop, found=there, product=what, meant=meant))
    if surplus := state.sold_by(launch).surplus:
        left = units.left_by_ledger(state, launch)
        said.append(says.more_to_sell(shop=shop, found=left + surplus, product=what, left=left))
    if not said:
        return ""
    return together(*said, says.press_repair())


def compared(state: State, product: str, listing: str, stocks: Mapping[str, int], read_ns: int) -> dict[str, int]:
    """What is remembered of a reading's stock, by the fields of `ListingState`, to compare the next one with.

    Shop and ledger never speak of the same moment: while buyers order, each may be ahead. So a surplus counts when two readings
    in a row have it, each by more than what was ordered since the one before.
    """
    launch, before = state.launch_at(product, listing), state.listing(product, listing)
    ordered = state.ledger.ordered_at(product, listing)
    beyond = max(0, _excess(state, launch, stocks, read_ns) - abs(ordered - before.ordered_seen))
    return {"compared_ns": read_ns, "ordered_seen": ordered, "beyond": beyond, "surplus": min(before.beyond, beyond)}


def surplus_shares(state: State, launch: Launch, reading: Reading) -> dict[str, int]:
    """How many units of each SKU are to be taken out, so that the shop has what the ledger leaves.

    While nobody can buy, one reading is enough; while buyers order, a surplus has to have been seen twice. Units that are on
    their way are waited for.
    """
    if any(step.name == "stock" and step.state != "done" for step in launch.steps):
        return {}
    if reading.open and not state.sold_by(launch).surplus:
        return {}
    stocks = {sku: reading.stocks[sku] for sku in launch.prices if sku in reading.stocks}
    left = units.left_by_ledger(state, launch)
    if len(stocks) < len(launch.prices) or sum(stocks.values()) <= left:
        return {}
    kept = stock.shared(left, stocks)
    return {sku: count - kept[sku] for sku, count in stocks.items() if count > kept[sku]}


def _since_opened(state: State, launch: Launch) -> Reading | None:
    """The latest reading, when it was taken since the launch was read back."""
    return state.reading_since(launch, launch.began_ns) if launch.phase == "open" else None


def _excess(state: State, launch: Launch | None, stocks: Mapping[str, int], read_ns: int) -> int:
    if launch is None or launch.phase != "open" or read_ns < launch.began_ns or not units.is_settled(launch, read_ns):
        return 0
    if any(step.name == "stock" and step.state == "waiting" for step in launch.steps):
        return 0
    total = stock.total(stocks, launch.prices)
    return 0 if total is None else max(0, total - units.left_by_ledger(state, launch))


def _limit(limit: int) -> str:
    return str(limit) if limit else says.any_number()
