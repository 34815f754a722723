"""Chains of sound filters: what stays keeps its state, what comes, goes or moves is faded over within a block."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.kinds import sound_filters
from studio.kinds.sound_filters.trim import Trim
from studio.mixer.inserts import Inserts

F32 = NDArray[np.float32]
SAMPLES = 1024


class Counting:
    """A filter that adds how many blocks it has heard."""

    made = 0

    def __init__(self, settings: Trim) -> None:
        Counting.made += 1
        self.heard, self.settings = 0, settings

    def follow(self, settings: Trim) -> None:
        self.settings = settings

    def apply(self, block: F32) -> None:
        self.heard += 1
        block += self.heard


@pytest.fixture
def inserts(monkeypatch: pytest.MonkeyPatch) -> Inserts:
    Counting.made = 0
    working = sound_filters.FAMILY.working("trim")
    monkeypatch.setattr(working, "make", lambda settings, _rate_hz, _samples: Counting(settings))
    return Inserts(SAMPLES)


def heard(inserts: Inserts, level: float = 0.0) -> tuple[float, float]:
    """The first and the last sample of a block of that level."""
    block = np.full((SAMPLES, 2), level, np.float32)
    inserts.apply(block)
    return round(float(block[0, 0]), 2), round(float(block[-1, 1]), 2)


def trims(names: str, gain_db: float = 0.0) -> tuple[Trim, ...]:
    return tuple(Trim(id=name, gain_db=gain_db) for name in names)


def test_nothing_is_nothing(inserts: Inserts) -> None:
    assert heard(inserts, 0.5) == (0.5, 0.5)


def test_what_comes_is_faded_in_and_what_goes_is_faded_out(inserts: Inserts) -> None:
    inserts.follow(trims("a"))
    assert heard(inserts) == (0.0, 1.0)
    assert heard(inserts) == (2.0, 2.0)
    inserts.follow(())
    assert heard(inserts) == (3.0, 0.0)
    assert heard(inserts) == (0.0, 0.0)


def test_what_stays_keeps_what_it_heard(inserts: Inserts) -> None:
    inserts.follow(trims("a"))
    heard(inserts)
    inserts.follow(trims("ab"))
    assert heard(inserts) == (2.0, 3.0), "a is at its second block, b comes"
    inserts.follow(trims("ab", gain_db=3.0))
    assert heard(inserts) == (5.0, 5.0), "other settings, the same state"
    inserts.follow(trims("b", gain_db=3.0))
    assert heard(inserts) == (7.0, 3.0)
    assert heard(inserts) == (4.0, 4.0)
    assert Counting.made == 2


def test_what_moves_begins_anew_and_the_others_go_on(inserts: Inserts) -> None:
    inserts.follow(trims("ab"))
    heard(inserts)
    inserts.follow(trims("ba"))
    assert heard(inserts) == (4.0, 3.0), "a fades out in its old place and in at its new one"
    assert heard(inserts) == (5.0, 5.0)
    assert Counting.made == 3


def test_plans_that_follow_each_other_within_a_block_count_as_one(inserts: Inserts) -> None:
    inserts.follow(trims("a"))
    heard(inserts)
    for names in ("ab", "", "c", "ac", "c"):
        inserts.follow(trims(names))
    assert heard(inserts) == (2.0, 1.0)
    assert heard(inserts) == (2.0, 2.0)


def test_random_plans_leave_the_chain_that_was_asked_for(inserts: Inserts) -> None:
    chance = np.random.default_rng(7)
    for _ in range(300):
        names = "".join(chance.permutation(list("abcde"))[: chance.integers(0, 6)])
        inserts.follow(trims(names))
        if chance.random() < 0.5:
            heard(inserts)
            assert [slot.settings.id for slot in inserts._slots] == list(names)
            assert not any(slot.coming or slot.going for slot in inserts._slots)
