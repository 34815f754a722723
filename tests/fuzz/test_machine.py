"""The short form of the rules' random evenings: from a kept seed, so that a check says the same twice.

Evenings that nobody has played before: `NIGHTMARKET_MACHINE_SEED`, or `python -m tests.fuzz.machine --sequences 500 --seed N`.
"""

from __future__ import annotations

import os

from tests.fuzz import machine

SEED = int(os.environ.get("NIGHTMARKET_MACHINE_SEED", "20260728"))


def test_evenings_hold_in_the_rules() -> None:
    print(f"seed {SEED}")
    machine.run(SEED, 500)


def test_evenings_with_products_in_several_shops_hold_in_the_rules() -> None:
    print(f"seed {SEED}")
    machine.run(SEED, 300, machine.SEVERAL)
