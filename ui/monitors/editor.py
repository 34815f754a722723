"""The preview picture as a desk to lay out on: select, move, resize, crop, nudge.

A drag is one gesture, so the desk keeps it as one undo. The outline follows the hand at once; the picture follows
through the desk.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.control.schema.answers import Added
from studio.control.schema.scenes import DuplicateItem, RemoveItem, UpdateItem
from studio.document.model import Item
from ui.client import lookup
from ui.client.gesture import new_gesture
from ui.monitors import snapping
from ui.monitors.geometry import Box, cropped, handle_at, handle_points, resized
from ui.pictures import PictureView
from ui.room import ControlRoom
from ui.theme import colours
from ui.widgets.item_menu import show_item_menu

_HANDLE_REACH_PX = 8
_SNAP_REACH_PX = 8
_DRAG_STARTS_PX = 3
_SEND_EVERY_MS = 33
_CURSORS = {
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Drag:
    """One drag from press to release; `fields` are what it changes of the item."""

    def __init__(self, item: Item, handle: str, start: QPointF, crop: bool) -> None:
        self.item, self.handle, self.start, self.crop = item, handle, start, crop
        self.gesture = new_gesture("drag")
        self.moving = False
        self.fields: dict[str, Any] = {}


class StageEditor(PictureView):
    """The preview monitor's picture, editable."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(room.board, "preview", parent=parent)
        self.room = room
        self.crop_mode = False
        self.snapping = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drag: _Drag | None = None
        self._guides = snapping.Snapped(Box(0, 0, 0, 0))
        self._send = QTimer(self, singleShot=True, interval=_SEND_EVERY_MS)
        self._send.timeout.connect(self._send_now)
        self._nudge = ("", "")
        room.selection_changed.connect(self.update)
        room.target_changed.connect(self._abandon)
        room.store.watch(self.update, lambda state: state.show.scenes, lambda state: state.show.lanes)

    # ------------------------------------------------------------ coordinates

    def _scale(self) -> float:
        """Widget pixels per canvas pixel."""
        canvas = lookup.canvas(self.room.store.state, self.room.canvas)
        return max(1e-6, self.picture_rect().width() / canvas.width)

    def _to_canvas(self, point: QPointF) -> QPointF:
        rect, scale = self.picture_rect(), self._scale()
        return QPointF((point.x() - rect.x()) / scale, (point.y() - rect.y()) / scale)

    def _to_widget(self, box: Box) -> QRectF:
        rect, scale = self.picture_rect(), self._scale()
        return QRectF(rect.x() + box.x * scale, rect.y() + box.y * scale, box.width * scale, box.height * scale)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self._to_canvas(event.position())
        crop = self.crop_mode or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        selected = self.room.selected()
        if selected is not None and not selected.locked:
            handle = handle_at(Box.of(selected), point.x(), point.y(), _HANDLE_REACH_PX / self._scale())
            if handle:
                self._drag = _Drag(selected, handle, point, crop)
                return
        item = self._item_at(point, selected)
        self.room.select(item.id if item else "")
        if item is not None and not item.locked:
            self._drag = _Drag(item, "", point, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._to_canvas(event.position())
        if self._drag is None:
            self._show_cursor(point)
            return
        delta = point - self._drag.start
        if not self._drag.moving and max(abs(delta.x()), abs(delta.y())) * self._scale() < _DRAG_STARTS_PX:
            return
        self._drag.moving = True
        free = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        cling = self.snapping and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        self._drag.fields = self._dragged(self._drag, delta, free, cling)
        if not self._send.isActive():
            self._send.start()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._drag is None:
            return
        self._send.stop()
        self._send_now()
        self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is two presses: nothing is to happen twice."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self._item_at(self._to_canvas(QPointF(event.pos())), None)
        if item is not None:
            self.room.select(item.id)
            show_item_menu(self.room, self, event.globalPos())

    def _item_at(self, point: QPointF, selected: Item | None) -> Item | None:
        """The item to grab: the selected one where it is under the hand, else the topmost that is not locked."""
        if selected is not None and Box.of(selected).contains(point.x(), point.y()) and not selected.locked:
            return selected
        for item in reversed(self.room.items()):
            if item.visible and not item.locked and Box.of(item).contains(point.x(), point.y()):
                return item
        return None

    def _show_cursor(self, point: QPointF) -> None:
        selected = self.room.selected()
        handle = ""
        if selected is not None and not selected.locked:
            handle = handle_at(Box.of(selected), point.x(), point.y(), _HANDLE_REACH_PX / self._scale())
        if handle:
            self.setCursor(_CURSORS[handle])
        elif self._item_at(point, selected) is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()

    # ------------------------------------------------------------ dragging

    def _dragged(self, drag: _Drag, delta: QPointF, free: bool, cling: bool) -> dict[str, Any]:
        """Item fields for where the hand is now."""
        box, reach = Box.of(drag.item), (_SNAP_REACH_PX / self._scale() if cling else 0.0)
        self._guides = snapping.Snapped(box)
        if drag.handle and drag.crop:
            cut, crop = cropped(drag.item, drag.handle, delta.x(), delta.y())
            return cut.fields() | {"crop": crop}
        canvas = lookup.canvas(self.room.store.state, self.room.canvas)
        others = [Box.of(item) for item in self.room.items() if item.id != drag.item.id and item.visible]
        to = snapping.lines(canvas.width, canvas.height, others)
        if drag.handle:
            grown = resized(box, drag.handle, delta.x(), delta.y(), not free)
            self._guides = snapping.snap_resize(grown, drag.handle, to, reach, not free) if cling else snapping.Snapped(grown)
            return self._guides.box.rounded().fields()
        moved = box.moved(delta.x(), delta.y())
        self._guides = snapping.snap_move(moved, to, reach) if cling else snapping.Snapped(moved)
        place = self._guides.box.rounded()
        return {"x": place.x, "y": place.y}

    def _send_now(self) -> None:
        drag = self._drag
        if drag is not None and drag.fields:
            self._update(drag.item.id, drag.fields, drag.gesture)

    def _update(self, item_id: str, fields: dict[str, Any], gesture: str) -> None:
        self.room.desk.command(UpdateItem(**self.room.address(item_id), set=fields, gesture=gesture))

    def _end_drag(self) -> None:
        self._drag = None
        self._guides = snapping.Snapped(Box(0, 0, 0, 0))
        self.update()

    def _abandon(self) -> None:
        """What was edited is gone: forget the drag."""
        self._send.stop()
        self._end_drag()

    def _cancel(self) -> None:
        """Put a dragged item back where it was."""
        drag = self._drag
        if drag is None:
            return
        self._send.stop()
        if drag.moving:
            self._update(drag.item.id, Box.of(drag.item).fields() | {"crop": drag.item.crop}, drag.gesture)
        self._end_drag()

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            if self._drag is not None:
                self._cancel()
            else:
                self.room.select("")
        elif self.room.selected() is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._nudge_by(*_ARROWS[key], 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.room.desk.command(RemoveItem(**self.room.address()))
        elif key is Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.room.desk.ask(DuplicateItem(**self.room.address()), Added, self.room.select_made)
        else:
            super().keyPressEvent(event)

    def _nudge_by(self, across: int, down: int, step: int) -> None:
        item = self.room.selected()
        if item is None:
            return
        if self._nudge[0] != item.id:
            self._nudge = (item.id, new_gesture("nudge"))
        place = {"x": round(item.x) + across * step, "y": round(item.y) + down * step}
        self._update(item.id, place, self._nudge[1])

    # ------------------------------------------------------------ drawing

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        item = self.room.selected()
        if item is None:
            return
        dragged = self._drag.fields if self._drag is not None and self._drag.item.id == item.id else {}
        shown = Box.of(replace(item, **dragged))
        painter.setClipRect(self.rect())
        self._draw_guides(painter, picture)
        outline = self._to_widget(shown)
        colour = QColor(colours.WARN if item.locked else colours.ACCENT)
        style = Qt.PenStyle.DashLine if self.crop_mode or not item.visible else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(outline)
        if item.locked:
            return
        painter.setPen(QPen(QColor(colours.BASE), 1))
        painter.setBrush(colour)
        rect, scale = self.picture_rect(), self._scale()
        for x, y in handle_points(shown).values():
            painter.drawRect(QRectF(rect.x() + x * scale - 3.5, rect.y() + y * scale - 3.5, 7, 7))

    def _draw_guides(self, painter: QPainter, picture: QRect) -> None:
        scale = self._scale()
        painter.setPen(QPen(QColor(colours.GUIDE), 1))
        for x in self._guides.guides_x:
            at = round(picture.x() + x * scale)
            painter.drawLine(at, picture.top(), at, picture.bottom())
        for y in self._guides.guides_y:
            at = round(picture.y() + y * scale)
            painter.drawLine(picture.left(), at, picture.right(), at)
