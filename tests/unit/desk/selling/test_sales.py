"""What belongs to one show stays with it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.selling.card_needs import Needs
from studio.desk.selling.sales import Sales, SalesPorts
from studio.desk.show_document import ShowDocument
from studio.document.model import Box, Overlay, Show
from studio.ipc.clock import MonotonicClock

LOGO = Overlay(id="logo", name="Logo", kind="logo", layouts={"main": Box(x=0, y=0, width=200, height=100)})


def test_a_card_of_one_show_is_not_on_air_in_the_next(tmp_path: Path) -> None:
    async def play() -> None:
        state, clock = StateTree(), MonotonicClock()
        document = ShowDocument(CrashRecovery(tmp_path), clock)
        document.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        sales = Sales(
            SalesPorts(
                tmp_path,
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
                str,
                lambda _connection: frozenset(),
                lambda _connection: False,
            )
        )
        sales.cards.look_at({"logo"})
        sales.cards.play("logo", {"text": "Hello"})
        sales.cards.forget()
        document.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        sales.edited()
        assert sales.cards.cues == {}
        assert sales.cards.on_air.looked_at == {"logo"}, "the window looks on"
        await sales.close()

    asyncio.run(play())
