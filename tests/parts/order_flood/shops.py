"""The plugin of a shop whose buyers order faster than anybody reads, and connections of it in a studio."""

from __future__ import annotations

from pathlib import Path

from tests.parts import plugins
from tests.parts.order_flood import trade
from tests.parts.order_flood.trade import Trade, traded
from tests.parts.studio import Studio

PLUGIN = "orderflood"
_SELLING, _OVER = 1, 2
ENTRY = '''
"""At `turn` 1 it tells what its buyers do over a bad line, `rate` sayings a second. At 2 who asks anew is told all."""
import asyncio
import time

from orderflood import trade
from studio.plugin_api import run_async
from studio.plugin_api.abilities import AbilityError, Reading
from studio.plugin_api.serving import serve


class Shop:
    capabilities = frozenset({"item.read"})

    def __init__(self, context):
        self._context = context
        self._seed = int(context.settings["seed"])
        self._trade = trade.traded(self._seed, int(context.settings["count"]))
        self._sent, self._began = 0, None

    async def orders(self):
        if self._context.settings["turn"] == 2:
            yield self._trade.truth()
        while True:
            await asyncio.sleep(0.02)
            yield self._due()

    async def read_item(self, item_id):
        for reading in await self.find_items():
            if reading.item_id == item_id:
                return reading
        raise AbilityError("not_found", "There is no such item.")

    async def find_items(self):
        currency = trade.CURRENCIES[self._seed % len(trade.CURRENCIES)]
        return [
            Reading(item_id=trade.item(one), currency=currency, open=True, prices={trade.sku(one): trade.price_minor(one)})
            for one in trade.numbers(self._seed)
        ]

    def _due(self):
        if self._context.settings["turn"] != 1:
            return []
        now = time.monotonic()
        self._began = self._began or now
        since, due = self._sent, int(self._context.settings["rate"] * (now - self._began))
        self._sent = min(due, len(self._trade.sent))
        return [saying.line for saying in self._trade.sent[since : self._sent]]


def run(context):
    run_async(context, lambda: serve(context, Shop(context)))
'''
_NUMBERS = "\n".join(
    f'[settings.{name}]\ntype = "number"\nlabel = "{name.title()}"\nmin = 0\nmax = 1000000\n'
    for name in ("seed", "count", "rate", "turn")
)
TOML = f'provides = ["catalogue", "orders"]\n\n{_NUMBERS}'


def installed(own: Path) -> dict[str, str]:
    """Write the plugin into a folder of the user's own plugins; the environment in which a studio finds it."""
    made = plugins.write(own, PLUGIN, ENTRY, TOML)
    (made / "trade.py").write_text(Path(trade.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    return {"NIGHTMARKET_PLUGINS": str(own)}


def connected(studio: Studio, shops: int, count: int, rate: int) -> dict[str, Trade]:
    """What happens in each of so many new connections, by their ids, once they run. All together tell `count` sayings, `rate` a
    second."""
    trades: dict[str, Trade] = {}
    for seed in range(shops):
        settings = {"seed": seed, "count": count // shops, "rate": rate // shops}
        added = studio.call("connection.add", plugin=PLUGIN, name=f"Shop {seed + 1}", settings=settings)
        trades[added["id"]] = traded(seed, count // shops)
    studio.until(lambda tree: all(_runs(tree, name) for name in trades), 30, "the shops")
    return trades


def sell(studio: Studio, trades: dict[str, Trade]) -> None:
    """Let buyers in, everywhere at once."""
    for connection in trades:
        studio.call("connection.update", connection=connection, set={"settings": {"turn": _SELLING}})


def reconcile(studio: Studio, trades: dict[str, Trade]) -> None:
    """Start every connection anew, as an operator does: the shop goes through all of its lines once."""
    for connection in trades:
        studio.call("connection.update", connection=connection, set={"settings": {"turn": _OVER}})
        studio.call("connection.restart", connection=connection)


def _runs(tree: dict[str, object], connection: str) -> bool:
    shops = tree["selling"].get("shops", {})  # type: ignore[attr-defined]
    return bool(shops.get(connection, {}).get("state") == "running")
