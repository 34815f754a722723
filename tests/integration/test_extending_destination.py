"""docs/extending.md, the recipe for a destination, as its reader follows it: in a copy of the studio, with real packets."""

from __future__ import annotations

import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studio.kinds.targets.base import Target
from tests.parts.sink_rig import SinkRig
from tests.parts.worker_process import ROOT

_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_TESTS = "tests/unit/kinds/targets/test_kinds.py"
_SHOW = """
from pathlib import Path
from studio.desk.desired_processes import Wanted, desired_processes
from studio.document.model import Show
from studio.show import document, edits
from studio.show.compile import compile_plan, source_sizes
from studio.show.stage import first

show = edits.apply(Show(), "encoding.add", {"set": {}}).show
added = {"set": {"name": "Table", "target": {"type": "packet_table", "file": "packets.csv"}}}
show = edits.apply(show, "destination.add", added).show
assert document.parse(document.to_json(show)) == show
show = document.resolve_paths(show, Path("/shows"))
plan = compile_plan(show, first(show), 1, {}, 0)
wished = desired_processes(Wanted(show=show, plan=plan, sizes=source_sizes(show, {}), active=frozenset({"table"})))
assert "encoder.main" in wished, list(wished)
print(wished["sink.table"].target.file, show.destinations[0].target.disk().keep_free_bytes)
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the studio with the files that the page has its reader make, and no other change."""
    root = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "studio", root / "studio", ignore=shutil.ignore_patterns("__pycache__"))
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    recipe = page[page.index("\n## A destination") :]
    for found in _FILE.finditer(recipe.split("\n## ", 2)[1]):
        path = root / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    return root


def python(root: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, *arguments], env=environment, cwd=root, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_holds_to_what_holds_for_every_kind(studio: Path) -> None:
    shutil.copy(ROOT / _TESTS, studio / "test_kinds.py")
    said = python(studio, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "test_kinds.py", "-vv")
    assert "[packet_table]" in said


def test_a_show_has_it_and_wishes_for_its_sink(studio: Path) -> None:
    assert python(studio, "-c", _SHOW).split() == ["/shows/packets.csv", "50000000"]


def test_the_window_adds_and_changes_one_and_its_words_get_to_the_translators(studio: Path) -> None:
    pytest.importorskip("PySide6")
    for part in ("ui", "plugins", "resources", "tests/fakes", "tests/parts", "tests/unit/ui"):
        shutil.copytree(ROOT / part, studio / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tests/conftest.py", studio / "tests")
    options = ("-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "-vv")
    said = python(studio, "-m", "pytest", *options, "tests/unit/ui/destinations/test_every_kind.py")
    assert "SUBPASSED(kind='packet_table')" in said
    python(studio, "-m", "ui.forms.collecting", "ui/forms/kind_words.py")
    assert '"Table of packets"' in (studio / "ui/forms/kind_words.py").read_text(encoding="utf-8")
    python(studio, "-m", "ui.desk_words.collecting")
    assert '"packet_table.unwritable"' in (studio / "ui/desk_words/catalogue/packet_table.py").read_text(encoding="utf-8")


def test_its_code_is_as_ours(studio: Path) -> None:
    for check in (["check"], ["format", "--check"]):
        python(
            studio,
            "-m",
            "ruff",
            *check,
            "--no-cache",
            "--config",
            str(ROOT / "pyproject.toml"),
            "studio/kinds/targets/packet_table",
        )


def test_its_sink_writes_what_the_encoder_makes(studio: Path, tmp_path: Path) -> None:
    place = tmp_path / "packets.csv"
    with SinkRig(_target(studio, place), root=studio) as rig:
        rig.wait("live")
        before = len(rig.history)
        rig.wait("live", after=before)
        assert rig.stop_worker() == 0
    with open(place, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][1:3] == ["video", "I"]
    assert {row[1] for row in rows} == {"video", "audio"}
    assert all(int(row[3]) > 0 for row in rows)
    times = [float(row[0]) for row in rows if row[1] == "audio"]
    assert times == sorted(times)


def test_what_it_cannot_write_it_says(studio: Path, tmp_path: Path) -> None:
    with SinkRig(_target(studio, tmp_path), root=studio) as rig:
        assert "Choose another file." in rig.wait("failed").text


def _target(studio: Path, file: Path) -> Target:
    """The recipe's target, made here from the folder it declares it in."""
    name, folder = "studio.kinds.targets.packet_table", studio / "studio/kinds/targets/packet_table"
    places = [os.fspath(folder)]
    found = importlib.util.spec_from_file_location(name, folder / "__init__.py", submodule_search_locations=places)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module
    try:
        found.loader.exec_module(module)
        return module.PacketTable(file=os.fspath(file))  # type: ignore[no-any-return]
    finally:
        for made in (name, f"{name}.sentences"):
            sys.modules.pop(made, None)
