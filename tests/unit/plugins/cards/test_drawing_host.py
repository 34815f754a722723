"""What holds for every card: its pixels are well formed, its content inside, its values never too strange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cards import drawing_host
from cards.drawing_host import OVERLAYS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.contracts.card_wish import CardsWish, CardWish, as_arguments
from studio.plugin_api import CannotShow, Command, Look, Tile, read_manifest
from studio.plugin_api.testing import PluginContext

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]
Filled = Callable[[str, str], dict[str, Any]]

FOLDER = Path(drawing_host.__file__).parent
KINDS = sorted(OVERLAYS)
THEMES = ("night", "paper", "festival")
SIZES = [(160, 80), (80, 160), (520, 200), (300, 430), (200, 200), (640, 84), (900, 1200)]
SCANNED = [size for size in SIZES if min(size) >= 200]  # a smaller QR code is refused
S = 1_000_000_000
ANYTHING: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "title", "quantity", "state"]), inner),
    max_leaves=6,
)
FIELDS = [
    "state", "title", "brand", "picture", "link_no", "currency", "list_price_minor", "live_price_minor", "coupon", "stock_left",
    "sold", "zero_ns", "ends_ns", "items", "lines", "url", "caption", "name", "text", "badges",
]  # fmt: skip


@pytest.fixture
def options(photo: Path) -> dict[str, dict[str, Any]]:
    return {"logo": {"picture": str(photo)}}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_pixels_are_well_formed(
    draw: Draw, filled: Filled, options: dict[str, dict[str, Any]], kind: str, theme: str, language: str
) -> None:
    for size in SCANNED if kind == "qr_code" else SIZES:
        look = Look(theme=theme, language=language)
        draw(kind, size, filled(kind, language), look, options.get(kind))  # Qt smooths large letters otherwise when a font is new
        pixels, _ = draw(kind, size, filled(kind, language), look, options.get(kind))
        assert pixels.any(), size
        assert (pixels[..., :3] <= pixels[..., 3:]).all(), "premultiplied"
        for ring in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
            assert not ring[..., 3].any(), f"{size}: nothing touches the edge"
        again, _ = draw(kind, size, filled(kind, language), look, options.get(kind))
        assert np.array_equal(pixels, again)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"logo"}))
def test_content_stays_inside_its_plate(draw: Draw, filled: Filled, kind: str, size: tuple[int, int]) -> None:
    """What differs from the same card with other words lies well inside the card, however long the words are."""
    values = filled(kind, "zh")
    if kind == "qr_code" and size not in SCANNED:
        with pytest.raises(CannotShow):
            draw(kind, size, values)
        return
    long: Any = {name: value * 20 if isinstance(value, str) and name not in ("state", "currency", "url", "picture") else value
                 for name, value in values.items()}  # fmt: skip
    bare = {name: value for name, value in values.items() if name in ("state", "zero_ns", "ends_ns", "url")}
    bare |= {
        "name": ".",
        "text": ".",
        "caption": ".",
        "choices": [{"keyword": "."}],
    }  # without any words some cards are not there at all
    one, _ = draw(kind, size, long)
    other, _ = draw(kind, size, bare)
    ys, xs = np.nonzero(np.any(one != other, axis=2))
    assert len(xs), "the words are seen"
    body = np.nonzero(one[size[1] // 2, :, 3] == 255)[0]
    assert xs.min() >= body.min() + 2
    assert xs.max() <= body.max() - 2
    body = np.nonzero(one[:, size[0] // 2, 3] == 255)[0]
    assert ys.min() >= body.min() + 1
    assert ys.max() <= body.max() - 1


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"logo"}))
def test_corners_are_seen_through_and_the_middle_is_not(draw: Draw, filled: Filled, kind: str) -> None:
    pixels, _ = draw(kind, (520, 200), filled(kind, "zh"))
    assert pixels[100, 260, 3] == 255, "a price reads the same over any picture"
    for y, x in ((2, 2), (2, -3), (-3, 2), (-3, -3)):
        assert pixels[y, x, 3] < 40


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"logo", "qr_code"}))
def test_themes_languages_brands_and_fonts_are_seen(draw: Draw, filled: Filled, kind: str) -> None:
    looks = [Look(theme=theme) for theme in THEMES] + [Look(brand_colour="#00a37a", accent_colour="#8ad7ff")]
    drawn = [draw(kind, (520, 200), filled(kind, "zh"), look)[0].tobytes() for look in looks]
    assert len(set(drawn)) == len(looks)
    serif = draw(kind, (520, 200), filled(kind, "zh"), Look(font="Noto Serif CJK SC"))[0].tobytes()
    assert serif != drawn[0]


@pytest.mark.parametrize("kind", ["price_card", "countdown", "product_strip", "sold_ticker", "qr_code"])
def test_the_cards_own_words_follow_the_language(draw: Draw, filled: Filled, kind: str) -> None:
    chinese, _ = draw(kind, (520, 200), filled(kind, "zh"), Look(language="zh"))
    english, _ = draw(kind, (520, 200), filled(kind, "zh"), Look(language="en"))
    assert not np.array_equal(chinese, english)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(KINDS),
    width=st.integers(4, 400),
    height=st.integers(4, 400),
    values=st.dictionaries(st.sampled_from(FIELDS), ANYTHING),
    at_ns=st.integers(0, 10**13),
)
def test_no_values_and_no_size_raise(
    tmp_path: Path, kind: str, width: int, height: int, values: dict[str, Any], at_ns: int
) -> None:
    pixels = np.zeros((height, width, 4), np.uint8)
    overlay = OVERLAYS[kind](Tile(width, height, "main", tmp_path))
    try:
        next_ns = overlay.draw(pixels, values, Look(), values, at_ns)
    except CannotShow:
        return
    assert next_ns is None or next_ns > at_ns
    assert (pixels[..., :3] <= pixels[..., 3:]).all()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_at_all_is_drawable(draw: Draw, kind: str) -> None:
    assert draw(kind, (520, 200), {})[1] is None


def test_the_manifest_declares_what_is_drawn() -> None:
    manifest = read_manifest(FOLDER)
    assert sorted(one.kind for one in manifest.overlay) == KINDS
    assert all(one.words["zh"]["name"] and one.size[0] % 2 == 0 and one.size[1] % 2 == 0 for one in manifest.overlay)
    assert all(setting.words["zh"]["label"] for one in manifest.overlay for setting in one.settings.values())


def test_run_draws_a_wish_of_every_kind(tmp_path: Path, filled: Filled) -> None:
    (tmp_path / "rings").mkdir()
    context = PluginContext(tmp_path, FOLDER, polls=60)
    cards = tuple(CardWish(f"card-{kind}", "main", kind, 520, 200, filled(kind, "zh")) for kind in KINDS)
    context.told = [Command("cards", as_arguments(CardsWish(cards)))]
    drawing_host.run(context)
    assert not context.events
    state, _, figures = context.reports[-1]
    assert state == "running"
    assert figures["cards"] == len(KINDS)
    assert figures["drawn"] >= len(KINDS)
