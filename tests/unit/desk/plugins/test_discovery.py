"""Plugin folders as they are found, whole and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.desk.plugins import bundled_folder, choices_path, discover, own_folder


def put(folder: Path, name: str, toml: str = "", **fields: str) -> Path:
    """A plugin folder `name` below `folder`, with an entry that must never be loaded."""
    made = folder / name
    made.mkdir(parents=True)
    about = {"id": name, "name": name.title(), "version": "1", "entry": f"{name}.entry"} | fields
    made.joinpath("plugin.toml").write_text("".join(f'{key} = "{value}"\n' for key, value in about.items()) + "api = 2\n" + toml)
    made.joinpath("entry.py").write_text("raise SystemExit('the desk loads no plugin code')\n")
    return made


def test_bundled_and_own_plugins_are_found_and_broken_ones_named(tmp_path: Path) -> None:
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    put(bundled, "cards")
    put(own, "mine")
    put(own, "broken", "colour = 3\n")
    (own / "notes").mkdir()
    found = discover(bundled, own)
    assert {name: (one.bundled, one.manifest is not None) for name, one in found.items()} == {
        "cards": (True, True),
        "mine": (False, True),
        "broken": (False, False),
    }
    assert "broken" in found["broken"].problem
    assert "colour" in found["broken"].problem


def test_nobody_takes_the_id_of_another(tmp_path: Path) -> None:
    put(tmp_path / "bundled", "cards")
    put(tmp_path / "own", "cards")
    put(tmp_path / "own", "wolf", id="cards", entry="wolf.entry")
    found = discover(tmp_path / "bundled", tmp_path / "own")
    assert set(found) == {"cards", "cards-2", "wolf"}
    assert found["cards"].bundled
    assert "its id 'cards' is that of the plugin in" in found["wolf"].problem


def test_folders_that_are_not_there_hold_no_plugins(tmp_path: Path) -> None:
    assert discover(tmp_path / "a", tmp_path / "b") == {}


def test_the_studios_own_plugins_can_be_used() -> None:
    found = discover(bundled_folder(), own_folder())
    assert "rehearsal" in found
    assert not [one.problem for one in found.values() if one.bundled and one.problem]


def test_where_own_plugins_lie_can_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTMARKET_PLUGINS", str(tmp_path / "mine"))
    assert own_folder() == tmp_path / "mine"
    assert choices_path() == tmp_path / "plugins.json"
    monkeypatch.delenv("NIGHTMARKET_PLUGINS")
    assert own_folder().name == "plugins"
    assert own_folder().parent.name.lower() == "nightmarket"
