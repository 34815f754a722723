"""Views are what windows asked for last, also after a crash."""

from __future__ import annotations

from studio.contracts.specs import View
from studio.control.state import StateTree
from studio.desk.views import Views


def test_cards_among_them_are_looked_at_and_a_desk_after_us_draws_the_same() -> None:
    cards: list[set[str]] = []
    touched: list[bool] = []
    views = Views(cards.append, lambda: touched.append(True))
    program, logo = View("p", "program", "", "main", 640, 360, 15), View("l", "card", "logo", "main", 320, 180, 5)
    views.set((program, logo))
    assert (cards, touched) == ([{"logo"}], [True])
    after, state = Views(cards.append, lambda: None), StateTree()
    after.recall(views.as_memory())
    after.publish(state)
    assert after.wanted == (program, logo)
    state.flush()
    assert state.snapshot()["state"]["views"] == {"p": "view.p", "l": "view.l"}
