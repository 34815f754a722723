"""What is noted is known to the process after this one; what cannot be read is nothing, and a full disk stops nobody."""

from __future__ import annotations

import logging

import pytest

from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue
from tests.parts.noted import Full, Noted


def noted(note: Note | None) -> NotedValue[dict[str, int]]:
    return NotedValue(note, dict[str, int], "how many were counted")


def test_another_process_knows_it() -> None:
    note = Noted()
    assert noted(note).read() is None
    noted(note).write({"a": 1})
    assert noted(note).read() == {"a": 1}


@pytest.mark.parametrize("text", ["no JSON", '["a"]', '{"a": "1"}', "null"])
def test_what_cannot_be_read_is_nothing(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert noted(Noted(text)).read() is None
    assert "how many were counted" in caplog.text


@pytest.mark.parametrize("note", [None, Full()])
def test_where_nothing_can_be_kept_nothing_is_known_and_nobody_is_stopped(note: Note | None) -> None:
    noted(note).write({"a": 1})
    assert noted(note).read() is None
