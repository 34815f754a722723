"""The live video that was chosen: kept over a restart of the plugin, of one page alone, also where the disk keeps nothing."""

from __future__ import annotations

import pytest
from facebook.chosen import Chosen

from studio.plugin_api.bookmark import Note
from tests.parts.noted import Full, Noted


@pytest.mark.parametrize("note", [None, Noted(), Full()])
def test_it_is_of_one_page_and_the_latest_counts(note: Note | None) -> None:
    chosen = Chosen(note)
    assert (chosen.of("1"), chosen.changed.is_set()) == ("", False)
    for video in ("11", "12"):
        chosen.put("1", video)
        assert (chosen.of("1"), chosen.of("2"), chosen.changed.is_set()) == (video, "", True)
        chosen.changed.clear()
    chosen.put("1", "12")
    assert not chosen.changed.is_set(), "it is the same"


def test_another_process_knows_it() -> None:
    note = Noted()
    Chosen(note).put("1", "11")
    assert Chosen(note).of("1") == "11"


@pytest.mark.parametrize("text", ["no JSON", '{"1": "11"}', '["1", 11]', '["1", "11/comments"]'])
def test_what_cannot_be_read_is_none(text: str) -> None:
    assert Chosen(Noted(text)).of("1") == ""
