"""Small widgets that every area uses: frames of panels, flat icon buttons, lamps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colours
from ui.theme.icons import icon


class PanelFrame(QFrame):
    """What a panel looks like: a ground, a heading. Put things into `body`, buttons into `bar`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 5, 8, 8)
        outer.setSpacing(4)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(2)
        self.title = ElidedLabel(title)
        self.title.setObjectName("panelTitle")
        self.title.setMinimumHeight(24)
        self.bar.addWidget(self.title, 1)
        outer.addLayout(self.bar)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        outer.addLayout(self.body, 1)


def framed(widget: QWidget) -> PanelFrame:
    """Put a widget that has no ground of its own into a frame without a heading."""
    frame = PanelFrame("")
    frame.title.hide()
    frame.body.addWidget(widget)
    return frame


class ElidedLabel(QLabel):
    """One line that shortens itself with dots and asks for no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full, self._tip = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str, tip: str = "") -> None:
        """`tip`: a tool tip of its own, also while the text is whole."""
        if (text, tip) == (self._full, self._tip) == ("", ""):
            return  # it is shown so: most labels begin without words, and many stay so
        self._full, self._tip = text, tip
        self._elide()

    @property
    def whole(self) -> str:
        """The text as it was given."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self._full
        if shown:
            room = max(0, self.contentsRect().width())
            shown = QFontMetrics(self.font()).elidedText(shown, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        tip = self._tip or (self._full if shown != self._full else "")
        if tip != self.toolTip():
            self.setToolTip(tip)


def mark_air(label: QWidget, air: str) -> None:
    """Colour a panel's title: "on" for what is on air at once, "waits" for what waits for the take, "" for neither."""
    mark(label, "air", air)


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set what the style sheet tells apart by `[name="value"]`; a widget that is dressed already is dressed anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().polish(widget)


class Lamp(QWidget):
    """A small round light."""

    def __init__(self, colour: str = colours.TEXT_FAINT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(10, 10)

    def set_colour(self, colour: str) -> None:
        """Shine in another colour."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(1, 1, 8, 8)


class DoubleClick:
    """Tells what belongs to a double click: its second click, what comes right after it, and what another hand does meanwhile."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def begins(self) -> None:
        """A click has come that may be the first of two."""
        self._since.start()

    def goes_on(self) -> bool:
        """Whether a click now is the second of two."""
        return self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()


class AirButton(QPushButton):
    """A button that acts on air: a double click acts once. A click leaves the keyboard where it is; Tab still reaches it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._double_click = DoubleClick()
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._double_click.goes_on():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._double_click.begins()


class AirToolButton(QToolButton):
    """A tool button that acts on air, like `AirButton`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._double_click = DoubleClick()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._double_click.goes_on():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._double_click.begins()


def flat_button(
    name: str, tip: str, clicked: Callable[[], object] | None = None, checked: str = "", on_air: bool = False
) -> QToolButton:
    """An icon button without a frame. `checked` makes it a toggle and names its other icon; one that acts `on_air` acts once."""
    button = AirToolButton() if on_air else QToolButton()
    dress_flat(button, name, tip, checked)
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    return button


def dress_flat(button: QToolButton, name: str, tip: str, checked: str = "") -> None:
    """Make an icon button without a frame of any tool button."""
    button.setObjectName("flat")
    button.setIcon(icon(name, checked=checked))
    button.setIconSize(QSize(16, 16))
    button.setCheckable(bool(checked))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (entry := layout.takeAt(0)) is not None:
        if (widget := entry.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def tab_through(inside: QWidget, last: QWidget) -> QWidget:
    """Let Tab come to the parts of `inside` after `last`, and not after all that was there before it.

    Both are in one window. Where the keyboard passes `last` over, what it comes to before that counts. Returns the last of the
    parts, or `last` where the keyboard goes to none of them.
    """
    before: QWidget | None = last
    while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    last = before or last
    parts: list[QWidget] = []
    part = inside.nextInFocusChain()
    while part is not None and inside.isAncestorOf(part):
        parts.append(part)
        part = part.nextInFocusChain()
    for part in parts:
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None:
            QWidget.setTabOrder(last, part)
            last = part
    return last


def field_title(words: str) -> QLabel:
    """The heading of a group of fields."""
    label = QLabel(words)
    label.setObjectName("panelTitle")
    return label


def spaced(box: QAbstractSpinBox) -> None:
    """Keep a number off its frame (style sheets cannot: the frame's padding does not reach the text)."""
    edit = box.findChild(QLineEdit)
    if edit is not None:
        edit.setTextMargins(4, 0, 2, 0)


def aligned(*forms: QFormLayout | QGridLayout) -> None:
    """Give the labels of several forms one width, and the forms one spacing, so that they read as one."""
    labels = [label for form in forms for label in _labels(form)]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)
    for form in forms[1:]:
        form.setHorizontalSpacing(forms[0].horizontalSpacing())
        form.setVerticalSpacing(forms[0].verticalSpacing())


def _labels(form: QFormLayout | QGridLayout) -> list[QWidget]:
    """What stands in its first column, boxes that name themselves aside."""
    if isinstance(form, QFormLayout):
        entries = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount())]
    else:
        entries = [form.itemAtPosition(row, 0) for row in range(form.rowCount())]
    found = [entry.widget() for entry in entries if entry is not None]
    return [label for label in found if isinstance(label, QLabel)]
