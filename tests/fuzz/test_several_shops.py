"""Launches of one product in three shops, any of which is slow, fails or dies: nothing doubled, lost or oversold.

`NIGHTMARKET_LAUNCHES=1000` plays as many as were played when this was written.
"""

from __future__ import annotations

import os

from tests.unit.show.selling.launch.test_several_shops import many_launches

LAUNCHES = int(os.environ.get("NIGHTMARKET_LAUNCHES", "300"))


def test_launches_in_three_shops() -> None:
    many_launches(LAUNCHES)
