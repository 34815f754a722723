"""What a plugin can be to a connection, one small protocol for each ability. No I/O, no asyncio, nothing of the studio.

A provider is any object that has the methods of one or more of these protocols; `studio.plugin_api.serving.serve` finds out
which, and `plugin.toml` lists their words under `provides`:

    catalogue        `Catalogue`      items of a shop, read and changed
    catalogue.feed   `CatalogueFeed`  items that changed, told as it happens
    orders           `Orders`         order lines as they come and change
    chat.read        `ChatReader`     what viewers write
    chat.write       `ChatWriter`     what the show writes to them
    moderation       `Moderation`     messages hidden, viewers muted and blocked
    stats            `Stats`          who is there
    broadcast        `Broadcast`      where a stream is taken, and with its parts (`PARTS`) what becomes of it there
    login            `Login`          an account logged in through the platform's page

Methods that are `async` are given 5 s and raise `AbilityError` for what the platform refuses. Feeds are asynchronous iterators
that run for as long as they are read. They yield an empty list (`Stats`: the same again) when there is nothing new, at least
every 15 s: a feed silent for 30 s is closed and opened again.
"""

from studio.plugin_api.abilities.broadcast import (
    PARTS,
    Broadcast,
    BroadcastStatus,
    BroadcastTeller,
    IngestPoint,
    KeyGiver,
    LiveSwitch,
    PlannedBroadcast,
    Planner,
    StreamHealth,
    TitleSetter,
)
from studio.plugin_api.abilities.catalogue import (
    CAPABILITIES,
    WRITERS,
    Catalogue,
    CatalogueFeed,
    ItemPinner,
    LimitWriter,
    LinkOpener,
    PriceWriter,
    Reading,
    StockWriter,
)
from studio.plugin_api.abilities.chat_reader import ChatMessage, ChatReader
from studio.plugin_api.abilities.chat_writer import ChatWriter
from studio.plugin_api.abilities.error import AbilityError, AbilityErrorCode
from studio.plugin_api.abilities.login import Login, LoginPrompt
from studio.plugin_api.abilities.moderation import MODERATION_ACTS, Moderation, ModerationAct
from studio.plugin_api.abilities.orders import OrderLine, Orders, Status, initial, later
from studio.plugin_api.abilities.stats import RoomStats, Stats
from studio.plugin_api.abilities.words import ABILITIES, Ability

__all__ = [
    "ABILITIES",
    "CAPABILITIES",
    "MODERATION_ACTS",
    "PARTS",
    "WRITERS",
    "Ability",
    "AbilityError",
    "AbilityErrorCode",
    "Broadcast",
    "BroadcastStatus",
    "BroadcastTeller",
    "Catalogue",
    "CatalogueFeed",
    "ChatMessage",
    "ChatReader",
    "ChatWriter",
    "IngestPoint",
    "ItemPinner",
    "KeyGiver",
    "LimitWriter",
    "LinkOpener",
    "LiveSwitch",
    "Login",
    "LoginPrompt",
    "Moderation",
    "ModerationAct",
    "OrderLine",
    "Orders",
    "PlannedBroadcast",
    "Planner",
    "PriceWriter",
    "Reading",
    "RoomStats",
    "Stats",
    "Status",
    "StockWriter",
    "StreamHealth",
    "TitleSetter",
    "initial",
    "later",
]
