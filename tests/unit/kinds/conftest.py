"""A session folder with rings that a test fills by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.ipc import session


@pytest.fixture
def folder() -> Iterator[Path]:
    made = session.create()
    yield made
    shutil.rmtree(made)
