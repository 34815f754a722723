"""docs/extending.md, the recipe for a panel, as its reader follows it: in a copy of the studio, with the whole window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="PySide6 is not installed")

ROOT = Path(__file__).parents[2]
_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(\"[a-z |]* \| canvases \| .* \| statusbar)(.*\")")
_SHOWN = """
def test_it_counts_from_the_take(window, desk, until):
    clock = window.panel("take_clock")
    assert clock.isVisible() and clock.words.text().startswith("0:0")
    until(lambda: clock.words.text() >= "0:02")
    window.monitors.take_bar.take_button.click()
    until(lambda: clock.words.text() < "0:02")
    window.modes.choose("selling")
    until(lambda: not clock.isVisible() and not clock._timer.isActive())
    window.modes.choose("mixing")
    until(lambda: clock.isVisible() and clock._timer.isActive())
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the studio with the files that the page has its reader make, and the line that it has him change."""
    root = tmp_path_factory.mktemp("extended")
    for name in ("studio", "ui", "relay", "plugins", "tests", "resources"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "demo"))
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    recipe = page[page.index("\n## A panel") :]
    for found in _FILE.finditer(recipe.split("\n## ", 2)[1]):
        path = root / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changed, times = _LINE.subn(r"\1 | take_clock\2", settings)
    assert times == 1
    (root / "pyproject.toml").write_text(changed, encoding="utf-8")
    return root


def run(root: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{root / 'plugins'}", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(arguments, env=environment, cwd=root, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_holds_to_what_holds_for_every_panel(studio: Path) -> None:
    told = run(
        studio,
        sys.executable,
        "-m",
        "pytest",
        "-vv",
        "-p",
        "no:cacheprovider",
        "tests/unit/ui/panels",
        "-k",
        "each_is_opened or registry",
    )
    assert "SUBPASSED(panel='take_clock')" in told


def test_the_window_has_it_and_it_counts(studio: Path) -> None:
    (studio / "tests" / "unit" / "ui" / "test_take_clock.py").write_text(_SHOWN, encoding="utf-8")
    run(studio, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/unit/ui/test_take_clock.py")


def test_the_contracts_hold_and_without_the_line_they_say_so(studio: Path) -> None:
    contract = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run(studio, sys.executable, "-c", contract, "--no-cache")
    (studio / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(AssertionError, match="take_clock"):
        run(studio, sys.executable, "-c", contract, "--no-cache")
