from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject

from ui.client.pace import Pace

Until = Callable[..., None]


@pytest.fixture
def owner(nothing_left: None) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def test_the_first_is_at_once_and_the_rest_come_at_most_ten_times_a_second(owner: QObject, until: Until) -> None:
    turns: list[float] = []
    pace = Pace(lambda: turns.append(time.monotonic()), owner)
    began = time.monotonic()
    pace.ask()
    assert len(turns) == 1
    until(lambda: pace.ask() or len(turns) == 6)  # type: ignore[func-returns-value]
    assert turns[-1] - began >= 5 * 0.095, "Qt's timers may be a twentieth early"


def test_the_last_news_is_always_shown(owner: QObject, until: Until) -> None:
    heard: list[int] = []
    shown: list[int] = []
    pace = Pace(lambda: shown.append(heard[-1]), owner)
    for value in range(1, 6):
        heard.append(value)
        pace.ask()
    until(lambda: shown[-1] == 5)
    assert shown == [1, 5]
