"""Sentences of `login` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "login.nobody": str(QT_TRANSLATE_NOOP("DeskWords", "Nobody is logged in at {platform}. Press Log in… under Show > Connections.")),
    "login.waiting": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} waits for you to agree on its page. The address and the code stand under Show > Connections.")),
    "login.expired": str(QT_TRANSLATE_NOOP("DeskWords", "The login at {platform} has expired, or was taken back there. Log in again under Show > Connections.")),
    "login.not_refreshed": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} does not refresh the login now: {reason}. It is kept, and tried again.")),
    "login.lacks_rights": str(QT_TRANSLATE_NOOP("DeskWords", "The login at {platform} lacks rights: {rights}. Log in again under Show > Connections, and agree to all of them.")),
    "login.late": str(QT_TRANSLATE_NOOP("DeskWords", "The code for {platform} was not used in time. Log in again under Show > Connections.")),
    "login.denied": str(QT_TRANSLATE_NOOP("DeskWords", "The login at {platform} was refused there. Log in again under Show > Connections.")),
    "login.refused": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} takes no login: {reason}. Check the client ID.")),
    "login.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} answers the login in a way that is not understood.")),
    "login.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} cannot be reached to log in. Check the network and try again.")),
    "login.too_often": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} is asked to log in too often. Try again in a minute.")),
    "login.waiting_for_browser": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} waits for you to agree in the browser of this computer. Its page is opened under Show > Connections.")),
    "login.back_from_browser": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} has answered. You can close this page: the studio goes on by itself.")),
    "login.browser_late": str(QT_TRANSLATE_NOOP("DeskWords", "Nobody agreed in the browser in time at {platform}. Log in again under Show > Connections.")),
    "login.stranger": str(QT_TRANSLATE_NOOP("DeskWords", "This is no answer of {platform} to this login, and nothing was taken from it. The studio still waits for {platform}.")),
    "login.unknown_application": str(QT_TRANSLATE_NOOP("DeskWords", "{platform} takes no login from this application: {reason}. Check the client ID and the client secret: both are of the same one.")),
    "login.no_port": str(QT_TRANSLATE_NOOP("DeskWords", "This computer has no free port on which {platform} could send the browser back. Try again in a moment.")),
    "login.port_taken": str(QT_TRANSLATE_NOOP("DeskWords", "Port {port} of this computer is taken, by another program or by another login that waits, and {platform} sends the browser back to no other. End that, or set another port here and at {platform}.")),
}
