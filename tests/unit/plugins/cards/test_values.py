"""Values of any origin: what is not what it should be counts as not there."""

from __future__ import annotations

from typing import Any

import pytest
from cards import values as read
from hypothesis import given
from hypothesis import strategies as st

ANYTHING: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(ANYTHING)
def test_nothing_raises_and_the_types_hold(value: Any) -> None:
    values = {"field": value}
    assert isinstance(read.text(values, "field"), str)
    assert read.whole(values, "field") is None or type(read.whole(values, "field")) is int
    found = read.count(values, "field")
    assert found is None or found >= 0
    assert isinstance(read.switch(values, "field", True), bool)
    assert all(isinstance(row, dict) for row in read.rows(values, "field"))
    assert all(isinstance(word, str) and word for word in read.words(values, "field"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a\n b\t", "a b"),
        (7, "7"),
        (True, ""),
        (None, ""),
        (["a"], ""),
        ("safe\u202eefas", "safeefas"),
        ("x" * 9000, "x" * 2000),
    ],
)
def test_a_text_is_one_clean_line(value: Any, text: str) -> None:
    assert read.text({"field": value}, "field") == text


def test_what_is_missing_is_nothing() -> None:
    assert read.text({}, "a") == ""
    assert read.whole({}, "a") is None
    assert read.whole({"a": True}, "a") is None
    assert read.count({"a": -3}, "a") == 0
    assert read.switch({}, "a", True) is True
    assert read.switch({"a": False}, "a", True) is False
    assert read.rows({"a": [{"b": 1}, 2]}, "a") == [{"b": 1}]
    assert read.words({"a": ["x", "", 3, None]}, "a") == ["x", "3"]
