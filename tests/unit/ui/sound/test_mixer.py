"""The sound desk in a low window: every part of a strip can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QScrollArea

from tests.unit.ui.corner import Corner
from ui.sound import SoundMixer

Until = Callable[..., None]


@pytest.fixture
def low(corner: Corner, until: Until) -> Iterator[SoundMixer]:
    """The strips of the window's desk, as low as on a screen of 1920x1080 at scale 2."""
    mixer = SoundMixer(corner.room)
    mixer.resize(300, 200)
    mixer.show()
    mixer._refresh()
    until(lambda: len(mixer.strips) == 4)
    yield mixer
    mixer.hide()
    mixer.deleteLater()


def test_a_low_desk_scrolls_down_to_balance_and_delay(low: SoundMixer, until: Until) -> None:
    scroll = low.findChild(QScrollArea)
    assert scroll is not None
    until(scroll.verticalScrollBar().isVisible)
    strip = low.strips["camera-a"]
    scroll.ensureWidgetVisible(strip._delay)
    assert scroll.viewport().rect().contains(strip._delay.mapTo(scroll.viewport(), strip._delay.rect().center()))
