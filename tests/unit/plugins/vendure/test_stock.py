"""Stock in the port's terms, also with several locations, thresholds and orders in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vendure.questions import ServerConfig, Settings, StockLevel, TaxRate, Variant
from vendure.stock import is_counted, levels_for, sellable

from studio.plugin_api.abilities import AbilityError


def settings(track_inventory: bool = True, threshold: int = 0) -> Settings:
    return Settings(track_inventory=track_inventory, out_of_stock_threshold=threshold, server_config=ServerConfig(2))


SETTINGS = settings()
MANY = st.integers(0, 10_000)


def variant(*levels: tuple[int, int], track: str = "TRUE", threshold: int | None = None, enabled: bool = True) -> Variant:
    """Levels are (on hand, allocated); no threshold of its own: the shop's."""
    return Variant(
        id="1",
        sku="RED",
        enabled=enabled,
        price_with_tax=1,
        currency_code="CNY",
        track_inventory=track,
        out_of_stock_threshold=threshold or 0,
        use_global_out_of_stock_threshold=threshold is None,
        tax_rate_applied=TaxRate(0),
        stock_levels=[StockLevel(str(place), *level) for place, level in enumerate(levels)],
    )


@pytest.mark.parametrize(
    ("one", "units"),
    [
        (variant((100, 0)), 100),
        (variant((100, 30)), 70),
        (variant((100, 30), (5, 0)), 75),
        (variant((100, 30), threshold=20), 50),
        (variant((10, 12)), 0),
        (variant((100, 0), enabled=False), 0),
        (variant(), 0),
    ],
)
def test_sellable(one: Variant, units: int) -> None:
    assert sellable(one, SETTINGS) == units


def test_the_shop_s_own_threshold_holds_where_none_is_given() -> None:
    assert sellable(variant((100, 0)), settings(threshold=10)) == 90
    assert sellable(variant((100, 0), threshold=0), settings(threshold=10)) == 100


@pytest.mark.parametrize(
    ("track", "all_counted", "counted"), [("TRUE", False, True), ("FALSE", True, False), ("INHERIT", True, True)]
)
def test_what_is_counted(track: str, all_counted: bool, counted: bool) -> None:
    assert is_counted(variant((1, 0), track=track), settings(all_counted)) is counted


@given(st.lists(st.tuples(MANY, MANY).map(lambda pair: (max(pair), min(pair))), min_size=1, max_size=4), st.integers(0, 50), MANY)
def test_setting_it_makes_it_so(levels: list[tuple[int, int]], threshold: int, units: int) -> None:
    """Whatever lies where: afterwards exactly so many can be bought, and no location has less than it promised."""
    before = variant(*levels, threshold=threshold)
    changed = {level.stock_location_id: level for level in levels_for(before, SETTINGS, units)}
    after = [changed.get(level.stock_location_id, level) for level in before.stock_levels]
    assert all(level.stock_on_hand >= level.stock_allocated for level in after)
    assert sum(level.stock_on_hand - level.stock_allocated for level in after) - threshold == units


def test_what_is_taken_comes_from_where_it_is_free() -> None:
    changed = levels_for(variant((10, 8), (20, 0), (30, 0)), SETTINGS, 40)
    assert [(level.stock_location_id, level.stock_on_hand) for level in changed] == [("0", 8), ("1", 10)]


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (variant((5, 0), track="FALSE"), "inventory tracking"),
        (variant((5, 0), enabled=False), "switched off"),
        (variant(), "location"),
        (variant((5, 0), threshold=-10), "threshold"),
    ],
)
def test_what_cannot_be_said_is_refused(one: Variant, word: str) -> None:
    with pytest.raises(AbilityError, match=word) as caught:
        levels_for(one, SETTINGS, 0)
    assert caught.value.code == "refused"
