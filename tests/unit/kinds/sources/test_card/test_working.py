"""The card's stamp survives scaling; flash and beep fall on the same instant at any rate."""

from __future__ import annotations

from fractions import Fraction

import cv2
import numpy as np
import pytest

from studio import colour
from studio.ipc.clock import NS, sample_at
from studio.kinds.sources.test_card.working import Painter, beeps, is_flash, read_stamp


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (320, 180), (720, 1280)])
def test_every_stamp_can_be_read_at_every_size(size: tuple[int, int]) -> None:
    painter = Painter(*size, Fraction(30))
    for tick in [0, 1, 255 * 30, 12_345, 65_535, 99_999_999]:
        y = painter.planes(tick)[0]
        expected = painter.due_ns(tick) // 1_000_000 % 65536
        assert read_stamp(y) == expected
        small = cv2.resize(y, (max(160, size[0] * 2 // 3), max(90, size[1] * 2 // 3)), interpolation=cv2.INTER_LINEAR)
        assert read_stamp(np.asarray(small, np.uint8)) == expected


def test_other_pictures_have_no_stamp() -> None:
    assert read_stamp(np.full((480, 848), 16, np.uint8)) is None
    assert read_stamp(np.full((480, 848), 235, np.uint8)) is None


@pytest.mark.parametrize("rate", [Fraction(30), Fraction(30_000, 1001), Fraction(25), Fraction(60), Fraction(7)])
def test_flash_and_beep_begin_together_once_a_second(rate: Fraction) -> None:
    painter = Painter(320, 180, rate)
    first = painter.tick_at(1000 * NS)
    flashes = [tick for tick in range(first, first + int(rate * 5)) if is_flash(painter.planes(tick)[0])]
    starts = [tick for tick in flashes if tick - 1 not in flashes]
    assert len(starts) in (5, 6)
    start = sample_at(1000 * NS)
    sound = beeps(painter, start, start + 240_000)[:, 0]
    loud = np.flatnonzero(sound)
    begins = [int(n) for n in loud if not sound[max(0, n - 2000) : n].any()]
    due = [sample_at(painter.due_ns(tick)) - start for tick in starts]
    for at in due:
        assert min(abs(at + 1 - begin) for begin in begins) <= 1 or at + 1 >= 240_000  # the first sample of a sine is 0
    assert all(0 <= painter.due_ns(tick) - painter.due_ns(tick) // NS * NS < NS / rate for tick in starts)


def test_sound_in_pieces_is_the_same_as_at_once() -> None:
    painter = Painter(320, 180, Fraction(30))
    whole = beeps(painter, 1_000_000, 1_100_000)
    parts = [beeps(painter, at, min(at + 1601, 1_100_000)) for at in range(1_000_000, 1_100_000, 1601)]
    assert np.array_equal(np.concatenate(parts), whole)
    assert float(np.abs(whole).max()) == pytest.approx(0.5, abs=0.01)


def test_bars_are_75_percent_bars() -> None:
    y, u, v = Painter(1280, 720, Fraction(30)).planes(1)
    for number, rgb in enumerate([(191, 191, 191), (191, 191, 0), (0, 191, 191), (0, 191, 0), (191, 0, 191), (191, 0, 0)]):
        column = 1280 * number // 8 + 20
        found = (int(y[200, column]), int(u[100, column // 2]), int(v[100, column // 2]))
        assert np.abs(np.subtract(found, colour.ycbcr(*rgb))).max() <= 0.5
