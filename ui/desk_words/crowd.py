"""What of section `crowd` the window says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.machine import Crowd
from studio.control.schema.state.workers import CrowdFigures, figures_of
from ui.desk_words import counted, said


def is_there(crowd: Crowd) -> bool:
    """Whether a crowd is there, or on its way."""
    return crowd.state != "off"


def in_a_line(crowd: Crowd) -> str:
    """How a crowd is doing, in one line; empty while none is there."""
    if not is_there(crowd):
        return ""
    if crowd.text:
        return said(crowd.text)
    if crowd.state == "starting":
        return QCoreApplication.translate("CrowdWords", "A crowd is coming in…")
    figures = figures_of(crowd, CrowdFigures)
    viewers, messages, orders = (figures.viewers, "viewer"), (figures.messages, "message"), (figures.orders, "order")
    return "  ·  ".join(counted(many, thing) for many, thing in (viewers, messages, orders))
