"""The limit of open files is raised as far as the system lets it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="no such limit on this system")
PLUGINS = Path(__file__).parents[4] / "plugins"


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "raised"), [(128, 400, 65_536, 400), (128, 400, 300, 300), (400, 400, 65_536, 400)]
)
def test_it_is_raised_to_what_is_allowed(soft: int, hard: int, wanted: int, raised: int) -> None:
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}));"
        f"from rehearsal.open_files import raise_limit;"
        f"print(raise_limit({wanted}), resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=PLUGINS, capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == [str(raised), str(raised)]
