"""What clients ask about the show's figures."""

from __future__ import annotations

from studio.control.schema import figures as commands
from studio.control.schema.answers import FigureSeries, ProductTable
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk


def _series(desk: Desk, _params: commands.ReadSeries) -> FigureSeries:
    return desk.sales.figures.series()


def _products(desk: Desk, params: commands.ReadProducts) -> ProductTable:
    return desk.sales.figures.table(params.segments)


HANDLERS: Handlers = (
    (commands.ReadSeries, _series),
    (commands.ReadProducts, _products),
)
