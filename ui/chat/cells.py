"""How a chat row is painted: name with badges, where it was written, text, and two buttons under the mouse."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.control.schema.state.host import ChatRow
from ui.chat.model import CHAT_ROLE, PICKED_ROLE, row_at
from ui.theme import colours, icon
from ui.theme.look import SMALL_PX

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 42
_BUTTON_PX = 26
_BADGE_COLOURS = {
    "question": colours.ACCENT,
    "buyer": colours.OK,
    "first": colours.TEXT_DIM,
    "moderator": colours.WARN,
    "watched": colours.WARN,
    "complaint": colours.WARN,
    "late": colours.TEXT_DIM,
    "fan": colours.GUIDE,
    "own": colours.ACCENT,
}


def badge_words(badge: str) -> str:
    """A badge in the window's language; badges that a shop invented stay as they are."""
    translate = QCoreApplication.translate
    words = {
        "question": translate("ChatBadges", "question"),
        "buyer": translate("ChatBadges", "buyer"),
        "first": translate("ChatBadges", "new here"),
        "moderator": translate("ChatBadges", "moderator"),
        "watched": translate("ChatBadges", "watched word"),
        "complaint": translate("ChatBadges", "complaint"),
        "late": translate("ChatBadges", "late"),
        "fan": translate("ChatBadges", "fan"),
        "own": translate("ChatBadges", "from here"),
    }
    return words.get(badge, badge)


def badges_of(row: ChatRow) -> list[str]:
    """Badges of a row: why it was kept, whether it came late, whether its writer has bought, then those of the platform."""
    found = [row.why] if row.why in {"watched", "question", "first", "own"} else []
    found += ["late"] if row.late else []
    found += ["buyer"] if row.buyer else []
    return list(dict.fromkeys([*found, *row.badges]))


def name_words(row: ChatRow, metrics: QFontMetrics, room_px: int) -> str:
    """A writer's name in that room, and how many messages are folded into the row: a long name takes that from none."""
    folded = f"  ×{row.count:,}" if row.count > 1 else ""
    room_px -= metrics.horizontalAdvance(folded)
    return metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room_px) + folded


class ChatCells(QStyledItemDelegate):
    """Rows are all of one height, so that 2,000 cost no more than those in sight."""

    pick_asked = Signal(str)
    highlight_asked = Signal(str)
    reply_asked = Signal(str)
    hide_asked = Signal(str)
    mute_asked = Signal(str)
    block_asked = Signal(str)
    pin_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = {
            "pick": self.pick_asked,
            "highlight": self.highlight_asked,
            "reply": self.reply_asked,
            "hide": self.hide_asked,
            "mute": self.mute_asked,
            "block": self.block_asked,
            "pin": self.pin_asked,
        }
        self._small = QFont(parent.font())
        self._small.setPixelSize(SMALL_PX)
        self._words: dict[str, str] = {}
        self._pressed = ("", "")  # the row and its button on which the mouse went down

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, picked = row_at(index), index.data(PICKED_ROLE)
        box = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or hovered:
            painter.fillRect(box, QColor(colours.PRESSED if selected else colours.RAISED))
        if picked:
            painter.fillRect(box.x(), box.y() + 3, 3, box.height() - 6, QColor(colours.ACCENT))
        right = box.right() - (2 * _BUTTON_PX + 4 if hovered or selected else 4)
        self._paint_name(painter, box, self._paint_chat(painter, box, right, index.data(CHAT_ROLE)), row)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.TEXT))
        metrics = QFontMetrics(option.font)
        left = box.x() + 8
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(left, box.y() + 20 + metrics.ascent(), text)
        if hovered or selected:
            for place, name in ((self._pick_box(box), "host"), (self._highlight_box(box), "star")):
                lit = picked and name == "host"
                icon(name, colours.ACCENT if lit else colours.TEXT).paint(painter, place.adjusted(5, 5, -5, -5))

    def _paint_chat(self, painter: QPainter, box: QRect, right: int, chat: str) -> int:
        """Say at the right in which chat a row was written, if that needs saying. Returns where the rest of its line ends."""
        if not chat:
            return right
        painter.setFont(self._small)
        metrics = QFontMetrics(self._small)
        said = metrics.elidedText(chat, Qt.TextElideMode.ElideRight, (right - box.x()) // 2)
        left = right - metrics.horizontalAdvance(said)
        painter.setPen(QColor(colours.TEXT_FAINT))
        painter.drawText(left, box.y() + 4 + metrics.ascent(), said)
        return left - 8

    def _paint_name(self, painter: QPainter, box: QRect, right: int, row: ChatRow) -> None:
        painter.setFont(self._small)
        metrics = QFontMetrics(self._small)
        left, line = box.x() + 8, box.y() + 4 + metrics.ascent()
        badges = [
            (badge, self._words.get(badge) or self._words.setdefault(badge, badge_words(badge))) for badge in badges_of(row)
        ]
        beside = sum(metrics.horizontalAdvance(said) + 8 for _badge, said in badges)
        name = name_words(row, metrics, max(40, (right - left) // 2, right - left - beside))
        painter.setPen(QColor(colours.TEXT_DIM))
        painter.drawText(left, line, name)
        left += metrics.horizontalAdvance(name) + 8
        for badge, said in badges:
            if badge == "watched" and row.watched:
                room = max(metrics.horizontalAdvance(said), right - left)  # a long term takes the mark away from no row
                said = metrics.elidedText(f"{said} {row.watched}", Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(said)
            if left + width > right:
                break
            painter.setPen(QColor(_BADGE_COLOURS.get(badge, colours.TEXT_FAINT)))
            painter.drawText(left, line, said)
            left += width + 8

    def _pick_box(self, box: QRect) -> QRect:
        return QRect(box.right() - 2 * _BUTTON_PX, box.center().y() - _BUTTON_PX // 2, _BUTTON_PX, _BUTTON_PX)

    def _highlight_box(self, box: QRect) -> QRect:
        return QRect(box.right() - _BUTTON_PX, box.center().y() - _BUTTON_PX // 2, _BUTTON_PX, _BUTTON_PX)

    def button_at(self, box: QRect, where: QPoint) -> str:
        """Which button of a row lies there: "pick", "highlight" or ""."""
        if self._pick_box(box).contains(where):
            return "pick"
        return "highlight" if self._highlight_box(box).contains(where) else ""

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A button acts when the mouse goes down and up on it; the second click of a double click is none."""
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        row_id, button = row_at(index).id, self.button_at(option.rect, event.position().toPoint())
        pressed, self._pressed = self._pressed, ("", "")
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = (row_id, button)
        elif event.type() is QEvent.Type.MouseButtonRelease and button and pressed == (row_id, button):
            signal = self.pick_asked if button == "pick" else self.highlight_asked
            signal.emit(row_id)
            return True
        return False
