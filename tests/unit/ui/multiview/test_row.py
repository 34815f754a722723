"""Where tiles lie: they fit, they touch nothing, and the scroll bar never decides about itself."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.multiview.row import LOWEST_PX, SPACING_PX, placed

_BAR = 9


@pytest.mark.parametrize("count", range(41))
def test_tiles_fit_or_leave_room_for_the_bar(count: int) -> None:
    aspects = [16 / 9, 9 / 16, 1.0, 21 / 9] * 11
    for height in (64, 84, 104, 131, 400):  # the strip is never lower than 64
        needed_px = placed(aspects[:count], 10**6, height, _BAR).width
        for width in range(200, 2600, 7):
            row = placed(aspects[:count], width, height, _BAR)
            assert len(row.tiles) == count
            assert row.height == (height - _BAR if row.scrolls else height)
            assert row.scrolls == (needed_px > width)
            assert all(b[0] - sum(a) == SPACING_PX for a, b in zip(row.tiles, row.tiles[1:], strict=False))


def test_a_strip_too_low_for_tiles_keeps_them_readable() -> None:
    assert placed([16 / 9], 500, 20, _BAR).height == LOWEST_PX


def test_which_tiles_are_in_sight() -> None:
    row = placed([1.0] * 5, 250, 109, _BAR)
    assert row.scrolls
    assert row.tiles == ((0, 100), (106, 100), (212, 100), (318, 100), (424, 100))
    assert row.within(0, 250) == [True, True, True, False, False]
    assert row.within(100, 250) == [False, True, True, True, False]
