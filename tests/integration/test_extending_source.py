"""docs/extending.md, the recipe for a source, as its reader follows it: in a copy of the studio, in a real worker."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.worker_process import ROOT

_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTIONS = ("-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "-vv")
_PARTS = ("studio", "ui", "plugins", "resources")
_SHOW = """
from studio.desk.desired_processes import Wanted, desired_processes
from studio.document.model import Show
from studio.show import document, edits
from studio.show.compile import compile_plan, source_sizes
from studio.show.stage import first

added = {"set": {"name": "Clock", "input": {"type": "wall_clock"}}}
show = edits.apply(Show(), "source.add", added).show
assert document.parse(document.to_json(show)) == show
plan = compile_plan(show, first(show), 1, {}, 0)
wished = desired_processes(Wanted(show=show, plan=plan, sizes=source_sizes(show, {})))
print(wished["source.clock"].input.seconds, len(show.strips))
"""
_WORKER = """
from studio.contracts import messages, specs
from studio.kinds.sources.wall_clock import WallClock
from tests.fakes.source_worker import SourceWorker

def clock(**settings):
    return specs.SourceSpec("x", "Clock", WallClock(**settings), (320, 180))

def test_it_shows_every_second_and_follows_what_it_is_set_to():
    with SourceWorker(clock()) as worker:
        shots = worker.shots(4)
        assert all(0.8e9 < b.due_ns - a.due_ns < 1.6e9 for a, b in zip(shots[1:], shots[2:]))
        assert all(shot.y.shape == (180, 320) and shot.y.max() > 200 for shot in shots)
        assert any((a.y != b.y).any() for a, b in zip(shots, shots[1:]))
        worker.send(messages.Configure(clock(colour="#ffffff", seconds=False)))
        while worker.shots(1)[0].y[0, 0] < 200:
            pass
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the studio with the files that the page has its reader make, and no other change."""
    root = tmp_path_factory.mktemp("extended")
    for part in (
        "studio",
        "ui",
        "plugins",
        "resources",
        "tests/fakes",
        "tests/parts",
        "tests/unit/ui",
        "tests/unit/kinds/sources",
    ):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tests/conftest.py", root / "tests")
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    recipe = page[page.index("\n## A source\n") :]
    files = list(_FILE.finditer(recipe.split("\n## ", 2)[1]))
    assert len(files) == 2
    for found in files:
        path = root / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    return root


def python(root: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *arguments], env=environment, cwd=root, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_holds_to_what_holds_for_every_kind(studio: Path) -> None:
    said = python(studio, "-m", "pytest", *_OPTIONS, "-k", "wall_clock", "tests/unit/kinds/sources/test_kinds.py")
    assert said.count("[wall_clock] PASSED") == 4


def test_a_show_has_it_and_wishes_for_its_worker(studio: Path) -> None:
    assert python(studio, "-c", _SHOW).split() == ["True", "0"]


def test_its_worker_shows_the_time(studio: Path) -> None:
    (studio / "test_clock.py").write_text(_WORKER, encoding="utf-8")
    python(studio, "-m", "pytest", *_OPTIONS, "test_clock.py")


def test_the_window_adds_and_changes_one_and_its_words_get_to_the_translators(studio: Path) -> None:
    pytest.importorskip("PySide6")
    said = python(studio, "-m", "pytest", *_OPTIONS, "tests/unit/ui/sources/test_every_kind.py")
    assert "SUBPASSED(kind='wall_clock')" in said
    python(studio, "-m", "ui.forms.collecting", "ui/forms/kind_words.py")
    assert '"With seconds"' in (studio / "ui/forms/kind_words.py").read_text(encoding="utf-8")


def test_its_code_is_as_ours(studio: Path) -> None:
    made = str(studio / "studio" / "kinds" / "sources" / "wall_clock")
    for check in (["check"], ["format", "--check"]):
        python(studio, "-m", "ruff", *check, "--no-cache", "--config", str(ROOT / "pyproject.toml"), made)
