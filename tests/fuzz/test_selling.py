"""The short form: sequences that once found something, and half a minute of new ones; NIGHTMARKET_FUZZ_SEED names their first."""

from __future__ import annotations

import os
import secrets
import time

import pytest

from tests.fuzz.house import SHOP
from tests.fuzz.selling import Failure, confirmed, play, side_by_side

HASTE = 4.0
HOUSES = 3
SECONDS = float(os.environ.get("NIGHTMARKET_FUZZ_S", "60")) / 2
KEPT = [1002, 1070, 1074, 1085, 10671]

pytestmark = pytest.mark.timeout(SECONDS + 600)  # what fails is played again, slowly


def test_sequences_that_once_found_something_hold() -> None:
    assert not _said(confirmed(play(KEPT, HASTE).failures))


def test_new_sequences_hold() -> None:
    """Nothing but the truth is shown, and every launch ends."""
    first = int(os.environ.get("NIGHTMARKET_FUZZ_SEED", secrets.randbelow(1 << 30)))
    played = side_by_side(list(range(first, first + 30 * HOUSES)), HASTE, HOUSES, time.monotonic() + SECONDS)
    assert played.done >= HOUSES, f"hardly anything was played from seed {first}"
    assert not _said(confirmed(played.failures)), f"NIGHTMARKET_FUZZ_SEED={first}"
    assert played.seen["cards judged"] > played.done, f"hardly anything was judged from seed {first}"


def test_a_shop_that_failed_for_the_third_time_is_started_by_hand_and_every_launch_ends() -> None:
    kills = [("kill", SHOP), ("back", None)] * 3
    played = play([1], HASTE, what=[("launch", (0, None, True)), *kills, ("buy", (1, 1))])
    assert not _said(played.failures)
    assert played.seen["plugin.restart"] >= 1


def _said(failures: list[Failure]) -> list[str]:
    return [f"sequence {one.seed}: {one.text}" for one in failures]
