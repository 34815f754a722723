"""Sentences of `rtmp` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "rtmp.sent_astray": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends the stream on to an address that cannot be used. Check the address.")),
    "rtmp.asks_for_user": str(QT_TRANSLATE_NOOP("DeskWords", "{place} asks for a user name and a password, which the studio cannot give. Take an address of the platform that needs none, or its rtmps:// address with a stream key.")),
    "rtmp.stalled": str(QT_TRANSLATE_NOOP("DeskWords", "The server takes nothing. If it does not recover, the studio connects again.")),
    "rtmp.took_nothing": str(QT_TRANSLATE_NOOP("DeskWords", "{place} has taken nothing for {seconds} s.")),
    "rtmp.ended": str(QT_TRANSLATE_NOOP("DeskWords", "{place} ended the stream.")),
    "rtmp.refuses_application": str(QT_TRANSLATE_NOOP("DeskWords", "{place} refuses the application \"{app}\". Check the address.")),
    "rtmp.refuses_key": str(QT_TRANSLATE_NOOP("DeskWords", "{place} refuses the stream key. Copy it from the platform again.")),
    "rtmp.says_nothing": str(QT_TRANSLATE_NOOP("DeskWords", "{place} accepts the connection and then says nothing.")),
    "rtmp.busy": str(QT_TRANSLATE_NOOP("DeskWords", "This key is live already from somewhere else. End that stream or use another key, then try again.")),
    "rtmp.closed_at_key": str(QT_TRANSLATE_NOOP("DeskWords", "{place} closed the connection when it got the stream key: it is wrong or expired, or live already.")),
    "rtmp.closed_early": str(QT_TRANSLATE_NOOP("DeskWords", "{place} closed the connection before the stream began. Check the address.")),
    "rtmp.copy_again": str(QT_TRANSLATE_NOOP("DeskWords", "{text} Copy it from the platform again.")),
    "rtmp.no_rtmp": str(QT_TRANSLATE_NOOP("DeskWords", "{place} is not an RTMP server: {why}. Check the address.")),
}
