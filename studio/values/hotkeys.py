"""Kinds of keys, in Qt's portable form ("Shift+Return"): which widgets understand, and which may be no hotkeys at all."""

from __future__ import annotations

import re

_ENDING = frozenset({"Return", "Enter", "Esc", "Escape", "Tab", "Backtab"})
_CHORDS = ("Ctrl+", "Alt+", "Meta+")


def is_plain(keys: str) -> bool:
    """Whether a widget has a use for `keys`: no Ctrl, Alt or Meta, and no function key."""
    return not any(chord in keys for chord in _CHORDS) and re.fullmatch(r"F\d+", _key(keys)) is None


def ends_something(keys: str) -> bool:
    """Whether `keys` ends what is typed, or answers a question: Return, Enter, Esc or Tab without Ctrl, Alt or Meta.

    Such a key is pressed twice, held, and meant for a dialog that has just closed: nothing that acts on air is on it.
    """
    return is_plain(keys) and _key(keys) in _ENDING


def _key(keys: str) -> str:
    return keys.rpartition("+")[2]
