"""The files of a playlist: as they are listed, then the folder's as people count."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.kinds.sources.playlist import MOST, Playlist
from studio.kinds.sources.playlist.listing import is_picture, listed
from studio.values.errors import MediaError


def test_a_folder_gives_what_can_be_played_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for name in ("10.mp4", "9.MP4", "b.png", "notes.txt", ".hidden.mp4", "²¼.wav", "list.m3u8"):
        (tmp_path / name).touch()
    (tmp_path / "more").mkdir()
    files = listed(Playlist(paths=("/first.mkv",), folder=str(tmp_path)))
    assert [Path(file).name for file in files] == ["first.mkv", "9.MP4", "10.mp4", "b.png", "²¼.wav"]
    assert [is_picture(file) for file in files] == [False, False, False, True, False]


def test_a_folder_that_is_not_there_leaves_the_files(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    assert listed(Playlist(paths=("a.mp4",), folder=gone)) == ("a.mp4",)
    with pytest.raises(MediaError, match="“gone” is not there"):
        listed(Playlist(folder=gone))


def test_of_a_folder_without_end_the_first_are_played(tmp_path: Path) -> None:
    for number in range(MOST + 20):
        (tmp_path / f"{number}.mp4").touch()
    files = listed(Playlist(folder=str(tmp_path)))
    assert [Path(file).name for file in files] == [f"{number}.mp4" for number in range(MOST)]
