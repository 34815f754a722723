"""Files that are not what they seem: a clear message, and a show that stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow

from studio.control.protocol import RpcError
from tests.fault.conftest import seconds_on_air
from tests.parts.studio import Studio

Start = Callable[..., Studio]


def bad_media(folder: Path, whole: Path) -> dict[str, Path]:
    """Every kind of file that a hurried person drops on a studio."""
    data = whole.read_bytes()
    files = {
        "truncated": (folder / "truncated.mp4", data[: len(data) // 3]),
        "empty": (folder / "empty.mp4", b""),
        "text": (folder / "text.mp4", b"This is not a film.\n" * 1000),
        "noise": (folder / "noise.mkv", bytes(index * 7919 % 251 for index in range(200_000))),
    }
    for path, content in files.values():
        path.write_bytes(content)
    return {name: path for name, (path, _) in files.items()}


def test_bad_files_are_named_and_the_air_goes_on(start: Start, cameras: tuple[Path, Path], tmp_path: Path) -> None:
    studio = start(arguments=("--headless", "SHOW"))
    studio.until(lambda tree: tree["sources"].get("a", {}).get("state") == "running", 15, "camera a runs")
    files = bad_media(tmp_path, cameras[0])
    bomb = tmp_path / "bomb.png"
    Pillow.new("1", (30_000, 30_000)).save(bomb)
    for name, path in files.items():
        studio.call("source.add", set={"name": name, "input": {"type": "media", "path": str(path)}})
    studio.call("source.add", set={"name": "bomb", "input": {"type": "image", "paths": [str(bomb)]}})
    for name in (*files, "bomb"):
        tree = studio.until(lambda tree, name=name: tree["sources"].get(name, {}).get("state") == "failed", 20, f"{name} fails")
        assert len(tree["sources"][name]["text"]) > 10, name
    before = studio.state()["mixer"]["figures"]
    seconds_on_air(studio, 2)
    tree = studio.state()
    assert tree["sources"]["a"]["state"] == "running"
    assert tree["mixer"]["figures"]["ticks"] > before["ticks"]
    assert studio.stop() in (0, 130)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b'{"name": "cut of', "damaged"),
        (json.dumps({"format": 99, "name": "From the future"}).encode(), "newer"),
        (json.dumps({"format": 1, "name": "Bad", "scenes": [{"id": "A B", "name": "x"}]}).encode(), "scenes"),
    ],
    ids=["empty", "truncated", "newer", "invalid"],
)
def test_a_bad_show_file_changes_nothing(start: Start, tmp_path: Path, content: bytes, words: str) -> None:
    studio = start(arguments=("--headless", "SHOW"))
    studio.until(lambda tree: tree["sources"].get("a", {}).get("state") == "running", 15, "camera a runs")
    before = studio.state()["show"]
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    with pytest.raises(RpcError) as refusal:
        studio.call("show.open", path=str(bad))
    assert words in str(refusal.value).lower()
    assert studio.state()["show"] == before
    assert bad.read_bytes() == content, "it is left as it was"


def test_an_unreadable_show_ends_a_headless_run_with_its_own_code(start: Start, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"nonsense")
    with pytest.raises(AssertionError, match="ended with 3"):
        start(arguments=("--headless", bad))
