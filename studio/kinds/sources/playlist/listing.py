"""Which files a playlist has: those that are listed, then those of its folder by their names, numbers as people count."""

from __future__ import annotations

import heapq
import os
import re
from pathlib import Path

from studio.kinds.sources.patterns import RECORDINGS, STILLS
from studio.kinds.sources.playlist import MOST, Playlist
from studio.media.inputs.opening import file_error

_DIGITS = re.compile(r"(\d+)")
_STILLS = frozenset(STILLS.replace("*", "").split())
_PLAYED = _STILLS | frozenset(RECORDINGS.replace("*", "").split())


def listed(playlist: Playlist) -> tuple[str, ...]:
    """All files of a playlist, in their order. What is in a folder of the folder, hidden or of another kind is none.

    Raises:
        MediaError: the folder cannot be read, and no file is listed.
    """
    if not playlist.folder:
        return playlist.paths
    try:
        with os.scandir(playlist.folder) as entries:
            there = (entry.path for entry in entries if not entry.name.startswith(".") and _suffix(entry.name) in _PLAYED)
            found = heapq.nsmallest(MOST, there, key=_counted)  # of a million files no list is made
    except OSError as error:
        if not playlist.paths:
            raise file_error(Path(playlist.folder).name, error) from error
        found = []
    return (*playlist.paths, *found)


def is_picture(path: str) -> bool:
    """Whether a file is a still, by its name."""
    return _suffix(path) in _STILLS


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _counted(path: str) -> list[tuple[int, str]]:
    """Sorts "2.mp4" before "10.mp4"."""
    parts = _DIGITS.split(Path(path).name.lower())
    return [(int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in parts]
