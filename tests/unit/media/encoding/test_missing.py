"""Viewers who get a quarter of the pictures are said to get a quarter, also by an encoder that is not busy."""

from __future__ import annotations

from studio.ipc.clock import NS
from studio.media.encoding.missing import MissingPictures


def watched(*each_second: int) -> list[float]:
    """What is said after each second in which so many ticks of 30 were skipped."""
    watch, skipped, said = MissingPictures(), 0, []
    for second, more in enumerate((0, *each_second)):
        skipped += more
        said.append(round(watch.share(second * NS, skipped, 30.0), 2))
    return said[1:]


def test_what_viewers_do_not_get_is_said_after_ten_seconds_of_it() -> None:
    said = watched(*[22] * 12)
    assert said[:9] == [0.0] * 9
    assert said[9:] == [0.73] * 3


def test_a_hiccup_is_not_said() -> None:
    assert set(watched(0, 0, 30, 30, 0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 3)) == {0.0}


def test_it_is_over_when_few_are_missing_and_not_before() -> None:
    said = watched(*[10] * 10, *[5] * 10, *[1] * 10)
    assert said[9] == 0.33
    assert said[19] == 0.17, "still said: less than before is not well"
    assert said[29] == 0.0


def test_no_more_than_all_are_missing() -> None:
    assert watched(*[45] * 11)[-1] == 1.0
