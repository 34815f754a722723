"""A product's state as a word, a colour and a shape: told apart by each of the three alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.control.schema.state.selling import SellingProduct
from ui.theme import colours

STATES = (
    "queued",
    "prepared",
    "explaining",
    "armed",
    "countdown",
    "on_sale",
    "sold_out",
    "ended",
    "pulled",
)


@dataclass(frozen=True, slots=True)
class StateLook:
    """`shape`: ring, dot, talk, diamond, clock, play, low, square, dash, cross."""

    word: str
    colour: str
    shape: str


def shown_state(live: SellingProduct) -> str:
    """The state that a product's row of `selling` is to be shown in: one on sale that nobody can buy is not on sale."""
    return "link_closed" if live.state == "on_sale" and live.link_closed else live.state


def state_look(state: str, few_left: bool = False) -> StateLook:
    """How a state looks; `few_left` is a shade of being on sale."""
    translate = QCoreApplication.translate
    if state == "on_sale" and few_left:
        return StateLook(translate("ProductStates", "Few left"), colours.WARN, "low")
    match state:
        case "link_closed":
            return StateLook(translate("ProductStates", "Link closed"), colours.WARN, "cross")
        case "prepared":
            return StateLook(translate("ProductStates", "Prepared"), colours.ACCENT, "dot")
        case "explaining":
            return StateLook(translate("ProductStates", "Explaining"), colours.ON_AIR, "talk")
        case "armed":
            return StateLook(translate("ProductStates", "Armed"), colours.WARN, "diamond")
        case "countdown":
            return StateLook(translate("ProductStates", "Countdown"), colours.WARN, "clock")
        case "on_sale":
            return StateLook(translate("ProductStates", "On sale"), colours.OK, "play")
        case "sold_out":
            return StateLook(translate("ProductStates", "Sold out"), colours.TEXT, "square")
        case "ended":
            return StateLook(translate("ProductStates", "Ended"), colours.TEXT_FAINT, "dash")
        case "pulled":
            return StateLook(translate("ProductStates", "Pulled"), colours.WARN, "cross")
    return StateLook(translate("ProductStates", "Queued"), colours.TEXT_FAINT, "ring")


def draw_mark(painter: QPainter, box: QRectF, look: StateLook) -> None:
    """The shape of a state, in its colour, filling `box` (a square)."""
    colour = QColor(look.colour)
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    line = QPen(colour, side * 0.18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    inner = box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
    match look.shape:
        case "dot":
            painter.drawEllipse(inner)
        case "talk":
            painter.drawEllipse(box)
            painter.setBrush(QColor(colours.TEXT))
            painter.drawEllipse(box.center(), side * 0.18, side * 0.18)
        case "diamond":
            painter.drawPolygon(_polygon(box, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
        case "clock":
            painter.setPen(line)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)
            painter.drawLine(box.center(), QPointF(box.center().x(), box.top() + side * 0.28))
        case "play":
            painter.drawPolygon(_polygon(box, (0.12, 0.04), (0.96, 0.5), (0.12, 0.96)))
        case "low":
            painter.drawPolygon(_polygon(box, (0.02, 0.12), (0.98, 0.12), (0.5, 0.96)))
        case "square":
            painter.drawRoundedRect(inner, 1, 1)
        case "dash":
            painter.setPen(line)
            painter.drawLine(QPointF(inner.left(), box.center().y()), QPointF(inner.right(), box.center().y()))
        case "cross":
            painter.setPen(line)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        case _:
            painter.setPen(QPen(colour, side * 0.15))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)
    painter.restore()


def _polygon(box: QRectF, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in corners])
