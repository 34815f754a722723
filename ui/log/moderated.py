"""What was done in the chats, as the log says it: who did what to whom, and why it was refused."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QCoreApplication

from studio.control.schema.answers import JournalRecord, Moderated
from ui.desk_words import said
from ui.log.model import Happening
from ui.widgets.spans import span_words

MODERATED = "moderated"  # the event, and the kind of the journal's records


def from_chat(records: Iterable[JournalRecord]) -> Iterable[Happening]:
    """What the chat's journal has; what a newer version wrote is passed over."""
    for record in records:
        try:
            act = msgspec.json.decode(record.body, type=Moderated)
        except msgspec.DecodeError:
            continue
        yield Happening(record.wall_ms, "chat", moderated_words(act), "warn" if act.code else "")


def moderated_words(act: Moderated) -> str:
    """One act in the window's language."""
    words = _deed(act)
    if not act.code:
        return words
    return QCoreApplication.translate("Moderated", "Not done: {deed} {why}").format(deed=words, why=said(act.why))


def _deed(act: Moderated) -> str:
    translate = QCoreApplication.translate
    words = {
        "send": translate("Moderated", "{by} wrote to {chat}: {text}"),
        "reply": translate("Moderated", "{by} answered {name} in {chat}: {text}"),
        "hide": translate("Moderated", "{by} hid a message of {name} in {chat}: {text}"),
        "mute": translate("Moderated", "{by} muted {name} in {chat} for {time}."),
        "unmute": translate("Moderated", "{by} let {name} write again in {chat}."),
        "block": translate("Moderated", "{by} blocked {name} in {chat}."),
        "unblock": translate("Moderated", "{by} unblocked {name} in {chat}."),
        "slow_mode": translate("Moderated", "{by} set slow mode in {chat}: a message in {time}."),
        "pin": translate("Moderated", "{by} pinned a message of {name} in {chat}: {text}"),
        "unpin": translate("Moderated", "{by} took the pinned message down in {chat}."),
    }
    off = translate("Moderated", "{by} set slow mode off in {chat}.")
    template = off if act.deed == "slow_mode" and not act.seconds else words[act.deed]
    name = act.name or translate("Moderated", "a viewer")
    return template.format(by=act.by, chat=act.chat, name=name, text=act.text, time=span_words(act.seconds))
