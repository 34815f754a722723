"""A thousand launches of one product in three shops, any of which is slow, fails or dies: nothing doubled, lost or oversold."""

from __future__ import annotations

from tests.unit.show.selling.launch.test_several_shops import many_launches

LAUNCHES = 1_000


def test_a_thousand_launches_in_three_shops() -> None:
    many_launches(LAUNCHES)
