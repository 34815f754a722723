"""A platform with every ability that does what a test tells it to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from studio.plugin_api.abilities import (
    CAPABILITIES,
    MODERATION_ACTS,
    Ability,
    AbilityError,
    ChatMessage,
    IngestPoint,
    LoginPrompt,
    OrderLine,
    Reading,
    RoomStats,
    Status,
)
from studio.plugin_api.serving.providers import Providers


def line(number: int, status: Status = "created") -> OrderLine:
    """An order of one line."""
    return OrderLine(
        order_id=f"o{number}",
        line_id="1",
        sku="RED",
        item_id="lip",
        status=status,
        quantity=1,
        unit_price_minor=9900,
        currency="CNY",
        buyer="雷**",
        at_ms=number,
    )


def row(number: int) -> ChatMessage:
    return ChatMessage(id=f"m{number}", buyer_key="k", name="n", text="一号链接", at_ms=number)


def reading(item_id: str, price_minor: int = 9900, at_ns: int = 1) -> Reading:
    return Reading(item_id=item_id, currency="CNY", prices={"RED": price_minor}, stocks={"RED": 5}, at_ns=at_ns)


class ScriptedPlatform:
    """`doing` is what each call does before it is answered; `calls` what was asked; feeds say what is put into them,
    orders first `all_lines`, or they raise `closed`."""

    text_bound = 100
    acts = frozenset(MODERATION_ACTS)

    def __init__(self) -> None:
        self.capabilities = CAPABILITIES
        self.calls: list[tuple[object, ...]] = []
        self.doing: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0)
        self.batches: asyncio.Queue[list[OrderLine] | Exception] = asyncio.Queue()
        self.rows: asyncio.Queue[list[ChatMessage]] = asyncio.Queue()
        self.online: asyncio.Queue[RoomStats] = asyncio.Queue()
        self.told: asyncio.Queue[list[Reading] | AbilityError] = asyncio.Queue()
        self.openings = 0
        self.all_lines: list[OrderLine] = []
        self.closed: AbilityError | None = None
        self.prompt: LoginPrompt | None = None
        self.point = IngestPoint(url="rtmp://127.0.0.1/live", key="show")

    async def _do(self, *call: object) -> None:
        self.calls.append(call)
        await self.doing()

    async def read_item(self, item_id: str) -> Reading:
        await self._do("read_item", item_id)
        return Reading(item_id=item_id, title="Lipstick", currency="CNY", open=True, prices={"RED": 9900}, at_ns=1)

    async def find_items(self) -> list[Reading]:
        await self._do("find_items")
        return [Reading(item_id=str(n), title="Lipstick", currency="CNY", open=True, prices={}) for n in range(3)]

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        await self._do("set_price", item_id, sku, price_minor, currency, expected_minor)

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None) -> None:
        await self._do("set_stock", item_id, sku, stock, expected)

    async def set_limit(self, item_id: str, limit: int) -> None:
        await self._do("set_limit", item_id, limit)

    async def open_link(self, item_id: str, is_open: bool) -> None:
        await self._do("open_link", item_id, is_open)

    async def pin_item(self, item_id: str | None) -> None:
        await self._do("pin_item", item_id)

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        self.openings += 1
        if self.closed:
            raise self.closed
        yield list(self.all_lines)
        while True:
            batch = await self.batches.get()
            if isinstance(batch, Exception):
                raise batch
            yield batch

    async def readings(self) -> AsyncIterator[list[Reading]]:
        while True:
            batch = await self.told.get()
            if isinstance(batch, AbilityError):
                raise batch
            yield batch

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            yield await self.rows.get()

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield await self.online.get()

    async def send(self, text: str, reply_to: str | None) -> str:
        await self._do("send", text, reply_to)
        return "m99"

    async def hide(self, message_id: str) -> None:
        await self._do("hide", message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        await self._do("mute", buyer_key, seconds)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        await self._do("block", buyer_key, blocked)

    async def slow_mode(self, seconds: int) -> None:
        await self._do("slow_mode", seconds)

    async def pin(self, message_id: str | None) -> None:
        await self._do("pin", message_id)

    async def ingest(self) -> IngestPoint:
        return self.point

    async def log_in(self) -> None:
        await self._do("log_in")
        self.prompt = LoginPrompt(address="https://login.example/device", code="AB12")


def providing(platform: ScriptedPlatform, *abilities: Ability) -> Providers:
    """The platform as the provider of these abilities, or of those of a shop with a chat."""
    fields = {"catalogue.feed": "catalogue_feed", "chat.read": "chat_reader", "chat.write": "chat_writer"}
    words = abilities or ("catalogue", "orders", "chat.read", "stats")
    return Providers("The shop", **{fields.get(word, word): platform for word in words})  # type: ignore[arg-type]


@pytest.fixture
def platform() -> ScriptedPlatform:
    return ScriptedPlatform()
