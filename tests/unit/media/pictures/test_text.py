"""Words on pictures: they are there, inside, readable on any colour, and in Chinese too."""

from __future__ import annotations

import numpy as np
import pytest

from studio.media.pictures import text


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffcc00", "#101820"])
def test_words_stand_out_and_stay_inside(colour: str) -> None:
    page = text.page(640, 360, "Camera on the left side of a very long table", "back in 10 minutes", colour)
    light = page.astype(int).sum(axis=2)
    ground = light[0, 0]
    inked = np.abs(light - ground) > 150
    assert 0.005 < inked.mean() < 0.4
    assert not inked[:, :20].any()
    assert not inked[:, -20:].any()
    assert not inked[:10].any()


def test_lines_of_a_small_page_do_not_lie_over_each_other() -> None:
    """Letters have a least size, and so have the steps between their lines."""
    page = text.page(140, 60, "logo2", "logo2.png", "#000000")
    inked = page.max(axis=2).max(axis=1) > 60
    bands = int(inked[0]) + int((inked[1:] & ~inked[:-1]).sum())
    assert bands == 2


def test_chinese_is_not_drawn_as_empty_boxes() -> None:
    if "CJK" not in str(getattr(text.font(40), "path", "")):
        pytest.skip("no font with Chinese on this system")
    one, two = (text.page(320, 180, word, "", "#000000") for word in ("直播", "机位"))
    assert not np.array_equal(one, two)


def test_lines_break_between_words_and_ideographs() -> None:
    face = text.font(20)
    width = face.getlength("wonderful wonderful ")
    lines = text.lines_of("wonderful wonderful wonderful 一二三四五六七八九十一二三四五六七八九十 " + "x" * 90, face, width)
    assert lines[0] == "wonderful wonderful"
    assert all(face.getlength(line) <= width for line in lines)
    assert "".join(lines).count("x") == 90
    assert sum("一" <= letter <= "龥" for letter in "".join(lines)) == 20
