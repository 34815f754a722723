"""A file is the old one or the new one, whatever fails in between."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from studio.system import atomic_write


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("lasting", [True, False])
def test_new_content_takes_the_place_of_the_old(tmp_path: Path, lasting: bool) -> None:
    for content in (b"old", b"new"):
        atomic_write.write(tmp_path / "a", content, lasting=lasting)
        assert (tmp_path / "a").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="full"):
        atomic_write.write(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"old")]


def test_permissions_stay_and_a_private_file_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "a"
    atomic_write.write(path, b"1", private=True)
    assert mode(path) == 0o600
    path.chmod(0o664)
    atomic_write.write(path, b"2")
    assert mode(path) == 0o664
    atomic_write.write(path, b"3", private=True)
    assert mode(path) == 0o660


def test_the_longest_name_that_a_disk_holds_is_not_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("鱼" * 85)  # 255 bytes
    atomic_write.write(path, b"1")
    assert path.read_bytes() == b"1"


def test_what_comes_before_sees_the_old_file_and_may_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    seen: list[bytes] = []
    atomic_write.write(path, b"new", before=lambda: seen.append(path.read_bytes()))
    assert (seen, path.read_bytes()) == ([b"old"], b"new")

    def stop() -> None:
        raise OSError(13, "no")

    with pytest.raises(OSError, match="no"):
        atomic_write.write(path, b"newer", before=stop)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"new")]
