"""Who is told when a card changes: clients always, the plan when cards come or go, a plugin what it is to draw."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from studio.contracts import messages
from studio.desk.selling.card_needs import Needs
from studio.desk.selling.card_playout import CardPlayout
from studio.document.model import Box, Canvas, Overlay, Show
from studio.ipc.clock import MonotonicClock
from studio.show import selling
from studio.values.errors import RefusedError

LOGO = Overlay(id="logo", name="Logo", kind="logo", manual=True, layouts={"main": Box(x=0, y=0, width=200, height=100)})
SHOW = Show(canvases=(Canvas(id="main", name="Main"),), overlays=(LOGO,))


class Desk:
    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []
        self.sections: list[dict[str, Any]] = []
        self.touched = 0
        self.cards = CardPlayout(
            lambda: SHOW, MonotonicClock(), self._send, self.sections.append, self._touch, str, lambda _: Needs(), lambda _: True
        )

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Command)
        self.sent.append((worker, message.arguments["cards"]))
        return True

    def _touch(self) -> None:
        self.touched += 1


async def sent(desk: Desk, count: int) -> None:
    async with asyncio.timeout(5):
        while len(desk.sent) < count:
            await asyncio.sleep(0.01)


async def test_a_card_that_comes_is_told_to_clients_plan_and_plugin() -> None:
    desk = Desk()
    desk.cards.play("logo", {"text": "Hello"})
    assert desk.sections[-1]["logo"].playing
    assert desk.touched == 1
    await sent(desk, 1)
    ((worker, (card,)),) = desk.sent
    assert (worker, card["id"], card["values"]) == ("plugin.cards", "logo", {"text": "Hello"})
    desk.cards.update("logo", {"text": "Bye"})
    assert desk.touched == 1, "it only says something else"
    desk.cards.follow(selling.initial())
    assert desk.touched == 1
    desk.cards.stop("logo", None)
    assert desk.touched == 2
    desk.cards.close()


async def test_a_plugin_that_is_new_is_told_again() -> None:
    desk = Desk()
    desk.cards.play("logo", None)
    await sent(desk, 1)
    desk.cards.begun_anew("cards")
    await sent(desk, 2)
    assert desk.sent[0] == desk.sent[1]
    desk.cards.close()


async def test_pages_begin_anew_where_somebody_wrote_something_else() -> None:
    desk = Desk()
    for page in (1, 2):
        desk.cards.next_page("logo")
        assert desk.cards.on_air.values["logo"]["page"] == page
    desk.cards.update("logo", {"page": "last"})
    desk.cards.next_page("logo")
    assert desk.cards.on_air.values["logo"]["page"] == 0
    with pytest.raises(RefusedError):
        desk.cards.next_page("none")
    desk.cards.close()


async def test_a_plugin_speaks_of_its_own_cards_alone() -> None:
    desk = Desk()
    for plugin, overlay, canvas in (("other", "logo", "main"), ("cards", "none", "main"), ("cards", "logo", "tall")):
        desk.cards.failed(plugin, overlay, canvas, "no font")
    assert desk.sections == []
    desk.cards.failed("cards", "logo", "main", "x" * 9_000)
    assert (desk.sections[-1]["logo"].state, len(desk.sections[-1]["logo"].text)) == ("failed", 500)
    desk.cards.close()


@pytest.mark.parametrize("stopped", [False, True], ids=["on air", "stopped"])
async def test_what_was_taken_away_is_never_said_again(stopped: bool) -> None:
    desk = Desk()
    said = {"name": "An", "text": "Buy elsewhere"}
    desk.cards.play("logo", said | {"badges": ["new"]})
    if stopped:
        desk.cards.stop("logo", None)
    desk.cards.withdraw(said | {"text": "Another text"})
    assert desk.cards.on_air.cues["logo"].playing is not stopped
    desk.cards.withdraw(said)
    assert not desk.sections[-1]["logo"].playing
    desk.cards.play("logo", None)
    assert desk.cards.on_air.values["logo"] == {}
    desk.cards.close()
