"""A file as a clip: what of it the codec library cannot read is said of the file."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from studio.media.inputs import clip
from studio.values.errors import MediaError
from tests.parts.footage import make_camera


def test_tracks_that_cannot_be_read_are_said_of_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object) -> None:
        raise av.error.InvalidDataError(1, "Invalid data found when processing input")

    film = make_camera(tmp_path / "film.mp4", 1, 320, 180, 90)
    monkeypatch.setattr(clip, "Tracks", refused)
    with pytest.raises(MediaError, match=r"film\.mp4") as caught:
        clip.FileClip(str(film), want_sound=True)
    assert caught.value.code == "file_codec"
