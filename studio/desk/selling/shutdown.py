"""What is on sale when the show or the studio ends: asked about where somebody can answer, closed in the shop in any case.

One event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.desk.selling.engine import SellingEngine
from studio.ipc import clock as clocks
from studio.show import selling

CLOSING_DEADLINE_S = 6.0  # of the launcher's 20 s: destinations and the report need theirs
_LOOK_S = 0.05


def confirm_end(engine: SellingEngine, question: Callable[..., str], confirmed: str | None) -> None:
    """Ask before what is being launched or sold ends; `question` gets that as `stake`.

    Raises:
        RefusedError: with the code `confirm`, when something would end and that was not confirmed.
    """
    stake, launch = selling.at_stake(engine.state), engine.state.launch
    if stake and launch is not None:
        selling.require_confirmation(question(stake=stake), launch.product, confirmed)


async def close_sale(
    engine: SellingEngine, clock: clocks.Clock, say: Callable[[str], None], deadline_s: float = CLOSING_DEADLINE_S
) -> bool:
    """End what is being sold, and wait until its shop shows that it is put back. False: a shop did not follow in time.

    `say` is told in words what is being closed, and how it ended.
    """
    engine.end_show()
    until_ns = clock.now_ns() + round(deadline_s * clocks.NS)
    waiting = engine.state.unfinished
    for launch in waiting:
        shop = engine.shop_name(launch.shop)
        say(f"{launch.link_no} '{launch.title}' was on sale: it is being closed in shop '{shop}' ...")
    while (left := engine.state.unfinished) and clock.now_ns() < until_ns:
        await asyncio.sleep(_LOOK_S)
    names = {(launch.product, launch.listing) for launch in left}
    for launch in waiting:
        if (launch.product, launch.listing) in names:
            shop = engine.shop_name(launch.shop)
            say(
                f"Shop '{shop}' did not confirm within {deadline_s:g} s that {launch.link_no} '{launch.title}' is closed. "
                "Close it there by hand."
            )
        else:
            say(f"{launch.link_no} '{launch.title}' is closed, price and stock are put back.")
    return not left
