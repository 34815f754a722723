"""Qt objects in cycles are freed on the GUI thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject

from ui.garbage import collect_due


class Kept(QObject):
    """A Qt object in a cycle, as a dialog is whose button calls its own method."""

    def __init__(self) -> None:
        super().__init__()
        self.self = self


def _allocate_much() -> list[list[int]]:
    """More than every generation's threshold: Python would collect all of them here."""
    return [[] for _ in range(1_000_000)]


def test_another_thread_that_allocates_frees_none(nothing_left: None, until: Callable[..., None]) -> None:
    freed: list[threading.Thread] = []
    weakref.finalize(Kept(), lambda: freed.append(threading.current_thread()))
    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(_allocate_much).result()
    assert freed == []
    until(lambda: freed)  # by the timer
    assert freed == [threading.main_thread()]
    assert kept


def test_what_is_due_is_collected_and_no_more(nothing_left: None, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 0))
    for count in ((3, 2, 1), (701, 2, 1), (5, 11, 1), (701, 11, 9)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        collect_due()
    assert collected == [0, 1, 1]
