"""The short form: a minute of random commands; the seed is new each time, and printed."""

from __future__ import annotations

import os
import random

import pytest

from tests.fuzz.commands.run import run

SECONDS = float(os.environ.get("NIGHTMARKET_FUZZ_S", "60"))


@pytest.mark.timeout(SECONDS + 120)
def test_no_command_breaks_anything() -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    assert run(seed, SECONDS) > 50
