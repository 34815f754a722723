"""Bans that were set from here are known to a process after this one."""

from __future__ import annotations

import pytest

from studio.plugin_api.kept_bans import KeptBans


class Note:
    def __init__(self, text: str = "", full: bool = False) -> None:
        self.text, self.full = text, full

    def read(self) -> str:
        return self.text

    def write(self, text: str) -> None:
        if self.full:
            raise OSError("no space")
        self.text = text


def test_what_was_set_and_lifted_is_known_to_the_next_process() -> None:
    note = Note()
    bans = KeptBans(note)
    for key, ban in (("an", "1"), ("an", "2"), ("an", "1"), ("bo", "3")):
        bans.add(key, ban)
    bans.lifted("bo")
    for known in (bans, KeptBans(note)):
        assert (known.of("an"), known.of("bo"), known.of("cy")) == (("2", "1"), (), None)


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"an": 1}'])
def test_a_note_that_cannot_be_read_is_none(text: str) -> None:
    assert KeptBans(Note(text)).of("an") is None


def test_a_full_disk_forgets_at_the_end_of_the_process() -> None:
    bans = KeptBans(Note(full=True))
    bans.add("an", "1")
    assert bans.of("an") == ("1",)


def test_the_oldest_of_very_many_are_forgotten() -> None:
    bans = KeptBans()
    for number in range(2_001):
        bans.add(f"v{number}", "ban")
    for number in range(9):
        bans.add("an", str(number))
    assert (bans.of("v0"), bans.of("an")) == (None, tuple(map(str, range(1, 9))))
