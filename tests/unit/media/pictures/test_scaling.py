"""How good a shrunk plane is, against an exact area average."""

from __future__ import annotations

import numpy as np
import pytest

from studio.media.pictures.scaling import PlaneScaler


def smooth(height: int, width: int) -> np.ndarray:
    """Long waves only: what any good filter leaves as it is. float in 0..255."""
    x, y = np.arange(width), np.arange(height)[:, None]
    return 128 + 60 * np.sin(2 * np.pi * 3 * (x + 0.5) / width) + 50 * np.cos(2 * np.pi * 2 * (y + 0.5) / height)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / max(1e-9, np.mean((a.astype(float) - b) ** 2))))


@pytest.mark.parametrize(
    "size", [(720, 1280), (1080, 1920), (480, 848), (2160, 3840), (300, 400), (959, 1695), (120, 212), (480, 3000)]
)
def test_waves_survive_any_scale(size: tuple[int, int]) -> None:
    source = np.rint(smooth(*size)).astype(np.uint8)
    target = np.zeros((480, 848), np.uint8)
    PlaneScaler().scale(source, target)
    assert psnr(target, smooth(480, 848)) > 44


@pytest.mark.parametrize("factor", [2, 4, 5])
def test_fine_stripes_become_grey_not_moire_when_shrunk_a_lot(factor: int) -> None:
    source = np.zeros((240 * factor, 320 * factor), np.uint8)
    source[:, ::2] = 200
    target = np.zeros((240, 320), np.uint8)
    PlaneScaler().scale(source, target)
    assert np.abs(target[:, 4:-4].astype(int) - 100).max() <= 12


def test_rows_with_padding_and_the_same_size_are_copied_exactly() -> None:
    padded = np.random.default_rng(1).integers(0, 256, (100, 256), np.uint8)
    target = np.zeros((100, 200), np.uint8)
    PlaneScaler().scale(padded[:, :201], target)
    assert np.array_equal(target, padded[:, :200])
