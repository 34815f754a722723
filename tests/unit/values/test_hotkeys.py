from __future__ import annotations

import pytest

from studio.values.hotkeys import ends_something, is_plain


@pytest.mark.parametrize("keys", ["Space", "3", "Shift+A", "Return", "Num+Enter", "/"])
def test_a_widget_has_a_use_for_plain_keys(keys: str) -> None:
    assert is_plain(keys)


@pytest.mark.parametrize("keys", ["F10", "Shift+F2", "Ctrl+1", "Alt+Return", "Meta+Space", "Ctrl+Shift+Esc"])
def test_and_none_for_chords_and_function_keys(keys: str) -> None:
    assert not is_plain(keys)
    assert not ends_something(keys)


def test_what_ends_something_is_told_from_what_types() -> None:
    assert [keys for keys in ("Return", "Shift+Enter", "Tab", "Esc", "Space", "F", "Backspace") if ends_something(keys)] == [
        "Return",
        "Shift+Enter",
        "Tab",
        "Esc",
    ]
