"""Paths from outside: absolute, of a kind, and never a device."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.desk import paths
from studio.values.errors import OperatorError, RefusedError


def test_an_absolute_path_is_taken_as_it_is() -> None:
    assert paths.from_outside("/home/me/friday.json", paths.SHOWS) == Path("/home/me/friday.json")
    assert paths.from_outside("/home/me/../me/Friday.JSON", paths.SHOWS) == Path("/home/me/Friday.JSON")
    assert paths.from_outside("~/friday.json") == Path.home() / "friday.json"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("friday.json", "relative_path"),
        ("./friday.json", "relative_path"),
        ("~nobody-of-this-name/friday.json", "relative_path"),
        ("/etc/passwd", "wrong_kind"),
        ("/dev/null", "wrong_kind"),
        ("/home/me/friday.json\n", "wrong_kind"),
        ("/home/me/fri\0day.json", "bad_path"),
        ("/home/me/\ud800.json", "bad_path"),
        ("/home/me/" + "\u5e97" * 70 + ".json", "name_too_long"),  # 75 characters, 215 bytes
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        paths.from_outside(text, paths.SHOWS)
    assert refusal.value.code == code
    assert refusal.value.text


def test_a_relative_one_may_start_from_a_folder() -> None:
    assert paths.from_outside("clip.mp4", below=Path("/shows")) == Path("/shows/clip.mp4")
    with pytest.raises(RefusedError):
        paths.from_outside("clip\0.mp4", below=Path("/shows"))


def test_only_regular_files_are_opened_and_replaced(tmp_path: Path) -> None:
    paths.regular_or_free(tmp_path / "new.json")
    (tmp_path / "there.json").write_bytes(b"x")
    paths.regular_or_free(tmp_path / "there.json")
    with paths.open_regular(tmp_path / "there.json") as file:
        assert file.read() == b"x"
    for place in (tmp_path, Path("/dev/null")):
        with pytest.raises(RefusedError):
            paths.regular_or_free(place)
    with pytest.raises(RefusedError):
        paths.open_regular(Path("/dev/null"))
    with pytest.raises(OperatorError):
        paths.regular_or_free(tmp_path / "there.json" / "below.json")
