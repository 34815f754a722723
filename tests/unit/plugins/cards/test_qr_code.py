"""The QR code is read back by a reader that knows nothing of how it was made."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.plugin_api import Look

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

URL = "https://nightmarket.example/p/moonlit-tea-caddy?room=8&link=1"


def _read(pixels: NDArray[np.uint8]) -> str:
    on_grey = pixels[..., :3].astype(np.uint16) + (255 - pixels[..., 3:].astype(np.uint16)) * 90 // 255
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(on_grey.astype(np.uint8)[..., ::-1]))
    return str(text)


@pytest.mark.parametrize("theme", ["night", "paper", "festival"])
@pytest.mark.parametrize("size", [(240, 280), (420, 200), (600, 640), (200, 200)])
def test_it_is_read_back(draw: Draw, size: tuple[int, int], theme: str) -> None:
    pixels, next_ns = draw("qr_code", size, {"url": URL, "caption": "扫码购买"}, Look(theme=theme))
    assert _read(pixels) == URL
    assert next_ns is None


def test_a_caption_does_not_disturb_it(draw: Draw) -> None:
    pixels, _ = draw("qr_code", (240, 280), {"url": URL, "caption": "a very long caption " * 10})
    assert _read(pixels) == URL


@pytest.mark.parametrize("url", ["", "x" * 9000, "https://night\nmarket.example", 7, None])
def test_no_code_for_no_address(draw: Draw, url: object) -> None:
    pixels, _ = draw("qr_code", (240, 280), {"url": url})
    assert pixels.any()
    assert _read(pixels) == ""
