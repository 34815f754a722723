"""How a row of the chat is written."""

from __future__ import annotations

import pytest

from studio.control.schema.state.host import ChatRow

pytest.importorskip("PySide6")

from PySide6.QtGui import QFont, QFontMetrics

from ui.chat.cells import name_words


def test_a_long_name_hides_not_how_many_are_folded_into_a_row(application: object) -> None:
    metrics = QFontMetrics(QFont())
    for name in ("An", "a name without any blank in it, or almost none"):
        row = ChatRow(id="a:1", name=name, text="1", count=1234)
        for room_px in range(60, 200, 7):
            said = name_words(row, metrics, room_px)
            assert said.endswith("  ×1,234")
            assert metrics.horizontalAdvance(said) <= room_px + 1 or said == "…  ×1,234"
    assert name_words(ChatRow(id="a:1", name="An", text="1"), metrics, 100) == "An"
