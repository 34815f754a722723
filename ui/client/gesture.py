"""Names of gestures: what one drag changes step by step the desk keeps as one undo."""

from __future__ import annotations

import itertools
import os

_numbers = itertools.count(1)


def new_gesture(what: str) -> str:
    """A gesture name that no other window and no earlier drag has used."""
    return f"{what}-{os.getpid()}-{next(_numbers)}"
