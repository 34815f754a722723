"""Room on disks."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from studio.system import disk


def test_room_of_a_folder_that_is_yet_to_be_made_is_that_of_its_disk(tmp_path: Path) -> None:
    free = disk.free_bytes(tmp_path / "recordings" / "friday")
    assert free is not None
    assert abs(free - shutil.disk_usage(tmp_path).free) < 1 << 30


def test_a_folder_of_its_own_goes_before_those_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = {tmp_path: 7, tmp_path.parent: 9}

    def usage(path: Path) -> SimpleNamespace:
        if path not in rooms:
            raise FileNotFoundError
        return SimpleNamespace(free=rooms[path])

    monkeypatch.setattr("shutil.disk_usage", usage)
    assert disk.free_bytes(tmp_path / "new") == 7
    rooms.clear()
    assert disk.free_bytes(tmp_path / "new") is None
