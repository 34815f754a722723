"""Lines of viewers take the room that they have, however long they are."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.widgets.quotes import Quotes


def test_no_line_moves_what_stands_above(application: object, nothing_left: None) -> None:
    quotes = Quotes(3)
    quotes.show_lines(["An: how much?"])
    least = quotes.minimumSizeHint()
    assert least.height() > 0
    quotes.show_lines(["An: " + "w" * 400, "Bo: does it come in a size that fits " * 12, "", "Di: too many"])
    quotes.layout().activate()
    assert quotes.minimumSizeHint() == least
    assert quotes.text().startswith("An: www")
    assert "Di" not in quotes.text()
    quotes.show_lines([])
    assert quotes.isHidden()
    quotes.deleteLater()
