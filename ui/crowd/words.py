"""What of section `crowd` the window says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.desk_words import counted, said


def is_there(crowd: dict[str, Any]) -> bool:
    """Whether a crowd is there, or on its way."""
    return bool(crowd.get("state", "off") != "off")


def figure(crowd: dict[str, Any], name: str) -> int:
    """One of the crowd's figures; 0 before it has said any."""
    value = (crowd.get("figures") or {}).get(name)
    return value if isinstance(value, int) else 0


def in_a_line(crowd: dict[str, Any]) -> str:
    """How a crowd is doing, in one line; empty while none is there."""
    if not is_there(crowd):
        return ""
    if crowd.get("text"):
        return said(str(crowd["text"]))
    if crowd.get("state") == "starting":
        return QCoreApplication.translate("CrowdWords", "A crowd is coming in…")
    figures = (("viewers", "viewer"), ("messages", "message"), ("orders", "order"))
    return "  ·  ".join(counted(figure(crowd, name), thing) for name, thing in figures)
