"""Selling: the queue, the launch, the ledger and the truth of prices, as one state machine. Pure.

News, commands and time go in (`heard`, `decide`, `passed`), events and effects come out; `fold` makes the state of events.
"""

from studio.show.selling.asking import ask, at_stake, unfinished
from studio.show.selling.cards import KINDS as CARD_KINDS
from studio.show.selling.cards import cards
from studio.show.selling.commands import COMMANDS
from studio.show.selling.deciding import decide, heard, next_due_ns, passed, resumed, wound_up
from studio.show.selling.effects import Effect, Mark, OpenLink, PinItem, ReadItem, SetLimit, SetPrice, SetStock
from studio.show.selling.events import Event, decode, encode
from studio.show.selling.folding import fold, foldl
from studio.show.selling.news import Answered, ItemRead, News, OrderSeen, ShopChanged
from studio.show.selling.reading import OrderLine, Reading
from studio.show.selling.section import curve, section
from studio.show.selling.state import Launch, ShopState, State, from_json, initial, to_json
from studio.show.selling.turn import Decision

__all__ = [
    "CARD_KINDS",
    "COMMANDS",
    "Answered",
    "Decision",
    "Effect",
    "Event",
    "ItemRead",
    "Launch",
    "Mark",
    "News",
    "OpenLink",
    "OrderLine",
    "OrderSeen",
    "PinItem",
    "ReadItem",
    "Reading",
    "SetLimit",
    "SetPrice",
    "SetStock",
    "ShopChanged",
    "ShopState",
    "State",
    "ask",
    "at_stake",
    "cards",
    "curve",
    "decide",
    "decode",
    "encode",
    "fold",
    "foldl",
    "from_json",
    "heard",
    "initial",
    "next_due_ns",
    "passed",
    "resumed",
    "section",
    "to_json",
    "unfinished",
    "wound_up",
]
