"""The dialog that writes what the host reads from the prompter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from studio.control.schema.chat import SetPrompter
from ui.client import lookup
from ui.desk_words import counted
from ui.room import ControlRoom
from ui.theme.fitting import fit

_LONGEST = 2000  # characters, as the desk takes them


class PrompterDialog(QDialog):
    """Open it with `open()`; it deletes itself. An empty text takes the prompter away."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Prompter"))
        fit(self, QSize(560, 420))
        self.text = QPlainTextEdit(room.store.state.host.prompter.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the host's prompter"))
        self.text.setPlaceholderText(self.tr("What the host reads. Space in the host view runs it."))
        self._left = QLabel()
        self._left.setObjectName("dim")
        self._problem = QLabel()
        self._problem.setObjectName("warn")
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Show to the host"), QDialogButtonBox.ButtonRole.AcceptRole)
        points = buttons.addButton(self.tr("From the talking points"), QDialogButtonBox.ButtonRole.ActionRole)
        points.setEnabled(bool(self._points()))
        points.clicked.connect(lambda _checked=False: self.text.setPlainText(self._points()))
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.text, 1)
        column.addWidget(self._left)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.text.textChanged.connect(self._count)
        self._count()

    def _points(self) -> str:
        """Talking points and claims of the product on air."""
        product = lookup.product(self.room.store.state, lookup.current(self.room.store.state))
        if product is None:
            return ""
        return "\n\n".join([*product.talking_points, *(claim.text for claim in product.claims)])

    def _count(self) -> None:
        left = _LONGEST - len(self.text.toPlainText())
        self._left.setText(self.tr("{characters} left").format(characters=counted(left, "character")))
        self.go.setEnabled(left >= 0)

    def accept(self) -> None:
        self.go.setEnabled(False)
        written = SetPrompter(text=self.text.toPlainText().strip())
        self.room.desk.request(written, lambda _answer: self._shown(), self._refused)

    def _shown(self) -> None:
        if self.isVisible():  # not closed while the desk was asked
            super().accept()

    def _refused(self, text: str, _why: object) -> None:
        self._problem.setText(text)
        self._problem.show()
        self.go.setEnabled(True)
