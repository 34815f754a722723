"""The import contracts know a bundled plugin by one line of `pyproject.toml`, and keep it and the studio out of each other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLUGINS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/plugin.toml"))
_CONTRACTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
_LIST = re.compile(r"^root_packages = \[(.*?)\]", re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The studio with one more plugin, in the line where they stand."""
    pytest.importorskip("importlinter")
    for name in ("studio", "ui", "relay", "plugins"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings, times = _LIST.subn(r'root_packages = [\1, "weather"]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert times == 1
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    write(tmp_path, "plugins/weather/__init__.py", "")
    write(tmp_path, "plugins/weather/host.py", "import studio.plugin_api\nimport studio.values.money\n")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def checked(root: Path) -> tuple[int, str]:
    """Exit code of the check and what it says."""
    environment = os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{root / 'plugins'}"}
    command = [sys.executable, "-c", _CONTRACTS, "--no-cache"]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, timeout=100)
    return done.returncode, done.stdout + done.stderr


def test_a_plugin_that_keeps_to_its_interface_needs_no_other_line(tree: Path) -> None:
    code, said = checked(tree)
    assert code == 0, said


def test_what_a_plugin_or_the_studio_may_not_import_is_named(tree: Path) -> None:
    wrong = {
        "weather.desk": "studio.desk.desk",
        "weather.words": "studio.words.air",
        "weather.window": "ui.theme.colours",
        "weather.drawing": "PySide6",
        "weather.machine": "psutil",
    }
    for module, imported in wrong.items():
        write(tree, f"plugins/{module.replace('.', '/')}.py", f"import {imported}\n")
    write(tree, "studio/show/forecast.py", "import weather.host\n")
    code, said = checked(tree)
    assert code == 1, said
    lines = re.sub(r"\s+", " ", said)
    for module, imported in (wrong | {"studio.show.forecast": "weather.host"}).items():
        assert f"{module} -> {imported} (l.1)" in lines, said


def test_every_bundled_plugin_stands_in_the_line() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["importlinter"]["root_packages"] == ["studio", "ui", "relay", *PLUGINS]


@pytest.mark.parametrize("plugin", PLUGINS)
def test_nobody_imports_a_plugin_but_itself(plugin: str) -> None:
    """Also not as a whole, nor one plugin another one: the contracts know no word for these."""
    imports = re.compile(rf"^\s*(?:from|import) {plugin}\b", re.MULTILINE)
    files = [path for top in ("studio", "ui", "plugins") for path in (ROOT / top).rglob("*.py")]
    others = [path for path in files if ROOT / "plugins" / plugin not in path.parents]
    assert len(others) > 500
    assert [str(path) for path in others if imports.search(path.read_text(encoding="utf-8"))] == []
