from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSettings

from ui.host.prompter import FASTEST, SLOWEST, Prompter
from ui.widgets.lettering import fitting_px

Until = Callable[..., None]


@pytest.fixture
def prompter(application: object, nothing_left: None) -> Iterator[Prompter]:
    QSettings().remove("prompter_speed")
    made = Prompter()
    made.resize(600, 300)
    made.show_text("\n".join(f"line {number}" for number in range(40)))
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def test_it_scrolls_at_the_speed_that_was_set(prompter: Prompter, until: Until) -> None:
    prompter.faster(15)
    assert prompter.speed == 2.0
    start, before = prompter.place, time.monotonic()
    prompter.toggle()
    after = time.monotonic()  # it began in between
    looked = [after]

    def a_line_is_gone() -> bool:
        looked.append(time.monotonic())
        return prompter.place - start >= 1.0

    until(a_line_is_gone)
    not_yet, gone = looked[-2:]  # it moved in between, however long that was
    assert (not_yet - after) * 2.0 - 0.15 < prompter.place - start < (gone - before) * 2.0 + 0.15
    prompter.toggle()
    assert not prompter.running


def test_the_speed_has_ends_and_is_remembered(prompter: Prompter) -> None:
    prompter.faster(100)
    assert prompter.speed == FASTEST
    prompter.faster(-100)
    assert prompter.speed == SLOWEST
    other = Prompter()
    assert other.speed == SLOWEST
    other.deleteLater()


def test_it_stops_at_its_last_line_and_begins_again(prompter: Prompter, until: Until) -> None:
    prompter.jump(1000)
    last = prompter.place
    assert 38 <= last <= 41
    prompter.toggle()
    assert prompter.place < 1
    prompter.jump(1000)
    until(lambda: not prompter.running)


def test_another_text_starts_at_its_beginning_and_the_same_goes_on(prompter: Prompter) -> None:
    prompter.jump(5)
    prompter.show_text("\n".join(f"line {number}" for number in range(40)))
    assert prompter.place == 5
    prompter.show_text("new\ntext")
    assert prompter.place == 0


def test_type_is_as_large_as_fits(application: object) -> None:
    assert fitting_px("1", 100, 100, 500) > fitting_px("a long line of many words", 100, 100, 500)
    assert fitting_px("1", 1000, 1000, 60) == 60
    assert fitting_px("这是一个很长的标题需要换行", 200, 200, 500) >= 30


@pytest.mark.parametrize("kept", ["fast", "nan", "inf", "", "1e400", ["1", "2"]], ids=str)
def test_settings_that_say_nothing_are_as_none(application: object, nothing_left: None, kept: object) -> None:
    for name in ("prompter_speed", "prompter_letter"):
        QSettings().setValue(name, kept)
    made = Prompter()
    assert (made.speed, made._letter) == (0.5, 0.055)
    QSettings().clear()
    made.deleteLater()
