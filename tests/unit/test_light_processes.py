"""What a process does not import until it needs it: each of these takes megabytes, in every process anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_HOST = "studio.workers.__main__, studio.workers.plugin"


@pytest.mark.parametrize(
    ("imported", "absent"),
    [
        ("studio.desk.app", {"httpx", "numpy", "PIL"}),  # most shows name no picture on the web
        (_HOST, {"asyncio", "numpy"}),
        (f"{_HOST}, rehearsal.platform_host", {"numpy", "PIL"}),  # nobody looks at a product's picture yet
        (f"{_HOST}, cards.drawing_host", {"asyncio", "segno"}),  # most cards are no QR code
    ],
)
def test_a_process_starts_without(imported: str, absent: set[str]) -> None:
    code = f"import sys, {imported}; print(*sorted({absent!r} & sys.modules.keys()))"
    path = os.pathsep.join((str(_ROOT), str(_ROOT / "plugins")))
    ran = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True)
    assert (ran.stdout, ran.returncode) == ("\n", 0), ran.stderr
