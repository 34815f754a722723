"""States and figures of a destination in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.workers import SinkFigures
from ui.desk_words import counted
from ui.desk_words.units import rate_words, size_words
from ui.theme import colours


def state_words(state: str, recording: bool) -> str:
    """One word or two for a worker's state."""
    translate = QCoreApplication.translate
    if recording and state in {"live", "running"}:
        return translate("DestinationStates", "Recording")
    return {
        "": translate("DestinationStates", "Off"),
        "idle": translate("DestinationStates", "Off"),
        "ended": translate("DestinationStates", "Off"),
        "starting": translate("DestinationStates", "Starting"),
        "running": translate("DestinationStates", "Live"),
        "connecting": translate("DestinationStates", "Connecting"),
        "live": translate("DestinationStates", "Live"),
        "stalled": translate("DestinationStates", "Stalled"),
        "waiting": translate("DestinationStates", "Waiting to retry"),
        "failed": translate("DestinationStates", "Failed"),
    }.get(state, state)


def lamp_colour(state: str) -> str:
    """Red on air, amber when it needs a look, grey when off."""
    if state in {"live", "running"}:
        return colours.ON_AIR
    return colours.TEXT_FAINT if state in {"", "idle", "ended"} else colours.WARN


def figure_words(figures: SinkFigures) -> str:
    """Rate, congestion and drops in one line; only what there is to say."""
    translate = QCoreApplication.translate
    parts = []
    if figures.sent_bps:
        parts.append(rate_words(figures.sent_bps))
    if figures.bytes:
        parts.append(size_words(figures.bytes))
    if figures.congestion_ms >= 100:
        parts.append(translate("DestinationStates", "{ms} ms behind").format(ms=round(figures.congestion_ms)))
    if figures.dropped:
        parts.append(translate("DestinationStates", "{count} dropped").format(count=figures.dropped))
    if figures.reconnects:
        parts.append(counted(figures.reconnects, "reconnect"))
    return "  ·  ".join(parts)
