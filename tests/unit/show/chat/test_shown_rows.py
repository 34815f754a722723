"""Rows are found again by id, the latest of them told to a window that comes."""

from __future__ import annotations

import pytest

from studio.control.schema.state.host import ChatRow
from studio.show.chat import shown_rows
from studio.show.chat.shown_rows import ShownRows


def test_a_row_that_grows_is_the_latest_with_its_latest_count() -> None:
    rows = ShownRows()
    for name in ("1", "2", "3"):
        rows.put(ChatRow(id=name), [("a", name, "v")])
    rows.put(ChatRow(id="1", count=5), [("a", "1", "v"), ("a", "4", "w")])
    assert [(row.id, row.count) for row in rows.recent(9)] == [("2", 1), ("3", 1), ("1", 5)]
    assert [row.id for row in rows.recent(2)] == ["3", "1"]
    assert rows.recent(0) == []
    assert rows.said("1") == [("a", "1", "v"), ("a", "4", "w")]


def test_what_is_forgotten_is_not_found() -> None:
    rows = ShownRows()
    rows.put(ChatRow(id="1"), [("a", "1", "v")])
    rows.forget("1")
    rows.forget("1")
    assert (rows.find("1"), rows.said("1"), rows.recent(9)) == (None, [], [])


def test_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_rows, "MAX_ROWS", 5)
    rows = ShownRows()
    for number in range(8):
        rows.put(ChatRow(id=f"{number}"), [])
    assert [rows.find(f"{number}") is not None for number in range(8)] == [False] * 3 + [True] * 5
    assert len(rows._said) == 5
