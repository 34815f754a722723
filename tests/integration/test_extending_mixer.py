"""docs/extending.md, the recipes for what works in the mixer, as their reader follows them: in a copy of the studio."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_RECIPES = ("A picture filter", "A sound filter", "A transition")
_USED = """
import numpy as np
from studio.contracts.plan import RenderPlan
from studio.contracts.wire import encode
import msgspec
from studio.document.model import Show
from studio.mixer import transition
from studio.mixer.filters import FilterBench
from studio.mixer.inserts import Inserts
from studio.kinds.picture_filters.working import empty_layer
from studio.show import document, edits
from studio.show.compile import compile_plan
from studio.show.stage import first, take

def do(show, command, **params):
    return edits.apply(show, command, params).show

show = do(Show(), "source.add", set={"name": "Cam", "input": {"type": "test_card"}})
show = do(show, "scene.add", set={"name": "Host"})
show = do(show, "scene.add", set={"name": "Table"})
show = do(show, "item.add", scene="host", set={"source": "cam"})
show = do(show, "filter.add", scene="host", item="cam", set={"type": "sharpen", "strength": 1})
show = do(show, "sound_filter.add", source="cam", set={"type": "mono"})
assert document.parse(document.to_json(show)) == show
stage = take(show, first(show), 1000, kind="wipe", duration_ms=500)
plan = msgspec.msgpack.decode(encode(compile_plan(show, stage, 1, {}, 1000)), type=RenderPlan)

bench, layer = FilterBench(), empty_layer(32, 32)
bench.follow(plan)
layer.y[:, :16], layer.y[:, 16:] = 60, 160
bench.chain(plan.scenes["host"]["main"][0].filters).apply(layer)
assert layer.y.min() < 55 and layer.y.max() > 165, "sharper"

inserts, block = Inserts(1024), np.zeros((1024, 2), np.float32)
inserts.follow(plan.strips[0].filters)
for _ in range(2):
    block[:, 0], block[:, 1] = 1, 0
    inserts.apply(block)
assert (block == 0.5).all(), "the same on both sides"

assert plan.canvases[0].transition.kind == "wipe"
transition.prepare()
assert transition.work("wipe").in_place
print("used")
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the studio with the files that the page has its reader make, and no other change."""
    root = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "studio", root / "studio", ignore=shutil.ignore_patterns("__pycache__"))
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    sections = dict(section.split("\n", 1) for section in page.split("\n## ")[1:])
    for name in _RECIPES:
        files = list(_FILE.finditer(sections[name]))
        assert len(files) == 2, name
        for found in files:
            path = root / found["name"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(found["text"], encoding="utf-8")
    return root


def python(root: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, *arguments], env=environment, cwd=root, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("suite", "kind"),
    [("picture_filters", "sharpen"), ("sound_filters", "mono"), ("transitions", "wipe")],
)
def test_it_holds_to_what_holds_for_every_kind(studio: Path, suite: str, kind: str) -> None:
    shutil.copy(ROOT / "tests" / "unit" / "kinds" / f"test_{suite}.py", studio / f"test_{suite}.py")
    options = ("-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "-vv", "-k", kind)
    assert f"[{kind}]" in python(studio, "-m", "pytest", *options, f"test_{suite}.py")


def test_a_show_has_them_and_the_mixer_works_with_them(studio: Path) -> None:
    assert python(studio, "-c", _USED) == "used\n"


def test_their_code_is_as_ours(studio: Path) -> None:
    folders = ("picture_filters/sharpen", "sound_filters/mono", "transitions/wipe")
    made = [str(studio / "studio" / "kinds" / folder) for folder in folders]
    for check in (["check"], ["format", "--check"]):
        python(studio, "-m", "ruff", *check, "--no-cache", "--config", str(ROOT / "pyproject.toml"), *made)
