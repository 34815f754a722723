"""Settings that plugins declare, and values for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.plugin_api.settings import Setting, check_schema, check_settings, complete

SCHEMA = {
    "title": Setting("text", "Title", default="Hello"),
    "port": Setting("number", "Port", min=1, max=65535),
    "loud": Setting("bool", "Loud"),
    "style": Setting("choice", "Style", choices=("full", "compact")),
    "tint": Setting("colour", "Tint"),
    "picture": Setting("file", "Picture"),
}


def test_what_is_missing_becomes_its_default() -> None:
    defaults = {"title": "Hello", "port": 1, "loud": False, "style": "full", "tint": None, "picture": ""}
    assert complete(SCHEMA, {}) == defaults
    assert complete(SCHEMA, {"title": None, "style": "compact", "extra": 3}) == defaults | {"style": "compact", "extra": 3}
    assert check_settings(SCHEMA, defaults) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("title", 3, "Title: it is a text."),
        ("title", "x" * 2001, "Title: it is longer than 2000 characters."),
        ("port", 0, "Port: it is at least 1."),
        ("port", 65536.0, "Port: it is at most 65535."),
        ("port", float("nan"), "Port: it is a number."),
        ("port", True, "Port: it is a number."),
        ("loud", 1, "Loud: it is either on or off."),
        ("style", "tiny", "Style: it is one of full, compact."),
        ("style", ["full"], "Style: it is one of full, compact."),
        ("tint", "red", "Tint: a colour is written #rrggbb."),
        ("tint", "#12345\n", "Tint: a colour is written #rrggbb."),
        ("nobody", 1, "There is no setting 'nobody'."),
    ],
)
def test_what_does_not_suit_is_said(name: str, value: object, said: str) -> None:
    assert check_settings(SCHEMA, {name: value}) == [said]


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("Title", {"type": "text"}, "a name is lower-case"),
        ("a", {"type": "text", "label": " "}, "its label is empty"),
        ("a", {"type": "choice"}, "a choice has choices"),
        ("a", {"type": "text", "choices": ("x",)}, "nothing else has"),
        ("a", {"type": "text", "min": 1.0}, "only numbers"),
        ("a", {"type": "number", "min": 2.0, "max": 1.0}, "min is above max"),
        ("a", {"type": "number", "max": 2.0, "default": 3}, "its default 3: it is at most 2"),
        ("a", {"type": "choice", "choices": ("x",), "default": "y"}, "its default 'y': it is one of x"),
        ("style", {"type": "choice", "choices": ("a", "b"), "choices_zh": ("甲",)}, "words.zh.choices names every one"),
    ],
)
def test_declarations_that_cannot_be(name: str, more: dict[str, Any], said: str) -> None:
    (problem,) = check_schema({name: Setting(**({"label": "A"} | more))})
    assert said in problem
    assert f"'{name}'" in problem


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(SCHEMA)), VALUES))
def test_any_values_are_judged_and_good_ones_stay(values: dict[str, Any]) -> None:
    whole = complete(SCHEMA, values)
    assert set(whole) == set(SCHEMA)
    if not check_settings(SCHEMA, values):
        assert check_settings(SCHEMA, whole) == []
        assert all(whole[name] == value for name, value in values.items() if value is not None)
