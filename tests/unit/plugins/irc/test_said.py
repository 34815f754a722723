"""Words of a message without the codes of clients."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from irc.said import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello", "Hello"),
        ("\x02bold\x0f \x1ditalic\x1d", "bold italic"),
        ("\x034red\x03 \x0312,04two\x03,x", "red two,x"),
        ("\x0304100 left", "100 left"),
        ("\x04ff0000red \x04ff0000,00ff00green\x04", "red green"),
        ("\x01ACTION waves\x01", "* An waves"),
        ("\x01ACTION \x02waves", "* An waves"),
        ("\x01VERSION\x01", ""),
        ("\x01DCC SEND virus.exe 1 2 3\x01", ""),
        ("\x03\x02\x0f", ""),
    ],
)
def test_codes_are_taken_out(text: str, words: str) -> None:
    assert plain_words("An", text) == words


@given(st.text())
def test_no_code_is_left(text: str) -> None:
    assert not set(plain_words("An", text)) & set("\x02\x03\x04\x0f\x11\x16\x1d\x1e\x1f")
