"""What belongs to one show stays with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from studio.contracts.messages import Event
from studio.control.schema.state.chat import ChatCounts
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.selling.card_needs import Needs, by_kind
from studio.desk.selling.sales import Sales, SalesPorts
from studio.desk.show_document import ShowDocument
from studio.document.model import Box, Overlay, Show
from studio.ipc.clock import MonotonicClock
from studio.values.errors import RefusedError
from studio.values.sentences import Sentence

LOGO = Overlay(id="logo", name="Logo", kind="logo", layouts={"main": Box(x=0, y=0, width=200, height=100)})


def made(folder: Path, document: ShowDocument, feed: Callable[[Overlay], str] = by_kind) -> Sales:
    """The parts of a desk that need them, and nobody at the other ends."""
    state, clock = StateTree(), MonotonicClock()
    return Sales(
        SalesPorts(
            folder,
            document,
            state,
            clock,
            Alarms(lambda _standing: None),
            lambda _worker, _message: True,
            lambda _name, _data: None,
            lambda: None,
            list,
            lambda _overlay: Needs(),
            lambda _plugin: True,
            feed,
            str,
            lambda _connection: frozenset(),
            lambda _connection: False,
        )
    )


def test_a_card_of_one_show_is_not_on_air_in_the_next(tmp_path: Path) -> None:
    async def play() -> None:
        document = ShowDocument(CrashRecovery(tmp_path), MonotonicClock())
        document.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        sales = made(tmp_path, document)
        sales.cards.look_at({"logo"})
        sales.cards.play("logo", {"text": "Hello"})
        sales.cards.forget()
        document.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        sales.edited()
        assert sales.cards.cues == {}
        assert sales.cards.on_air.looked_at == {"logo"}, "the window looks on"
        await sales.close()

    asyncio.run(play())


async def test_what_viewers_write_is_counted_by_connection_and_a_rush_is_said(tmp_path: Path) -> None:
    document = ShowDocument(CrashRecovery(tmp_path), MonotonicClock())
    document.begin(Show(), None, tmp_path, saved=True)
    sales = made(tmp_path, document)
    row = {"id": "1", "buyer_key": "b", "name": "An", "text": "hello", "at_ms": 1}
    sales.take_event("rehearsal", Event("chat", {"rows": [row, row], "skipped": ["1", "2"], "lost": 3}))
    sales.chat.hand_on(sales._ports.clock.now_ns())
    sales._ports.state.flush()
    counts = msgspec.convert(sales._ports.state.snapshot()["state"]["chat_counts"], ChatCounts, from_attributes=True)
    assert (counts.messages, counts.connections["rehearsal"].lost) == (5, 3)
    alarms = sales._ports.alarms
    sales._chat_counted(replace(counts, remembered_s=200))
    assert [alarm.text.fields for alarm in alarms.standing() if isinstance(alarm.text, Sentence)] == [{"minutes": 3}]
    sales._chat_counted(counts)
    assert alarms.standing() == ()
    await sales.close()


async def test_to_the_rules_a_card_is_what_it_follows(tmp_path: Path) -> None:
    """So that the shop is read for whatever says its prices."""
    document = ShowDocument(CrashRecovery(tmp_path), MonotonicClock())
    mine = replace(LOGO, id="mine", plugin="mine", kind="shelf")
    document.begin(Show(overlays=(LOGO, mine)), None, tmp_path, saved=True)
    sales = made(tmp_path, document, lambda card: "product_strip" if card.kind == "shelf" else "")
    assert [card.kind for card in sales._show_to_rules().overlays] == ["logo", "product_strip"]
    document.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
    assert sales._show_to_rules() is document.resolved, "as it is, where nothing follows under another name"
    await sales.close()


async def test_a_connection_that_is_removed_has_no_chat_and_no_viewers(tmp_path: Path) -> None:
    """Its process may go on: the first connection of a plugin has the name of what draws the plugin's cards."""
    document = ShowDocument(CrashRecovery(tmp_path), MonotonicClock())
    document.begin(Show(), None, tmp_path, saved=True)
    sales = made(tmp_path, document)
    sales.edited()
    sales.take_event("rehearsal", Event("connection_state", {"abilities": ["chat.write"]}))
    sales.take_event("rehearsal", Event("stats", {"online": 3}))
    sales.edited()
    assert sales.channels.writable("rehearsal")
    assert sales.audience.online == 3
    document.begin(Show(connections=()), None, tmp_path, saved=True)
    sales.edited()
    assert sales.audience.online == 0
    with pytest.raises(RefusedError, match="no chat"):
        sales.channels.writable("rehearsal")


@pytest.mark.expect_warnings
@pytest.mark.parametrize("goes_on", [False, True])
async def test_what_is_set_aside_of_a_shop_is_said_no_longer_than_it_is_there(tmp_path: Path, goes_on: bool) -> None:
    """Nobody could mend it any more. `goes_on`: its process does, and draws the plugin's cards."""
    document = ShowDocument(CrashRecovery(tmp_path), MonotonicClock())
    document.begin(Show(), None, tmp_path, saved=True)
    sales = made(tmp_path, document)
    sales.edited()
    sales.take_event("rehearsal", Event("orders", {"lines": [], "set_aside": [["o", "1", "quantity more than 10^40"]]}))
    assert [alarm.id for alarm in sales._ports.alarms.standing()] == ["selling.orders.rehearsal"]
    document.begin(Show(connections=()), None, tmp_path, saved=True)
    if goes_on:
        sales.edited()
    else:
        sales.process_changed("rehearsal", None)
    assert not sales._ports.alarms.standing()
