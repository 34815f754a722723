"""A camera that hangs is noticed within 3 s; a table that stands still under a sensor's noise never is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.ipc.clock import NS
from studio.media.pictures.frozen import Frozen

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]
WIDTH, HEIGHT = 320, 192
RNG = np.random.default_rng(5)
TABLE = np.kron(RNG.integers(30, 220, (12, 20)), np.ones((16, 16))).astype(np.float32)


_GRAINS = RNG.standard_normal((3 * HEIGHT, 3 * WIDTH), np.float32)


def noisy(sigma: float, scene: F32 = TABLE) -> U8:
    """The scene as a sensor sees it: with some part of much noise, each time another."""
    top, left = RNG.integers(2 * HEIGHT), RNG.integers(2 * WIDTH)
    grains = _GRAINS[top : top + HEIGHT, left : left + WIDTH]
    return np.clip(scene + np.float32(sigma) * grains + np.float32(0.5), 0, 255).astype(np.uint8)


def frame(luma: U8, fmt: str = "yuv420p") -> av.VideoFrame:
    if fmt == "yuv420p":
        return av.VideoFrame.from_ndarray(np.vstack([luma, np.full((HEIGHT // 2, WIDTH), 128, np.uint8)]), fmt)
    return av.VideoFrame.from_ndarray(np.dstack([luma] * 3), "rgb24").reformat(format=fmt)


def noticed_s(frozen: Frozen, frames: Iterator[av.VideoFrame], rate: float, start_s: float = 0.0) -> float | None:
    """When it is first called frozen, in seconds from the first picture."""
    for number, picture in enumerate(frames):
        frozen.see(picture, int((start_s + number / rate) * NS))
        if frozen.now:
            return number / rate
    return None


@pytest.mark.parametrize("fmt", ["yuv420p", "yuyv422", "bgr24", "yuvj422p", "yuv420p10le", "nv12"])
@pytest.mark.parametrize("rate", [5, 30, 60])
def test_the_same_picture_for_ever_is_noticed_within_three_seconds(fmt: str, rate: int) -> None:
    given = frame(noisy(2), fmt)
    found = noticed_s(Frozen(), (given for _ in range(4 * rate)), rate)
    assert found is not None
    assert 2.0 < found < 3.0


def test_it_is_over_with_the_first_picture_that_differs() -> None:
    frozen, given = Frozen(), frame(noisy(2))
    assert noticed_s(frozen, (given for _ in range(90)), 30) is not None
    frozen.see(frame(noisy(2)), 4 * NS)
    assert not frozen.now


@pytest.mark.parametrize("sigma", [0.5, 1.0, 3.0])
def test_an_hour_of_a_still_table_under_noise_is_no_alarm(sigma: float) -> None:
    several = [frame(noisy(sigma)) for _ in range(97)]
    assert noticed_s(Frozen(), (several[number % 97] for number in range(3600 * 10)), 10) is None


def test_something_small_that_moves_is_enough() -> None:
    def clock() -> Iterator[av.VideoFrame]:
        for number in range(600):
            luma = TABLE.astype(np.uint8)
            luma[80:110, 40:44] = 250 if number // 30 % 2 else 20  # a digit that changes once a second
            yield frame(luma)

    assert noticed_s(Frozen(), clock(), 30) is None


def encoded(lumas: Iterator[U8], bit_rate: int) -> list[av.VideoFrame]:
    """As a network camera sends it."""
    return coded(lumas, {"g": "50", "maxrate": str(bit_rate), "bufsize": str(bit_rate)}, bit_rate)


def coded(lumas: Iterator[U8], limits: dict[str, str], bit_rate: int | None) -> list[av.VideoFrame]:
    memory = io.BytesIO()
    with av.open(memory, "w", format="mpegts") as out:
        video = out.add_stream("libx264", rate=25, options={"preset": "veryfast", "tune": "zerolatency"} | limits)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        if bit_rate is not None:
            video.bit_rate = bit_rate
        for number, luma in enumerate(lumas):
            given = frame(luma)
            given.pts, given.time_base = number, Fraction(1, 25)
            out.mux(video.encode(given))
        out.mux(video.encode(None))
    memory.seek(0)
    with av.open(memory) as container:
        return list(container.decode(video=0))


def test_a_hanging_camera_behind_an_encoder_is_noticed_although_the_encoder_mends_its_errors() -> None:
    one = noisy(2)
    frozen, pictures = Frozen(), encoded((one for _ in range(200)), 3_000_000)
    found = [number / 25 for number, picture in enumerate(pictures) if (frozen.see(picture, number * NS // 25), frozen.now)[1]]
    assert found
    assert found[0] < 6
    assert found[-1] > 7.5


@pytest.mark.parametrize(("sigma", "bit_rate"), [(0.7, 100_000), (1.0, 60_000), (1.5, 40_000), (2.0, 200_000)])
def test_noise_that_an_encoder_has_nearly_taken_away_is_still_noise(sigma: float, bit_rate: int) -> None:
    pictures = encoded((noisy(sigma) for _ in range(300)), bit_rate)
    assert noticed_s(Frozen(), iter(pictures), 25) is None


CLOTH = (np.kron(RNG.integers(30, 220, (6, 10)), np.ones((32, 32))) + RNG.standard_normal((HEIGHT, WIDTH))).astype(np.float32)


def by_quality(lumas: Iterator[U8], crf: int, key_s: int) -> list[av.VideoFrame]:
    """As an encoder sends it that has all the rate it wants: between its key pictures it leaves out what it takes for noise."""
    return coded(lumas, {"crf": str(crf), "g": str(25 * key_s)}, None)


@pytest.mark.parametrize(("sigma", "crf"), [(0.4, 24), (1.0, 28), (2.0, 32)])
def test_noise_that_an_encoder_sends_in_its_key_pictures_alone_is_still_noise(sigma: float, crf: int) -> None:
    pictures = by_quality((noisy(sigma, CLOTH) for _ in range(500)), crf, key_s=8)
    assert any((pictures[n].to_ndarray() == pictures[n - 1].to_ndarray()).all() for n in range(200, 220))
    assert noticed_s(Frozen(), iter(pictures), 25) is None


def test_a_hanging_camera_behind_such_an_encoder_is_noticed_by_its_key_pictures() -> None:
    one = noisy(2, CLOTH)
    found = noticed_s(Frozen(), iter(by_quality((one for _ in range(400)), 28, key_s=2)), 25)
    assert found is not None
    assert found < 10


def test_a_camera_that_sends_a_picture_now_and_then_is_not_judged() -> None:
    given = frame(noisy(2))
    assert noticed_s(Frozen(), (given for _ in range(60)), 0.5) is None
