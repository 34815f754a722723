"""What the curves are made of."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from studio.control.schema.answers import FigureMark, FigureSeries
from ui.figures import plots
from ui.figures.curves import Curves
from ui.figures.plots import Plot, PlotMark
from ui.theme import colours
from ui.widgets.axis import thinned


def test_orders_a_minute_are_those_of_the_last_sixty_seconds() -> None:
    assert plots.per_minute((1,) * 8, 10) == (1, 2, 3, 4, 5, 6, 6, 6)
    assert plots.per_minute((5, 0, 0, 0, 0, 0, 0), 10) == (5, 5, 5, 5, 5, 5, 0)
    assert plots.per_minute((12, 6), 120) == (6, 3), "of a longer step, by its minutes"


def test_gmv_is_what_the_show_has_come_to_in_one_currency(application: object) -> None:
    series = FigureSeries(
        orders=(1, 1),
        units=(1, 1),
        online=(None, 4),
        gmv={"CNY": (200, 100), "JPY": (90, 0)},
        marks=(FigureMark(second=90, kind="launch", product="p"),),
    )
    online, rate, gmv = plots.plots(series, "CNY")
    assert gmv.values == (2, 3)
    assert online.values == (None, 4)
    assert rate.values == (1, 2)
    assert plots.currencies(series) == ["JPY", "CNY"]
    assert plots.marks(series, {}) == [plots.PlotMark(1.5, "launch", "")]


def test_a_long_show_is_thinned_and_keeps_its_peaks() -> None:
    values: list[float | None] = [0.0] * 4_320
    values[1_234] = 99.0
    values[2_000:2_100] = [None] * 100
    found = thinned(values, 300)
    assert len(found) == 300
    assert (1_234, 99.0) in found
    assert any(value is None for _, value in found)
    assert [place for place, _ in found] == sorted(place for place, _ in found)
    assert thinned([1.0, None], 300) == [(0, 1.0), (1, None)]


def test_a_mark_at_the_beginning_lies_over_no_number_of_the_axis(application: object) -> None:
    def axis(link_no: str) -> bytes:
        curves = Curves()
        curves.resize(280, 300)
        plot = Plot("Orders", colours.OK, (1.0, 5.0, 3.0))
        curves.show_plots([plot], [PlotMark(0.0, "launch", link_no)], 20.0)
        image = curves.grab().toImage().copy(0, 0, 26, 290)
        curves.deleteLater()
        return bytes(image.constBits())

    assert axis("8888") == axis("")
