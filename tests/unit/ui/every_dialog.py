"""Opens every dialog of the window, each in every form that it has: what holds for all of them is tested on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog

from studio.control.schema.state.air import Summary
from studio.document.model import Destination
from studio.document.products import Product
from ui.broadcast.choose_dialog import ChooseDialog
from ui.broadcast.plan_dialog import PlanDialog
from ui.canvases.dialog import CanvasDialog
from ui.cards.dialog import CardDialog
from ui.cards.look import LookDialog
from ui.connections.add_dialog import AddConnectionDialog
from ui.connections.dialog import ConnectionsDialog
from ui.crowd import CrowdDialog
from ui.current.arm import ArmDialog
from ui.current.restock import RestockDialog
from ui.destinations.dialog import DestinationDialog
from ui.firstrun.dialog import CapacityDialog
from ui.golive.preflight import PreflightDialog
from ui.golive.summary import SummaryDialog
from ui.host.text_dialog import PrompterDialog
from ui.hotkeys.dialog import HotkeyDialog
from ui.plugins.dialog import PluginDialog
from ui.queue.form import ProductDialog
from ui.queue.sheets import ImportDialog
from ui.sound.filter_dialog import StripFilterDialog
from ui.sources.dialog import SourceDialog
from ui.widgets.list_dialog import ListDialog
from ui.window import MainWindow

Maker = Callable[[MainWindow], QDialog]
_FIGURES = Summary(seconds=240, lagged=1, skipped=45)


def _product(window: MainWindow) -> Product:
    return window.room.store.state.show.products[0]


def _destination(window: MainWindow, at: int) -> Destination:
    return window.room.store.state.show.destinations[at]


MAKERS: dict[str, Maker] = {
    "AddConnectionDialog": lambda window: AddConnectionDialog(window.room, window),
    "ArmDialog": lambda window: ArmDialog(window.room, _product(window), window),
    "ChooseDialog of broadcasts": lambda window: ChooseDialog(window.room, "rehearsal", window),
    "PlanDialog of broadcasts": lambda window: PlanDialog(window.room, "rehearsal", window),
    "CanvasDialog": lambda window: CanvasDialog(window.room, window),
    "CapacityDialog": lambda window: CapacityDialog(window.room, window),
    "CardDialog of a logo": lambda window: CardDialog(window.room, "logo", window),
    "CardDialog of a price card": lambda window: CardDialog(window.room, "price-card", window),
    "CardDialog of a banner": lambda window: CardDialog(window.room, "news", window),
    "ConnectionsDialog": lambda window: ConnectionsDialog(window.room, window),
    "CrowdDialog": lambda window: CrowdDialog(window.room, window),
    "DestinationDialog of a new one": lambda window: DestinationDialog(window.room, None, window),
    "DestinationDialog of a recording": lambda window: DestinationDialog(window.room, _destination(window, 3), window),
    "HotkeyDialog": lambda window: HotkeyDialog(window.room, window),
    "ImportDialog": lambda window: ImportDialog(window.room, "/somewhere/products.xlsx", window),
    "LookDialog": lambda window: LookDialog(window.room, window),
    "PluginDialog": lambda window: PluginDialog(window.room, window),
    "PreflightDialog": lambda window: PreflightDialog(window.room, window),
    "ProductDialog": lambda window: ProductDialog(window.room, _product(window), window),
    "PrompterDialog": lambda window: PrompterDialog(window.room, window),
    "RestockDialog": lambda window: RestockDialog(window.room, _product(window), window),
    "StripFilterDialog": lambda window: StripFilterDialog(window.room, "microphone", window),
    "SourceDialog": lambda window: SourceDialog(window.room, None, window),
    "SummaryDialog": lambda window: SummaryDialog(_FIGURES, window),
}


def forms(dialog: QDialog) -> Iterator[None]:
    """Bring one after the other to the front all that an open dialog can show: its pages, its kinds, its entries."""
    yield
    if isinstance(dialog, ProductDialog):
        for page in range(1, dialog._pages.count()):
            dialog._pages.setCurrentIndex(page)
            yield
    elif isinstance(dialog, SourceDialog):
        for kind in range(1, dialog._kinds.count()):
            dialog._kinds.setCurrentRow(kind)
            yield
    elif isinstance(dialog, DestinationDialog):
        for kind in range(1, dialog._kind.count()):
            dialog._kind.setCurrentIndex(kind)
            yield
    elif isinstance(dialog, ListDialog):
        for row in range(1, dialog.list.count()):
            dialog.list.setCurrentRow(row)
            yield
    elif isinstance(dialog, CanvasDialog):
        for page in range(1, dialog._tabs.count()):
            dialog._tabs.setCurrentIndex(page)
            yield
