"""How screens are opened on the systems that no test machine runs, and which pictures count as unchanged."""

from __future__ import annotations

import av
import numpy as np
import pytest

from studio.kinds.sources import Screen
from studio.kinds.sources.screen.working import Unchanged, macos_plan, windows_plan, x11_plan
from studio.values.errors import MediaError


def test_windows_grabs_the_desktop_a_region_or_a_window() -> None:
    whole = windows_plan(Screen(rate_hz=25.0))
    assert (whole.url, whole.format, whole.options) == ("desktop", "gdigrab", {"framerate": "25", "draw_mouse": "1"})
    part = windows_plan(Screen(region=(-100, 20, 641, 361), cursor=False))
    assert part.options == {"framerate": "30", "draw_mouse": "0", "offset_x": "-100", "offset_y": "20", "video_size": "640x360"}
    assert windows_plan(Screen(window="title=Shop")).url == "title=Shop"


def test_a_mac_grabs_whole_screens_only() -> None:
    grab = macos_plan(Screen(display="Capture screen 1"))
    assert (grab.url, grab.format) == ("Capture screen 1:none", "avfoundation")
    with pytest.raises(MediaError, match="Choose a screen"):
        macos_plan(Screen(window="x"))


def test_no_display_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(MediaError, match="no display answers"):
        x11_plan(Screen())


def frame_of(pixels: np.ndarray) -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(pixels, format="bgra" if pixels.shape[2] == 4 else "bgr24")


def test_one_changed_pixel_is_a_new_picture() -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (120, 200, 4), np.uint8)
    unchanged = Unchanged()
    assert not unchanged(frame_of(pixels))
    assert unchanged(frame_of(pixels.copy()))
    pixels[119, 199, 0] ^= 1
    assert not unchanged(frame_of(pixels))
    assert unchanged(frame_of(pixels))


def test_another_size_is_a_new_picture() -> None:
    unchanged = Unchanged()
    unchanged(frame_of(np.zeros((100, 200, 3), np.uint8)))
    assert not unchanged(frame_of(np.zeros((200, 100, 3), np.uint8)))
