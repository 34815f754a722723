"""Broadcasts in words: how far one is, what there is to do next, how good its stream is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.broadcasts import Broadcast, BroadcastHealth
from studio.values.broadcasts import Privacy
from ui.desk_words.broadcasts import clock
from ui.theme import colours


def stage_words(told: Broadcast) -> str:
    """How far it is, and since when it is live, where the studio has seen that."""
    translate = QCoreApplication.translate
    if told.stage == "live" and told.since_ms:
        return translate("Broadcasts", "Live since {time}").format(time=clock(told.since_ms))
    return {
        None: translate("Broadcasts", "Not known"),
        "none": translate("Broadcasts", "No broadcast"),
        "planned": translate("Broadcasts", "Not live"),
        "starting": translate("Broadcasts", "Starting"),
        "preview": translate("Broadcasts", "Preview: only you see it"),
        "live": translate("Broadcasts", "Live"),
        "ended": translate("Broadcasts", "Ended"),
    }[told.stage]


def lamp_colour(told: Broadcast) -> str:
    """Red while viewers see it, amber on the way there, grey else."""
    if told.stage == "live":
        return colours.ON_AIR
    return colours.WARN if told.stage in ("starting", "preview") else colours.TEXT_FAINT


def next_step(told: Broadcast) -> str:
    """What there is to do for viewers to see it; "": nothing."""
    translate = QCoreApplication.translate
    if told.stage in ("none", "ended"):
        return translate("Broadcasts", "A stream would go nowhere. Make a broadcast, or choose a planned one.")
    if told.stage == "planned" and told.bound is False:
        return translate("Broadcasts", "No stream goes to it yet. Choose it, or give a destination its key.")
    if told.stage == "planned" and told.starts_itself and told.receiving:
        return translate(
            "Broadcasts", "The platform receives the stream and is about to begin. If it does not, press Go live here."
        )
    if told.stage == "planned" and told.starts_itself:
        return translate("Broadcasts", "It begins as soon as a destination sends there.")
    if told.stage in ("planned", "preview") and told.receiving:
        return translate("Broadcasts", "The platform receives the stream. Viewers see it once you press Go live here.")
    if told.stage in ("planned", "preview"):
        return translate("Broadcasts", "It does not begin by itself: start the destination first, then press Go live here.")
    return ""


def health_words(health: BroadcastHealth) -> str:
    """How good the stream is, and since when, where the studio has seen that."""
    translate = QCoreApplication.translate
    words = {
        "good": translate("Broadcasts", "The stream arrives well."),
        "ok": translate("Broadcasts", "The stream arrives well enough."),
        "bad": translate("Broadcasts", "The stream arrives badly."),
        "no_data": translate("Broadcasts", "No stream arrives there."),
    }[health.level]
    if not health.since_ms:
        return words
    return translate("Broadcasts", "{words} Since {time}.").format(words=words, time=clock(health.since_ms))


def delay_words(told: Broadcast) -> str:
    """How far viewers are behind, where they measure it."""
    if told.behind_ms is None:
        return ""
    seconds = f"{told.behind_ms / 1000:.1f}"
    return QCoreApplication.translate("Broadcasts", "Viewers are {seconds} s behind, as their players measure it.").format(
        seconds=seconds
    )


def privacies() -> dict[Privacy, str]:
    """Who may see a broadcast."""
    translate = QCoreApplication.translate
    return {
        "public": translate("Broadcasts", "Everybody (public)"),
        "unlisted": translate("Broadcasts", "Whoever has the link (unlisted)"),
        "private": translate("Broadcasts", "You alone (private)"),
    }
