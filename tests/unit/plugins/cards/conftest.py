"""Cards drawn into plain arrays, with one Qt application off screen."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.plugin_api import Look, Tile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if importlib.util.find_spec("PySide6") is None:
    collect_ignore_glob = ["*"]

SECOND_NS = 1_000_000_000


@pytest.fixture(scope="session", autouse=True)
def drawing() -> object:
    """The application that fonts need. A QApplication, so that tests of the window can share it."""
    from PySide6.QtWidgets import QApplication

    from studio.values import refcount_workaround

    refcount_workaround.keep()
    return QApplication.instance() or QApplication([])


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A product picture: left half green, right half blue, 300 x 200."""
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#20b040"))
    painter = QPainter(image)
    painter.fillRect(150, 0, 150, 200, QColor("#2040d0"))
    painter.end()
    path = tmp_path_factory.mktemp("pictures") / "photo.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def draw(tmp_path: Path) -> Callable[..., tuple[NDArray[np.uint8], int | None]]:
    """`draw(kind, (width, height), values, look=, settings=, at_ns=)` -> the pixels, and when they change."""
    from cards.drawing_host import OVERLAYS

    def drawn(
        kind: str,
        size: tuple[int, int],
        values: Mapping[str, Any],
        look: Look | None = None,
        settings: Mapping[str, Any] | None = None,
        at_ns: int = 0,
    ) -> tuple[NDArray[np.uint8], int | None]:
        pixels = np.zeros((size[1], size[0], 4), np.uint8)
        overlay = OVERLAYS[kind](Tile(*size, "main", tmp_path))
        return pixels, overlay.draw(pixels, values, look or Look(), settings or {}, at_ns)

    return drawn


@pytest.fixture
def product(photo: Path) -> Callable[..., dict[str, Any]]:
    """Values of a product, in Chinese or English, with what is given put over them."""

    def values(language: str = "zh", **other: Any) -> dict[str, Any]:
        chinese = language == "zh"
        return {
            "state": "on_sale",
            "title": "手绘月光青瓷茶叶罐 450毫升 家用密封防潮 送礼礼盒装 🎁"
            if chinese
            else "Moonlit tea caddy, hand-painted stoneware 🎁",
            "brand": "月下窑" if chinese else "Moonkiln",
            "picture": str(photo),
            "link_no": 1,
            "currency": "CNY" if chinese else "USD",
            "list_price_minor": 4500,
            "live_price_minor": 2900,
            "coupon": "满199减20" if chinese else "$5 off",
            "stock_left": 1204,
            "sold": 3204,
            "zero_ns": 42 * SECOND_NS,
            "ends_ns": 300 * SECOND_NS,
        } | other

    return values


@pytest.fixture
def filled(product: Callable[..., dict[str, Any]]) -> Callable[[str, str], dict[str, Any]]:
    """Values of any kind with everything in them, `filled(kind, language)`."""

    def values(kind: str, language: str) -> dict[str, Any]:
        items = [product(language, link_no=at + 1, state=state) for at, state in enumerate(("on_sale", "announced", "sold_out"))]
        lines = [{"name": "李**", "quantity": at + 1, "title": "青瓷茶叶罐 450ml"} for at in range(4)]
        return {
            "price_card": product(language),
            "countdown": {"zero_ns": 42 * SECOND_NS, "ends_ns": 300 * SECOND_NS, "title": "青瓷茶叶罐 450毫升"},
            "product_strip": {"items": items},
            "sold_ticker": {"sold": 12_873, "lines": lines},
            "qr_code": {"url": "https://nightmarket.example/p/123", "caption": ""},
            "logo": {},
            "lower_third": {"name": "林月 Luna", "title": "主播, tea ware buyer"},
            "comment_highlight": {
                "name": "小月亮🌙Luna",
                "text": "可以放冰箱吗? Is there a larger one? ❤️",
                "badges": ["铁粉 12"],
            },
            "tally": {
                "choices": [
                    {"keyword": "1", "viewers": 12_345},
                    {"keyword": "想要两件", "viewers": 678},
                    {"keyword": "no", "viewers": 0},
                ],
                "running": True,
            },
            "banner": {"text": "全场包邮 · 48小时内发货 🚚"},
        }[kind]

    return values
