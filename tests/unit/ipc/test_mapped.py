"""Room for rings: taken whole before anything is written to it, or refused in words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from studio.ipc import mapped, session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="this system gives room page by page")
def test_a_ring_has_its_whole_room_before_anything_is_written(folder: Path) -> None:
    mapping = mapped.create(folder, "a", 3_000_000)
    assert os.stat(mapping.path).st_blocks * 512 >= 3_000_000
    assert not mapping.body.any()
    mapping.close()


def full(_descriptor: int, _offset: int, _length: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_too_little_room_is_said_with_how_much_and_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = mapped.create(folder, "a", 1000)
    monkeypatch.setattr("os.posix_fallocate", full, raising=False)
    with pytest.raises(mapped.NoRoomError) as caught:
        mapped.create(folder, "a", 7_000_000)
    assert "8 MB are needed" in caught.value.text
    assert "--session-root" in caught.value.text
    assert sorted(entry.name for entry in (folder / "rings").iterdir()) == [kept.path.name]
    kept.close()


def test_other_troubles_are_not_called_a_lack_of_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("os.posix_fallocate", broken, raising=False)
    with pytest.raises(OSError, match="Input/output") as caught:
        mapped.create(folder, "a", 1000)
    assert not isinstance(caught.value, mapped.NoRoomError)
