"""How often who did what in the chats."""

from __future__ import annotations

from typing import Any

from studio.control.schema.answers import Moderated
from studio.desk.chat.acts_counted import ActsCounted


def act(by: str, deed: Any, code: str = "") -> Moderated:
    return Moderated(deed=deed, by=by, code=code)


def test_what_each_did_is_counted_and_what_was_refused_apart() -> None:
    counted = ActsCounted()
    for one in (act("Mia", "mute"), act("Mia", "mute"), act("Mia", "mute", "refused"), act("Bo", "pin"), act("Mia", "hide", "x")):
        counted.take(one)
    assert counted.told() == [
        {"by": "Bo", "deed": "pin", "done": 1, "refused": 0},
        {"by": "Mia", "deed": "hide", "done": 0, "refused": 1},
        {"by": "Mia", "deed": "mute", "done": 2, "refused": 1},
    ]
    counted.clear()
    assert counted.told() == []


def test_very_many_names_are_counted_as_one() -> None:
    counted = ActsCounted()
    for number in range(1_000):
        counted.take(act(f"client {number}", "hide"))
    told = counted.told()
    assert len(told) == 101
    assert {"by": "…", "deed": "hide", "done": 900, "refused": 0} in told
