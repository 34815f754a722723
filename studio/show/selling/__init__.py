"""The rules of selling, as one state machine driven by events. Pure: no clock, no disk, no network.

A command, a shop's news or the passing of time goes into a decision; a decision gives events, the state after them, and effects;
from the state come what windows and cards are told. The modules, in the order in which a command travels:

    decisions         the way in: what a command, news, time, a restart and the show's end bring
    commands          the table: which function does a command, and the check of its parameters
    queue_commands    the life of a product in the show: prepared, explained, ended, queued again
    launch            the life of a launch, in a folder with a map of its own
    confirmation      commands that are done only when the same call says so
    decision_builder  a decision while it is made
    events            what happened; the journal is made of these
    reducer           the state after an event
    state             what the rules remember
    ledger            every order line once, and the totals
    effects           what the desk is to ask of a shop
    section           what windows are told
    card_values       what the cards of the product on air say
    price_truth       whether a card may say a price, and which

What comes from the other side, and what several of these use:

    news              what shops say
    news_handlers     what that means
    calls             calls that wait for their answer
    polling           which items are read, how often
    timing            every time that the rules keep
    places            a shop, and what it calls a product
    catalogue         the show's products, found by id and by what their shop calls them
    queue             who is on air, and who is next
    preparation       where a shop and the queue differ
    stock             the arithmetic of units
    order_lines       which of two sightings of an order line counts
    persistent_map    what the ledger keeps its lines in
    manual_values     what a person may say on a card, and what only the rules may
"""

from studio.show.selling.card_values import KINDS as CARD_KINDS
from studio.show.selling.card_values import card_values, masked
from studio.show.selling.catalogue import shop_name
from studio.show.selling.commands import COMMANDS
from studio.show.selling.confirmation import at_stake, require_confirmation
from studio.show.selling.decision_builder import Decision
from studio.show.selling.decisions import next_due_ns, on_command, on_news, on_restart, on_show_end, on_time
from studio.show.selling.effects import Effect, Mark, OpenLink, PinItem, ReadItem, SetLimit, SetPrice, SetStock
from studio.show.selling.events import KINDS as EVENT_KINDS
from studio.show.selling.events import Event, decode, encode
from studio.show.selling.launch.state import Launch
from studio.show.selling.news import Answered, ItemRead, News, OrderSeen, ShopBegan, ShopChanged
from studio.show.selling.reducer import apply, replay
from studio.show.selling.section import section
from studio.show.selling.state import ShopState, State, from_json, initial, to_json
from studio.values.shop import OrderLine, Reading

__all__ = [
    "CARD_KINDS",
    "COMMANDS",
    "EVENT_KINDS",
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
    "ShopBegan",
    "ShopChanged",
    "ShopState",
    "State",
    "apply",
    "at_stake",
    "card_values",
    "decode",
    "encode",
    "from_json",
    "initial",
    "masked",
    "next_due_ns",
    "on_command",
    "on_news",
    "on_restart",
    "on_show_end",
    "on_time",
    "replay",
    "require_confirmation",
    "section",
    "shop_name",
    "to_json",
]
