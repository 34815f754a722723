"""What tests with real processes share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.ipc import session


@pytest.fixture
def folder() -> Iterator[Path]:
    """A session folder of the test's own, in memory where the system has such a place."""
    made = session.create()
    yield made
    shutil.rmtree(made)
