"""The foot of a dialog that only shows, or sends every change at once: a button that closes it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def close_box(dialog: QDialog, by_return: bool = True) -> QDialogButtonBox:
    """Make it. `by_return`: Return closes the dialog too, where no field has another use for it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close = buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setText(QCoreApplication.translate("CloseBox", "Close"))
    if not by_return:
        close.setAutoDefault(False)
    buttons.rejected.connect(dialog.reject)
    return buttons
