"""The latest of what has been met before."""

from __future__ import annotations

from studio.plugin_api.remembered import Remembered


def test_the_oldest_key_goes_first_also_of_those_of_before() -> None:
    known = Remembered(2, {"a": 1, "b": 2, "c": 3})
    assert list(known.values.items()) == [("b", 2), ("c", 3)]
    known.put("b", 4)
    known.put("d", 5)
    assert list(known.values.items()) == [("b", 4), ("d", 5)]


def test_what_is_dropped_is_known_no_more() -> None:
    known = Remembered(2, {"a": 1})
    assert known.drop("a")
    assert not known.drop("a")
    assert "a" not in known
