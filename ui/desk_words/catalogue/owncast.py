"""Sentences of `owncast` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "owncast.no_server": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the address of your Owncast server, as in https://live.example.org.")),
    "owncast.strange_server": str(QT_TRANSLATE_NOOP("DeskWords", "'{server}' is no address of a server. Write it as https://live.example.org.")),
    "owncast.in_the_clear": str(QT_TRANSLATE_NOOP("DeskWords", "{server} would send tokens in the clear, where others can read them. Use an address that begins with https://.")),
    "owncast.strange_name": str(QT_TRANSLATE_NOOP("DeskWords", "The name in the chat can have {count} characters on one line.")),
    "owncast.strange_token": str(QT_TRANSLATE_NOOP("DeskWords", "The access token cannot be one. Copy it again from Owncast's page Integrations.")),
    "owncast.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "{server} cannot be reached. Check its address and the network; it is tried again.")),
    "owncast.late": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast has not answered within {seconds} seconds.")),
    "owncast.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast has an error of its own ({code}). It is tried again.")),
    "owncast.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast is asked too much at once. Try again in a moment.")),
    "owncast.not_there": str(QT_TRANSLATE_NOOP("DeskWords", "There is no such thing at this address. Check that it is an Owncast server, 0.1 or later.")),
    "owncast.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast refuses ({code}): {reason}")),
    "owncast.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast answers in a way that this version does not know: {reason}")),
    "owncast.no_chat": str(QT_TRANSLATE_NOOP("DeskWords", "The server's chat cannot be entered. Check that it is an Owncast server; it is tried again.")),
    "owncast.no_welcome": str(QT_TRANSLATE_NOOP("DeskWords", "The chat does not let the studio in within {seconds} seconds. It is tried again.")),
    "owncast.closed": str(QT_TRANSLATE_NOOP("DeskWords", "The chat has closed the connection ({code}). It is tried again.")),
    "owncast.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast is not connected yet. Try again in a moment.")),
    "owncast.user_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "The server does not know the studio's chat user. Another one is registered.")),
    "owncast.user_disabled": str(QT_TRANSLATE_NOOP("DeskWords", "The studio's chat user was banned at Owncast. Allow it again on Owncast's page Users, under Chat.")),
    "owncast.chat_disabled": str(QT_TRANSLATE_NOOP("DeskWords", "The chat is turned off at Owncast. Turn it on on Owncast's page Chat.")),
    "owncast.too_many": str(QT_TRANSLATE_NOOP("DeskWords", "So many are in the chat that Owncast lets nobody in. It is tried again.")),
    "owncast.no_token": str(QT_TRANSLATE_NOOP("DeskWords", "Writing needs an access token: create one on Owncast's page Access Tokens, under Integrations, to send chat messages.")),
    "owncast.token_refused": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast does not take the access token. Create one that may send chat messages, and enter it under Show > Connections.")),
    "owncast.no_admin_token": str(QT_TRANSLATE_NOOP("DeskWords", "Setting the title needs an access token: create one on Owncast's page Access Tokens, under Integrations, with admin access.")),
    "owncast.no_admin_right": str(QT_TRANSLATE_NOOP("DeskWords", "The access token may not set the title. Create one that has admin access as well, and enter it under Show > Connections.")),
    "owncast.no_moderator": str(QT_TRANSLATE_NOOP("DeskWords", "The chat user {name} is no moderator. Make it one on Owncast's page Users, under Chat.")),
    "owncast.message_gone": str(QT_TRANSLATE_NOOP("DeskWords", "The message is not known any more. Use Owncast's own page.")),
    "owncast.viewer_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "The viewer wrote too long ago to be named at Owncast. Use Owncast's own page.")),
    "owncast.many_muted": str(QT_TRANSLATE_NOOP("DeskWords", "{count} viewers are muted already. Allow some again first.")),
    "owncast.no_slow_mode": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast cannot slow its chat down.")),
    "owncast.no_pins": str(QT_TRANSLATE_NOOP("DeskWords", "Owncast cannot pin a message.")),
}
