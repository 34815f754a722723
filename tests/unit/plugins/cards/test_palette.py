"""Colours: what carries a price or a state can be read in every theme, whatever colours a brand brings (WCAG AA)."""

from __future__ import annotations

import pytest
from cards.palette import CONTRAST, TINT, contrast, luminance, mixed, palette
from hypothesis import example, given
from hypothesis import strategies as st

from studio.plugin_api import Look

THEMES = ("night", "paper", "festival")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_as_the_standard_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert luminance("#ff0000") == pytest.approx(0.2126)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_can_be_read(theme: str) -> None:
    colours = palette(Look(theme=theme))
    for ground in (colours.plate, colours.plate_low):
        for text in (colours.ink, colours.dim, colours.price):
            assert contrast(text, ground) >= CONTRAST, (text, ground)


@example("festival", "#000000", "#00f282")  # tinted with its complement a ground gets darker
@given(st.sampled_from(THEMES), COLOURS, COLOURS)
def test_a_brand_can_be_read(theme: str, brand: str, accent: str) -> None:
    colours = palette(Look(theme=theme, brand_colour=brand, accent_colour=accent))
    assert (colours.brand, colours.accent) == (brand, accent)
    for ground in (colours.plate, colours.plate_low):
        assert contrast(colours.price, ground) >= CONTRAST
        assert contrast(colours.price, mixed(ground, colours.price, TINT)) >= CONTRAST
    for text, ground in (
        (colours.on_brand, colours.brand),
        (colours.on_accent, colours.accent),
        (colours.on_warn, colours.warn),
        (colours.on_off, colours.off),
    ):
        assert contrast(text, ground) >= CONTRAST


def test_a_readable_brand_colour_is_left_alone() -> None:
    assert palette(Look(theme="night", accent_colour="#ffe14d")).price == "#ffe14d"


def test_themes_differ() -> None:
    assert len({palette(Look(theme=theme)).plate for theme in THEMES}) == len(THEMES)
