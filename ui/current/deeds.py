"""What buttons and hotkeys do to the product on air. The guards are the desk's: here one only asks."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.control.schema.selling import (
    AbortLaunch,
    CancelLaunch,
    EndProduct,
    ExplainNext,
    ExplainProduct,
    ExtendSale,
    PullProduct,
    RepairSale,
    StartLaunch,
)
from ui.client import lookup
from ui.client.desk import Failed
from ui.current.arm import ArmDialog
from ui.current.restock import RestockDialog
from ui.notices.question import sure
from ui.room import ControlRoom

_BEFORE_ZERO = {"armed", "verifying", "countdown"}


class Deeds(QObject):
    """One for the window; `chosen` is the product selected in the queue."""

    def __init__(self, room: ControlRoom, window: QWidget) -> None:
        super().__init__(window)
        self.room, self._window = room, window
        self.chosen = ""
        self._arming: ArmDialog | None = None
        self._restocking: RestockDialog | None = None

    def phase(self) -> str:
        """Phase of the launch of the product on air, "" when none."""
        launch = lookup.launch(self.room.store.state)
        return launch.phase if launch is not None else ""

    def to_explain(self) -> str:
        """Whom Explain would call: the product chosen in the queue while it waits, else the next one."""
        state = self.room.store.state
        waits = lookup.selling(state, self.chosen).state in {"queued", "prepared"}
        if waits and lookup.product(state, self.chosen) is not None:
            return self.chosen
        return state.selling.next or ""

    def explain(self) -> None:
        self._explain(self.to_explain())

    def explain_next(self) -> None:
        """End what is on air and explain the next; with nothing on air just the latter."""
        if lookup.current(self.room.store.state):
            self.room.desk.command(ExplainNext())
        else:
            self._explain(self.room.store.state.selling.next or "")

    def arm(self) -> None:
        """Show what will happen; the dialog arms."""
        product = lookup.product(self.room.store.state, lookup.current(self.room.store.state))
        if product is None:
            self.room.notice.emit("warn", self.tr("Explain a product first."))
        elif self._arming is None:
            self._arming = ArmDialog(self.room, product, self._window)
            self._arming.finished.connect(self._arming_over)
            self._arming.open()

    def _arming_over(self, _result: int) -> None:
        self._arming = None

    def launch(self, failed: Failed | None = None) -> None:
        """Start the countdown."""
        self.room.desk.request(StartLaunch(), failed=failed)

    def arm_or_launch(self) -> None:
        """The hotkey: arm with the read-back first, launch what is armed; never both at once."""
        phase = self.phase()
        if phase == "armed":
            self.launch()
        elif not phase:
            self.arm()

    def cancel(self) -> None:
        """Before zero the countdown stops; afterwards the sale is taken back, after a question."""
        phase = self.phase()
        if phase in _BEFORE_ZERO:
            self.room.desk.command(CancelLaunch())
        elif phase and sure(
            self._window,
            self.tr("Abort the launch?"),
            self.tr("The link closes now, and price and stock go back to what they were."),
            self.tr("Abort"),
        ):
            self.room.desk.command(AbortLaunch())

    def extend(self, seconds: int) -> None:
        self.room.desk.command(ExtendSale(seconds=seconds))

    def restock(self) -> None:
        """Ask how many; the dialog adds them."""
        product = lookup.product(self.room.store.state, lookup.current(self.room.store.state))
        if product is not None and self._restocking is None:
            self._restocking = RestockDialog(self.room, product, self._window)
            self._restocking.finished.connect(self._restocking_over)
            self._restocking.open()

    def _restocking_over(self, _result: int) -> None:
        self._restocking = None

    def repair(self) -> None:
        self.room.desk.command(RepairSale())

    def end(self) -> None:
        current = lookup.current(self.room.store.state)
        self.room.desk.command(EndProduct(product=current or None))  # a yes is for this one, not for who comes after it

    def pull(self) -> None:
        current = lookup.current(self.room.store.state)
        if current:
            self.room.desk.command(PullProduct(product=current))

    def _explain(self, product_id: str) -> None:
        if product_id:
            self.room.desk.command(ExplainProduct(product=product_id))
        else:
            self.room.notice.emit("warn", self.tr("No product is waiting in the queue."))
