"""Spans of time in words."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.widgets.spans import span_words


@pytest.mark.parametrize(("seconds", "said"), [(30, "30 s"), (60, "1 min"), (90, "90 s"), (600, "10 min"), (7200, "2 h")])
def test_spans_are_said_as_a_person_would(seconds: int, said: str) -> None:
    assert span_words(seconds) == said
