"""Scaling keeps a plane's extent: what lies at the middle stays at the middle, whatever the sides."""

from __future__ import annotations

import numpy as np
import pytest

from studio.mixer.scale import Scratch, scale


@pytest.mark.parametrize(("before", "after"), [(270, 126), (135, 63), (135, 40), (31, 15), (1281, 200), (640, 320), (101, 100)])
def test_a_ramp_stays_a_ramp_from_edge_to_edge(before: int, after: int) -> None:
    """A pixel's centre at x + 0.5 of n becomes the same fraction of the new side: half a level of 8 bit and half a pixel."""
    ramp = np.broadcast_to(((np.arange(before) + 0.5) / before * 240).astype(np.uint8), (before, before)).copy()
    target = np.empty((after, after), np.uint8)
    scale(ramp, target, Scratch())
    expected = (np.arange(after) + 0.5) / after * 240 - 0.5
    inner = slice(2, -2)
    assert np.abs(target[:, inner] - expected[inner]).max() < 0.75 + 0.5 * 240 / after
    scale(ramp.T.copy(), target, Scratch())
    assert np.abs(target[inner, :] - expected[inner, None]).max() < 0.75 + 0.5 * 240 / after


def test_chroma_and_luma_of_a_shrunk_edge_stay_together() -> None:
    """270 wide with 135 of chroma, shrunk more than twice: the edge lies at the same place in both."""
    luma, chroma = np.zeros((62, 270), np.uint8), np.zeros((31, 135), np.uint8)
    luma[:, 260:], chroma[:, 130:] = 200, 200
    small_luma, small_chroma = np.empty((30, 126), np.uint8), np.empty((15, 63), np.uint8)
    scale(luma, small_luma, Scratch())
    scale(chroma, small_chroma, Scratch())
    white_luma = small_luma.mean(axis=0).sum() / 200
    white_chroma = small_chroma.mean(axis=0).sum() / 200
    assert white_luma == pytest.approx(10 * 126 / 270, abs=0.1)
    assert white_chroma == pytest.approx(5 * 63 / 135, abs=0.1)
