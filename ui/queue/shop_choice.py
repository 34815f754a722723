"""Which of the show's connections a product is sold from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from studio.control.schema.state import State
from studio.document.connections import REHEARSAL


class ShopChoice(QComboBox):
    """The show's connections with shops, by their names. What a product names that is not connected stays in the list."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)  # a long name widens no dialog
        plugins = state.plugins
        for connection in state.show.connections:
            if connection.plugin not in plugins or "catalogue" in plugins[connection.plugin].provides:
                self.addItem(connection.name, connection.id)
        if not self.count():
            self.addItem(REHEARSAL.name, REHEARSAL.id)  # comes with the product

    def chosen(self) -> str:
        """The id of the connection."""
        return str(self.currentData())

    def choose(self, shop: str) -> None:
        """Show this one."""
        if self.findData(shop) < 0:
            self.addItem(self.tr("{shop} (not connected)").format(shop=shop), shop)
        self.setCurrentIndex(self.findData(shop))
