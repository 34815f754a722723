"""Text stays in its rectangle, in every script, and figures stand still."""

from __future__ import annotations

import numpy as np
import pytest
from cards import lettering
from cards.sheet import sheet
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontDatabase, QTextLayout

from studio.plugin_api import Look

EMOJI = {"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"}


def _ink(pixels: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of everything that is drawn."""
    ys, xs = np.nonzero(pixels[..., 3] > 24)
    return int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())


@pytest.mark.parametrize(
    "text", ["Moonlit tea caddy", "手绘月光青瓷茶叶罐家用密封防潮", "🎁🎁🎁🎁🎁🎁🎁🎁🎁🎁🎁🎁", "日本語한국어ไทย Grüße"]
)
@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_a_line_stays_in_its_rectangle(text: str, align: lettering.Align) -> None:
    pixels = np.zeros((60, 200, 4), np.uint8)
    with sheet(pixels, Look()) as page:
        where = lettering.line(page.painter, text, QRectF(40, 15, 120, 30), "", 24, "#ffffff", align=align)
    left, top, right, bottom = _ink(pixels)
    assert left >= 39
    assert right <= 161
    assert top >= 13
    assert bottom <= 47
    assert where.x() >= 40
    assert where.right() <= 160.01


def test_a_line_shrinks_before_it_is_cut() -> None:
    text = "Moonlit tea caddy"
    room = lettering.width(text, "", 20.0) + 1
    assert lettering.fitting(text, "", 30, room, 10) == 20.0
    assert lettering.fitting(text, "", 30, room, 26) == 26.0
    assert lettering.fitting(text, "", 18, room, 10) == 18.0


def test_a_long_text_is_cut_on_its_last_line() -> None:
    size, lines = lettering.broken("word " * 60, "", 20.0, True, 200.0, 60.0, 2, 18.0)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert size >= 18.0
    assert all(lettering.width(part, "", size) <= 200.5 for part in lines)


def test_a_word_longer_than_a_line_is_broken() -> None:
    _, lines = lettering.broken("x" * 60, "", 20.0, True, 200.0, 90.0, 3, 20.0)
    assert len(lines) == 3
    assert all(lettering.width(part, "", 20.0) <= 200.5 for part in lines)


def test_emoji_are_not_torn_where_lines_break() -> None:
    text = "🎁" * 30
    _, lines = lettering.broken(text, "", 20.0, True, 200.0, 400.0, 12, 20.0)
    assert "".join(lines) == text


def test_no_line_is_left_over() -> None:
    size, lines = lettering.broken("手绘月光青瓷茶叶罐", "", 20.0, True, 170.0, 60.0, 2, 15.0)
    assert lines == ("手绘月光青瓷茶叶罐",)
    assert 15.0 <= size < 20.0


def test_a_paragraph_takes_no_more_height_than_it_has() -> None:
    for height in (8.0, 20.0, 47.0, 130.0):
        pixels = np.zeros((200, 300, 4), np.uint8)
        with sheet(pixels, Look()) as page:
            taken = lettering.paragraph(
                page.painter, "家用密封防潮 stoneware " * 20, QRectF(20, 30, 260, height), "", 24, "#ffffff", most=9
            )
        assert 0 < taken <= height + 0.01
        left, _, right, _ = _ink(pixels)
        assert left >= 18
        assert right <= 282


def test_figures_are_as_large_as_they_fit_and_few_sizes_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[float] = []
    measure = lettering.figures_width
    monkeypatch.setattr(lettering, "figures_width", lambda text, family, px: measured.append(px) or measure(text, family, px))
    with sheet(np.zeros((1200, 900, 4), np.uint8), Look()) as page:
        for room in range(20, 880, 17):
            measured.clear()
            where = lettering.figures(page.painter, "11:11", QRectF(10, 10, room, 1100), "", 1100, "#ffffff", widest="00:00")
            size = measured[-1]
            assert measure("00:00", "", size) <= room < measure("00:00", "", size + 1)
            assert where.width() == measure("11:11", "", size)
            assert len(set(measured)) <= 4


def test_figures_stand_still() -> None:
    widths = {lettering.figures_width(text, "", 40.0) for text in ("11:11", "00:00", "48:88")}
    assert len(widths) == 1
    places = []
    for text in ("1:11", "8:88"):
        pixels = np.zeros((60, 200, 4), np.uint8)
        with sheet(pixels, Look()) as page:
            places.append(lettering.figures(page.painter, text, QRectF(0, 0, 200, 60), "", 40, "#ffffff"))
    assert places[0] == places[1]


@pytest.mark.parametrize("text", ["已售罄仅剩件距开抢立省号链接扫码", "¥$€£₩₹฿₫1,299.90−%", "直播價發貨 ひらがな 한국어"])
def test_no_sign_is_an_empty_box(text: str) -> None:
    for bold in (False, True):
        layout = QTextLayout(text, lettering.font("", 24, bold))
        layout.beginLayout()
        layout.createLine().setLineWidth(2000)
        layout.endLayout()
        assert all(index for run in layout.glyphRuns() for index in run.glyphIndexes())


def test_emoji_are_in_colour() -> None:
    if not EMOJI & set(QFontDatabase.families()):
        pytest.skip("no emoji in colour: not on this system")
    pixels = np.zeros((60, 60, 4), np.uint8)
    with sheet(pixels, Look()) as page:
        lettering.line(page.painter, "❤️", QRectF(0, 0, 60, 60), "", 40, "#ffffff")
    red, green = pixels[..., 0].astype(int), pixels[..., 1].astype(int)
    assert ((red - green) > 120).sum() > 200
