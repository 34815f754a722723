"""Who is disabled: known to a process after this one, up to a bound, also where the disk keeps nothing."""

from __future__ import annotations

import pytest
from owncast.silenced import Disabled, Silenced

from studio.plugin_api.bookmark import Note
from tests.parts.noted import Full, Noted


@pytest.mark.parametrize("note", [None, Noted(), Full()])
def test_they_are_known_until_they_are_enabled(note: Note | None) -> None:
    silenced = Silenced(note)
    silenced.put("an", "1", 5_000)
    silenced.put("bo", "2", None)
    silenced.put("an", "1", 9_000)
    assert silenced.all() == [("bo", Disabled("2")), ("an", Disabled("1", 9_000))]
    silenced.drop("an")
    silenced.drop("nobody")
    assert [silenced.user(key) for key in ("an", "bo")] == [None, "2"]


def test_another_process_knows_them() -> None:
    note = Noted()
    Silenced(note).put("an", "1", 5_000)
    assert Silenced(note).all() == [("an", Disabled("1", 5_000))]


@pytest.mark.parametrize(
    "text", ["no JSON", '{"an": "1"}', '{"an": {"user_id": 1}}', f'{{"an": {{"user_id": "1", "until_ms": {"9" * 400}}}}}']
)
def test_what_cannot_be_read_is_nobody(text: str) -> None:
    assert Silenced(Noted(text)).all() == []


def test_of_more_than_are_kept_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("owncast.silenced._BOUND", 2)
    silenced = Silenced()
    for number in range(3):
        silenced.put(f"{number}", "1", None)
    assert [key for key, _ in silenced.all()] == ["1", "2"]
