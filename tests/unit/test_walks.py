"""The walks of the architecture: the files are there, and none is passed twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import studio

REPOSITORY = Path(studio.__file__).parents[1]


def walks() -> dict[str, list[str]]:
    """The files of each walk, in order."""
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.partition("\n## Walks\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^- \*\*(.+?)\*\*: (.+)$", section, re.MULTILINE)
    return {name: re.findall(r"`([\w/]+\.py)`", line) for name, line in lines}


WALKS = walks()


def test_they_are_found() -> None:
    assert len(WALKS) >= 2


@pytest.mark.parametrize("walk", sorted(WALKS))
def test_a_walk_passes_files_that_are_there_and_none_twice(walk: str) -> None:
    files = WALKS[walk]
    assert len(files) > 5
    assert [file for file in files if not (REPOSITORY / file).is_file()] == []
    assert len(set(files)) == len(files)
