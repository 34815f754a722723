"""Sentences of `whip` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "whip.bearer_token": str(QT_TRANSLATE_NOOP("DeskWords", "Bearer token")),
    "whip.other_scheme": str(QT_TRANSLATE_NOOP("DeskWords", "An address for WHIP begins with https:// or http://.")),
    "whip.password_inside": str(QT_TRANSLATE_NOOP("DeskWords", "An address for WHIP has no user name or password: enter the bearer token in its own field.")),
    "whip.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The address cannot be read: its port must be a number.")),
    "whip.bad_location": str(QT_TRANSLATE_NOOP("DeskWords", "The address to which the server sends cannot be read.")),
    "whip.no_possible_server": str(QT_TRANSLATE_NOOP("DeskWords", "The address names no server that there can be. Check the address.")),
    "whip.needs_token": str(QT_TRANSLATE_NOOP("DeskWords", "Needs its bearer token. Enter the one that the platform shows.")),
    "whip.no_sign": str(QT_TRANSLATE_NOOP("DeskWords", "The server gives no sign of life. If it does not recover, the studio connects again.")),
    "whip.refuses_token": str(QT_TRANSLATE_NOOP("DeskWords", "{place} refuses the token. Copy it from the platform again.")),
    "whip.asks_for_token": str(QT_TRANSLATE_NOOP("DeskWords", "{place} asks for a token. Enter the bearer token that the platform shows.")),
    "whip.token_not_let_in": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not let this token send here. Check address and token.")),
    "whip.nothing_there": str(QT_TRANSLATE_NOOP("DeskWords", "{place} has nothing for WHIP at this address. Check the address.")),
    "whip.busy": str(QT_TRANSLATE_NOOP("DeskWords", "This stream is live already from somewhere else. End that stream, then try again.")),
    "whip.not_now": str(QT_TRANSLATE_NOOP("DeskWords", "{place} cannot take the stream now (error {status}).")),
    "whip.refuses_stream": str(QT_TRANSLATE_NOOP("DeskWords", "{place} refuses the stream (error {status}). Check the address.")),
    "whip.token_kept": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends the stream on to {other}, which asks for a token. It is kept from other servers: enter the address of that one.")),
    "whip.moved": str(QT_TRANSLATE_NOOP("DeskWords", "{place} has moved to {other} (status {status}), in a way in which no stream is sent on. Enter the new address.")),
    "whip.session_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "{place} names another server, {other}, for the rest of the stream. Nothing is said to that one: enter its own address, if the platform gives it.")),
    "whip.bad_token": str(QT_TRANSLATE_NOOP("DeskWords", "The token has letters that no token has. Copy it from the platform again.")),
    "whip.no_opus_made": str(QT_TRANSLATE_NOOP("DeskWords", "The encoding of this destination makes no Opus sound. Choose another encoding.")),
    "whip.no_whip": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer as WHIP does. Check the address.")),
    "whip.no_h264": str(QT_TRANSLATE_NOOP("DeskWords", "{place} takes no H.264 as this encoding makes it. Set its profile to Baseline.")),
    "whip.no_opus": str(QT_TRANSLATE_NOOP("DeskWords", "{place} takes no Opus sound.")),
    "whip.no_candidates": str(QT_TRANSLATE_NOOP("DeskWords", "{place} names no address for pictures and sound that this computer can send to.")),
    "whip.no_media": str(QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but pictures and sound do not get through: a firewall may stop UDP.")),
    "whip.silent": str(QT_TRANSLATE_NOOP("DeskWords", "{place} has given no sign of life for {seconds} s.")),
    "whip.cannot_start": str(QT_TRANSLATE_NOOP("DeskWords", "The sender cannot be started: {why}.")),
    "whip.stopped": str(QT_TRANSLATE_NOOP("DeskWords", "The sender stopped unexpectedly.")),
}
