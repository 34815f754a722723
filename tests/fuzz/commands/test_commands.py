"""The short form: a minute of random commands, from a seed that once found something; NIGHTMARKET_FUZZ_SEED names another."""

from __future__ import annotations

import os

import pytest

from tests.fuzz.commands.run import run

SECONDS = float(os.environ.get("NIGHTMARKET_FUZZ_S", "60"))
SEED = int(os.environ.get("NIGHTMARKET_FUZZ_SEED", "274510005"))


@pytest.mark.timeout(SECONDS + 120)
def test_no_command_breaks_anything() -> None:
    print(f"seed {SEED}")
    assert run(SEED, SECONDS) > 50
