"""What is said of a figure: against the five minutes before, and where there is nothing to say."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from studio.control.schema.state.figures import FigurePart, Figures, FigureSet
from ui.figures import words
from ui.figures.tile import Tile


def against(before: FigureSet, lately: FigureSet, seconds: int = 300) -> Figures:
    return Figures(lately=FigurePart(seconds=seconds, all=lately), before=FigurePart(seconds=300, all=before))


def test_a_sale_that_goes_on_as_before_is_no_less_because_ten_seconds_are_not_over(application: object) -> None:
    figures = against(
        FigureSet(orders=300, gmv={"CNY": 30_000}, online=100), FigureSet(orders=291, gmv={"CNY": 29_100}, online=97), 291
    )
    assert [figure.changed(figures) for figure in (words.ORDERS, words.GMV)] == ["", ""]
    assert words.ONLINE.changed(figures) == "▼ 3%", "which is not of a time"


def test_money_of_one_currency_is_not_measured_against_another(application: object) -> None:
    assert words.GMV.changed(against(FigureSet(gmv={"CNY": 1_000}), FigureSet(gmv={"USD": 500}))) == ""
    assert words.GMV.changed(against(FigureSet(gmv={"CNY": 1_000, "USD": 1}), FigureSet(gmv={"CNY": 2_000}))) == ""
    assert words.GMV.changed(against(FigureSet(gmv={"CNY": 1_000}), FigureSet())) == "▼ 100%"
    assert words.GMV.changed(against(FigureSet(gmv={"CNY": 1_000}), FigureSet(gmv={"CNY": 2_000}))) == "▲ 100%"


def test_without_an_order_there_is_no_amount_for_each(application: object) -> None:
    tile = Tile(words.AOV)
    tile.show_figure(FigureSet(), "")
    assert (tile.value._full, tile.value.toolTip()) == ("–", "")
    tile.show_figure(FigureSet(orders=2, aov={"CNY": 1_990}), "")
    assert tile.value.toolTip() == "¥19.90"


def test_who_is_asked_for_a_reason_gives_the_right_one(application: object) -> None:
    tile = Tile(words.CONVERSION)
    tile.show_figure(FigureSet(viewers=0), "")
    assert (tile.value._full, tile.value.toolTip()) == ("–", ""), "it is told that nobody was there"
    tile.show_figure(FigureSet(), "")
    assert tile.value._full == "not known"
    assert "No platform" in tile.value.toolTip()
