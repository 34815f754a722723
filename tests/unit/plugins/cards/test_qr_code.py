"""The QR code is read back by a reader that knows nothing of how it was made."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.plugin_api import CannotShow, Look

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


@pytest.mark.parametrize("url", ["", None])
def test_nothing_is_drawn_without_an_address(draw: Draw, url: object) -> None:
    pixels, _ = draw("qr_code", (240, 280), {"url": url, "caption": "Scan"})
    assert not pixels.any()


@pytest.mark.parametrize(
    ("url", "size", "says"),
    [
        ("https://nightmarket.example/" + "x" * 9000, (600, 640), "too long for a QR code"),
        ("https://nightmarket.example/" + "x" * 1500, (240, 280), "too small to scan"),
        (URL, (90, 90), "too small to scan"),
        (URL, (300, 60), "too small to scan"),
        ("https://night\nmarket.example", (240, 280), "characters that no address has"),
    ],
    ids=["too long", "long", "small card", "flat card", "line break"],
)
def test_a_code_that_nobody_could_scan_is_refused_in_words(draw: Draw, url: str, size: tuple[int, int], says: str) -> None:
    with pytest.raises(CannotShow, match=says):
        draw("qr_code", size, {"url": url, "caption": "Scan"})


@pytest.mark.parametrize("length", range(40, 400, 24))
@pytest.mark.parametrize("size", [(180, 200), (240, 280), (420, 200)])
def test_a_code_that_is_drawn_is_read_from_a_picture_of_it(draw: Draw, length: int, size: tuple[int, int]) -> None:
    """Either it is refused, or a camera that sees it somewhat blurred reads it."""
    url = ("https://nightmarket.example/" + "abcdefghij" * 40)[:length]
    try:
        pixels, _ = draw("qr_code", size, {"url": url, "caption": "Scan"})
    except CannotShow:
        return
    blurred = cv2.GaussianBlur(cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR), (3, 3), 0)
    assert _read(blurred) == url
