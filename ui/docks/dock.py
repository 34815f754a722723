"""One panel in its dock: a title bar that is there when it is needed, and a widget that is hidden while nobody sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QHBoxLayout, QMainWindow, QToolButton, QWidget

from ui.panels import Panel, PanelContext
from ui.theme import colours
from ui.theme.parts import ElidedLabel, flat_button
from ui.widgets.stage import TYPED_IN

_LEAST_SEEN_PX = 60  # of a floating panel's title bar, on some screen
_BAR_PX = 26
_FREE = QDockWidget.DockWidgetFeature


class PanelDock(QDockWidget):
    """A dock with a panel's widget, which is built when the dock is first opened. Closing it hides it, and ends nothing."""

    closed = Signal()  # by its own button or its window's

    def __init__(self, panel: Panel, context: PanelContext, window: QMainWindow) -> None:
        super().__init__(panel.title(), window)
        self.panel, self._context = panel, context
        self._content: QWidget | None = None
        self.setObjectName(panel.id)
        self._locked = True
        self.bar = TitleBar(self.windowTitle(), self.toggle_floating, self.close if panel.closable else None)
        self.setTitleBarWidget(self.bar)
        self.visibilityChanged.connect(self._seen)
        self.topLevelChanged.connect(lambda _floating: self.suit())
        self.suit()

    @property
    def content(self) -> QWidget:
        """The panel's widget; built now where it was not yet."""
        if self._content is None:
            with self._context.room.store.caught_up():
                self._content = content = self.panel.build(self._context)
                policy = content.sizePolicy()
                policy.setRetainSizeWhenHidden(True)  # a tab that is not in front keeps its place
                content.setSizePolicy(policy)
                content.setParent(self)  # nobody measures it before it has its place in the dock
        return self._content

    @property
    def open(self) -> bool:
        """Whether it has a place, also as a tab that is not in front."""
        return not self.isHidden()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.suit()

    def suit(self) -> None:
        """Give the title bar what is needed now: all of it to move the panel by, its name alone, or nothing."""
        alone = not [other for other in self._window().tabifiedDockWidgets(self) if not other.isHidden()]
        moves = not self._locked or self.isFloating()
        if self.bar.show_parts(title=moves or (alone and not self.panel.has_heading), buttons=moves):
            inside = self.layout()
            assert inside is not None
            inside.invalidate()  # a dock does not ask by itself how high its title bar is now
            self.updateGeometry()
        free = _FREE.DockWidgetMovable | _FREE.DockWidgetFloatable if moves else _FREE.NoDockWidgetFeatures
        self.setFeatures(free | _FREE.DockWidgetClosable if moves and self.panel.closable else free)
        docks_again = not self._locked
        self.setAllowedAreas(
            Qt.DockWidgetArea.AllDockWidgetAreas if docks_again or not moves else Qt.DockWidgetArea.NoDockWidgetArea
        )  # a locked layout is not entered by a panel that is only moved on its screen

    def toggle_floating(self) -> None:
        self.set_floating(not self.isFloating())

    def set_floating(self, floating: bool) -> None:
        """Give it a window of its own, or put it back. A field that is typed in keeps the keyboard, in this panel or another."""
        field = QApplication.focusWidget()
        if not isinstance(field, TYPED_IN):
            self.setFloating(floating)
            return
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not self.isAncestorOf(field))
        self.setFloating(floating)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        if floating:
            _give_keyboard(field)
        else:
            QTimer.singleShot(0, field, partial(_give_keyboard, field))  # once the panel has its place

    def come_into_sight(self) -> None:
        """Bring a floating panel back whose screen is gone, and make it no larger than the screen that it is on."""
        if not self.isFloating() or self.isHidden():
            return
        frame = self.frameGeometry()
        head = QRect(frame.x(), frame.y(), frame.width(), max(1, min(frame.height(), 24)))
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = [room.intersected(head) for room in rooms]
        if not any(part.width() >= _LEAST_SEEN_PX and part.height() >= head.height() // 2 for part in seen):
            room = self._window().screen().availableGeometry()
            size = frame.size().boundedTo(room.size())
            self.setGeometry(QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size))

    def _window(self) -> QMainWindow:
        window = self.parentWidget()
        assert isinstance(window, QMainWindow)
        return window

    def _seen(self, seen: bool) -> None:
        """Qt only moves a tab away that is not in front; hidden, its pictures are asked for no more.

        The keyboard goes to nobody: Qt would hand it on in the order of Tab, to a fader of the sound perhaps.
        """
        if not seen and (has_it := QApplication.focusWidget()) is not None and self.isAncestorOf(has_it):
            has_it.clearFocus()
        if self._content is not None:
            self._content.setVisible(seen)

    def setVisible(self, visible: bool) -> None:
        """Whoever opens it comes here: the window, its layouts, Qt as it restores one."""
        if visible and self.widget() is None:
            self.setWidget(self.content)
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A floating one has an edge: it lies on panels of its own colour."""
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(QColor(colours.TEXT_FAINT))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.panel.closable:
            event.ignore()
            self.setFloating(False)
            return
        super().closeEvent(event)
        self.closed.emit()


def _give_keyboard(widget: QWidget) -> None:
    if widget.isVisible():
        widget.window().activateWindow()
        widget.setFocus()


class TitleBar(QWidget):
    """Name, float and close, made when they are first shown. Takes no height at all while it has nothing to show."""

    def __init__(self, title: str, float_it: Callable[[], object], close_it: Callable[[], object] | None) -> None:
        super().__init__()
        self.setObjectName("dockTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._float_it, self._close_it = title, float_it, close_it
        self._title: ElidedLabel | None = None
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 1, 4, 1)
        self._row.setSpacing(2)
        self._shown = True
        self._hint = QSize(0, _BAR_PX)
        self._parts: tuple[bool, bool] | None = None  # title, buttons; before the first time neither is decided

    def show_parts(self, title: bool, buttons: bool) -> bool:
        """Show these. Returns whether its height has changed."""
        if (title, buttons) == self._parts:
            return False  # and nobody lays the window out anew
        self._parts = (title, buttons)
        before, self._shown = self._shown, title or buttons
        if self._shown and self._title is None:
            self._title = self._make_title()
        if buttons and not self._buttons:
            self._buttons = self._make_buttons()
        if self._title is not None:
            self._title.setVisible(self._shown)
        for button in self._buttons:
            button.setVisible(buttons)
        self._hint = QSize(0, _BAR_PX if self._shown else 0)
        self.setFixedHeight(self._hint.height())
        self.updateGeometry()
        return before is not self._shown

    def _make_title(self) -> ElidedLabel:
        title = ElidedLabel(self._words)
        title.setObjectName("panelTitle")
        self._row.insertWidget(0, title, 1)
        return title

    def _make_buttons(self) -> list[QToolButton]:
        words = self.tr("{panel}: on its own, or back into the window").format(panel=self._words)
        buttons = [flat_button("float", words, self._float_it)]
        if self._close_it is not None:
            buttons.append(flat_button("cross", self.tr("{panel}: close").format(panel=self._words), self._close_it))
        for button in buttons:
            self._row.addWidget(button)
        return buttons

    def sizeHint(self) -> QSize:
        """Asked for some thousand times before a window stands: a dock takes its height alone, and of the least its width."""
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self._hint
