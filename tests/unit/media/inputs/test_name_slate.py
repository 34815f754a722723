"""The page that stands for a source without a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.picture_ring import RingFinder
from studio.ipc.room import NoRoomError
from studio.kinds.sources import Camera
from studio.media.inputs.name_slate import NAME_SIZE, NameSlate


def test_another_name_needs_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = session.create(tmp_path)
    spec = specs.SourceSpec(id="cam", name="Cam", input=Camera(device="x"))
    slate, finder = NameSlate(DeskLink(folder, "source.cam", spec), "cam"), RingFinder(folder, "slate.cam")

    def shown() -> tuple[int, int, int]:
        ring = finder.ring()
        assert ring is not None
        return ring.width, ring.height, ring.count

    slate.draw("Cam")
    assert shown() == (*NAME_SIZE, 1)
    slate.draw("Cam", "a.mp4", (320, 180))
    assert shown() == (320, 180, 1)
    monkeypatch.setattr("studio.ipc.room.free_bytes", lambda _folder: 1000)
    slate.draw("Camera")
    slate.draw("Camera")
    assert shown() == (320, 180, 2)
    with pytest.raises(NoRoomError):
        slate.draw("Camera", "a.mp4", (640, 360))
    slate.draw("Camera", "a.mp4")
    assert shown() == (320, 180, 3)
    finder.close()
    slate.close()
