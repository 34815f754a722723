"""The line of a place in a show's text."""

from __future__ import annotations

import pytest

from studio.show.places import line_of

TEXT = """{
  "name": "a \\"quoted\\" {name}",
  "scenes": [
    {"id": "one", "layouts": {}},
    {
      "id": "two",
      "layouts": {
        "on-phones": [
          {"x": 1},

          {"x":
            2}
        ]
      }
    }
  ]
}"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("", 1),
        ("name", 2),
        ("scenes", 3),
        ("scenes[0].layouts", 4),
        ("scenes[1].id", 6),
        ("scenes[1].layouts.on-phones[0].x", 9),
        ("scenes[1].layouts.on-phones[1]", 11),
        ("scenes[1].layouts.on-phones[1].x", 12),
        ("scenes[1].layouts.on-phones[1].missing", 11),
        ("scenes[7]", 3),
        ("nothing.there", 1),
    ],
)
def test_a_place_has_its_line(place: str, line: int) -> None:
    assert line_of(TEXT, place) == line


@pytest.mark.parametrize("place", ["no place at all", "a..b", "scenes[x]"])
def test_what_is_no_place_has_none(place: str) -> None:
    assert line_of(TEXT, place) is None


@pytest.mark.parametrize("text", ["", "{", '{"a"', '{"a": ', '{"a": [1, ', "[" * 100_000])
def test_a_broken_text_has_none_or_one_but_never_breaks(text: str) -> None:
    line_of(text, "a[1].b")
