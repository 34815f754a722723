"""What each viewer chose last: exact, and in memory that does not grow."""

from __future__ import annotations

import random

from studio.show.chat.fingerprints import Fingerprints
from studio.show.tally.voters import Voters


def test_the_choice_before_is_told() -> None:
    voters = Voters(10)
    assert voters.choose(7, 0) is None
    assert voters.choose(7, 2) == 0
    assert voters.choose(7, 2) == 2
    assert voters.choose(8, 1) is None
    assert len(voters) == 2


def test_it_agrees_with_a_dictionary() -> None:
    dice, of = random.Random(4), Fingerprints(b"key").of
    voters, known = Voters(5_000), dict[str, int]()
    for _ in range(30_000):
        name, choice = f"viewer {dice.randrange(5_000)}", dice.randrange(8)
        assert voters.choose(of("shop", name), choice) == known.get(name)
        known[name] = choice
    assert len(voters) == len(known)


def test_of_more_than_find_room_the_further_ones_are_not_noted() -> None:
    voters = Voters(3)
    for viewer in (1, 2, 3, 4):
        voters.choose(viewer, 0)
    assert len(voters) == 3
    assert voters.choose(4, 1) is None
    assert voters.choose(3, 1) == 0
