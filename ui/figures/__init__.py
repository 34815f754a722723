"""What the show brings, in figures: numbers, curves, a table by product, and a screen for everybody in the room."""

from PySide6.QtCore import QCoreApplication

from ui.figures.curve_panel import CurvePanel
from ui.figures.data_screen import DataScreen
from ui.figures.panel import FigurePanel
from ui.figures.product_panel import ProductPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "CurvePanel", "DataScreen", "FigurePanel", "ProductPanel"]

PANELS = (
    Panel(
        id="figures",
        title=lambda: QCoreApplication.translate("Panels", "Figures"),
        modes={"selling": Place(where="beside", order=30, tab=30, share=2, shown=False)},
        build=lambda context: FigurePanel(context.room),
    ),
    Panel(
        id="curves",
        title=lambda: QCoreApplication.translate("Panels", "Curves"),
        modes={"selling": Place(where="beside", order=30, tab=40, share=2, shown=False)},
        build=lambda context: CurvePanel(context.room),
    ),
    Panel(
        id="product_figures",
        title=lambda: QCoreApplication.translate("Panels", "Figures by product"),
        modes={"selling": Place(where="below", order=10, tab=20, share=0.48, shown=False)},
        build=lambda context: ProductPanel(context.room),
    ),
)
