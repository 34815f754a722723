"""A message in pieces: nothing is lost, all fit, and no character is torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from irc.pieces import pieces

FAMILY, FLAG, ACCENT = "👩‍👩‍👧", "🇨🇳", "e\u0301"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(4, 60))
def test_nothing_but_spaces_is_lost_and_all_fit(text: str, room: int) -> None:
    cut = pieces(text, room)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")
    assert all(0 < len(piece.encode()) <= room for piece in cut)


@pytest.mark.parametrize("whole", [FAMILY, FLAG, ACCENT, "👍🏽", "✌️", "货"])
def test_no_character_is_torn(whole: str) -> None:
    size = len(whole.encode())
    for room in range(max(4, size), 4 * size):  # in less there are letters that never fit
        assert all(piece == whole * (len(piece) // len(whole)) for piece in pieces(whole * 20, room))


def test_words_stay_whole_where_they_fit() -> None:
    assert pieces("one two three four", 9) == ["one two", "three", "four"]
    assert pieces("one two", 7) == ["one two"]
    assert pieces("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]
    assert pieces("  ", 4) == []
