"""Sentences of `twitch` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "twitch.no_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the client ID of your application: register one as public at dev.twitch.tv/console.")),
    "twitch.strange_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{client_id}' is no client ID. Copy it from your application's page at dev.twitch.tv/console.")),
    "twitch.strange_channel": str(QT_TRANSLATE_NOOP("DeskWords", "'{channel}' is no name of a Twitch channel. Write it as it stands in the channel's address.")),
    "twitch.no_channel": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has no channel {channel}. Check its name.")),
    "twitch.no_account": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch does not say who is logged in. Log in again under Show > Connections.")),
    "twitch.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch cannot be reached. Check the network; it is tried again.")),
    "twitch.late": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has not answered within {seconds} seconds.")),
    "twitch.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has an error of its own ({code}). It is tried again.")),
    "twitch.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch is asked too much at once. It takes more in {seconds} seconds.")),
    "twitch.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch refuses ({code}): {reason}")),
    "twitch.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch does not find it: {reason}")),
    "twitch.conflict": str(QT_TRANSLATE_NOOP("DeskWords", "Somebody else changes this at Twitch right now. Try again.")),
    "twitch.login_refused": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch does not take this login: {reason}. Log in again under Show > Connections.")),
    "twitch.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch answers in a way that this version does not know: {reason}")),
    "twitch.closed": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has closed the connection ({code}). It is tried again.")),
    "twitch.silent": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has said nothing for {seconds} seconds. It is tried again.")),
    "twitch.no_welcome": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch does not let the studio in within {seconds} seconds. It is tried again.")),
    "twitch.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch is not connected yet. Try again in a moment.")),
    "twitch.rights_taken": str(QT_TRANSLATE_NOOP("DeskWords", "The login was taken back at Twitch. Log in again under Show > Connections.")),
    "twitch.user_removed": str(QT_TRANSLATE_NOOP("DeskWords", "The account or the channel is no more at Twitch. Check the channel.")),
    "twitch.revoked": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch tells no more of this channel ({reason}). It is tried again in two minutes.")),
    "twitch.not_sent": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch has not shown the message: {reason}")),
    "twitch.too_fast": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch takes {count} messages in {seconds} seconds from here. Wait {wait} seconds.")),
    "twitch.message_gone": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch does not know this message: it has gone, or is older than six hours.")),
    "twitch.viewer_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "The viewer wrote too long ago to be named at Twitch. Use the channel's own page.")),
    "twitch.slowest": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch slows a chat to one message in {seconds} seconds at most. Choose less.")),
    "twitch.no_ingest": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch names no place that takes a stream. It is tried again.")),
    "twitch.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "Twitch gives no stream key. See to it on Twitch, in the settings of your stream.")),
    "twitch.not_own": str(QT_TRANSLATE_NOOP("DeskWords", "{channel} is not the channel of the account that is logged in: only its owner can do this.")),
}
