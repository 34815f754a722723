"""The short form of the rules' random evenings, with some that nobody has played before."""

from __future__ import annotations

import secrets

from tests.fuzz import machine


def test_new_evenings_hold_in_the_rules() -> None:
    first = secrets.randbelow(1 << 30)
    print(f"python -m tests.fuzz.machine --sequences 500 --seed {first}")
    machine.run(first, 500)
