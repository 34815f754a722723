"""Sentences of `broadcasts` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "broadcasts.really_end": str(QT_TRANSLATE_NOOP("DeskWords", "End the broadcast '{title}' at {name} for its viewers? It cannot be begun again. What the studio sends goes on.")),
    "broadcasts.no_title": str(QT_TRANSLATE_NOOP("DeskWords", "Enter a title: nothing of this one can be seen.")),
    "broadcasts.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "{name} names no address and key for RTMP. Enter them by hand.")),
    "broadcasts.another_address": str(QT_TRANSLATE_NOOP("DeskWords", "The platform takes the stream at another address than a moment ago: {url}. Take it from the account once more.")),
    "broadcasts.on_air_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is on air, and the platform takes the stream at another address. Stop it first.")),
    "broadcasts.none_there": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no broadcast that takes a stream: nobody would see the show there. Make or choose one in the panel Broadcast.")),
    "broadcasts.not_bound": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: no stream is bound to the broadcast '{title}'. Give a destination its key, or choose the broadcast again.")),
    "broadcasts.over": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: the broadcast '{title}' has ended. Make or choose another one in the panel Broadcast.")),
    "broadcasts.begins_by_hand": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: the broadcast '{title}' does not begin by itself. Once the stream arrives, go live there in the panel Broadcast.")),
    "broadcasts.arrives_badly": str(QT_TRANSLATE_NOOP("DeskWords", "{name} receives the stream badly. Look at the panel Broadcast.")),
    "broadcasts.arrives_badly_because": str(QT_TRANSLATE_NOOP("DeskWords", "{name} receives the stream badly: {reason}")),
    "broadcasts.nothing_arrives": str(QT_TRANSLATE_NOOP("DeskWords", "The broadcast at {name} is live, and no stream arrives there. Start its destination, or end it in the panel Broadcast.")),
    "broadcasts.ready": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: the broadcast '{title}' takes the stream.")),
}
