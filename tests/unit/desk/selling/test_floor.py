"""What belongs to one show stays with it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.keeper import Keeper
from studio.desk.memory import Memory
from studio.desk.selling.card_desk import Needs
from studio.desk.selling.floor import Room, SalesFloor
from studio.document.model import Box, Overlay, Show
from studio.ipc.clock import MonotonicClock

LOGO = Overlay(id="logo", name="Logo", kind="logo", layouts={"main": Box(x=0, y=0, width=200, height=100)})


def test_a_card_of_one_show_is_not_on_air_in_the_next(tmp_path: Path) -> None:
    async def play() -> None:
        state, clock = StateTree(), MonotonicClock()
        keeper = Keeper(Memory(tmp_path), clock)
        keeper.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        floor = SalesFloor(
            Room(
                tmp_path,
                keeper,
                state,
                clock,
                Alarms(lambda _standing: None),
                lambda _worker, _message: True,
                lambda _name, _data: None,
                lambda: None,
                list,
                lambda _overlay: Needs(),
                lambda _plugin: True,
            )
        )
        floor.look_at({"logo"})
        floor.play("logo", {"text": "Hello"})
        floor.forget_cards()
        keeper.begin(Show(overlays=(LOGO,)), None, tmp_path, saved=True)
        floor.edited()
        assert floor.cards.cues == {}
        assert floor.cards.looked_at == {"logo"}, "the window looks on"
        await floor.close()

    asyncio.run(play())
