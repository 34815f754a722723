from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.hotkeys.keys import DEFAULTS, action_words, in_force


def test_every_action_has_a_name_and_no_two_share_a_key() -> None:
    assert set(DEFAULTS) == set(action_words())
    assert len(set(DEFAULTS.values())) == len(DEFAULTS)


def test_the_shows_keys_win_and_free_the_usual_ones() -> None:
    keys = in_force({"take": "F1", "panic": "Space"})
    assert keys["take"] == "F1"
    assert keys["panic"] == "Space"
    assert keys["scene-1"] == "1"
    assert list(keys.values()).count("Space") == 1
    assert "cut" not in in_force({"take": "F10"})


def test_a_show_of_an_earlier_version_has_no_action_on_return() -> None:
    keys = in_force({"take": "Return", "cut": "Enter"})
    assert (keys["take"], keys["cut"]) == ("Space", "F10")
    assert in_force({"cut": "Ctrl+Return"})["cut"] == "Ctrl+Return"
