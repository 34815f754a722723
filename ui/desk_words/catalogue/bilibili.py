"""Sentences of `bilibili` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "bilibili.incomplete": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the access key ID and the ID of your project: both are at open-live.bilibili.com.")),
    "bilibili.strange_key_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{key_id}' is no access key ID. Copy it from your page at open-live.bilibili.com.")),
    "bilibili.strange_app_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{app_id}' is no project ID, which is a number. Copy it from open-live.bilibili.com.")),
    "bilibili.no_secret": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the access key secret under Show > Connections.")),
    "bilibili.no_code": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the identity code of the room's owner under Show > Connections. It is at link.bilibili.com, where a stream is begun.")),
    "bilibili.strange_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The access key secret cannot be one. Copy it again, whole, from open-live.bilibili.com.")),
    "bilibili.key_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili does not know the access key ID ({code}). Copy it again from open-live.bilibili.com.")),
    "bilibili.wrong_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The access key secret does not belong to the access key ID ({code}). Enter it again.")),
    "bilibili.wrong_code": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili does not take the identity code. It may have been renewed: copy it again from link.bilibili.com.")),
    "bilibili.wrong_clock": str(QT_TRANSLATE_NOOP("DeskWords", "The clock of this computer is wrong, so that Bilibili refuses ({code}). Set it by the network.")),
    "bilibili.not_from_here": str(QT_TRANSLATE_NOOP("DeskWords", "The project's list of addresses does not have this computer's ({code}). Add it at open-live.bilibili.com.")),
    "bilibili.no_rights": str(QT_TRANSLATE_NOOP("DeskWords", "The access key has no right to this ({code}). Ask for the right at open-live.bilibili.com.")),
    "bilibili.wrong_project": str(QT_TRANSLATE_NOOP("DeskWords", "The access key has no such project ({code}). Check the project ID at open-live.bilibili.com.")),
    "bilibili.room_not_listed": str(QT_TRANSLATE_NOOP("DeskWords", "The project may not run in this room yet ({code}). Add the room to its testers at open-live.bilibili.com, or publish it.")),
    "bilibili.room_barred": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili has barred this room from such projects ({code}). Ask Bilibili why.")),
    "bilibili.runs_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "The project runs in this room already ({code}). End it where it runs; one that was cut off is over within a minute.")),
    "bilibili.cooling": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili still closes the round before this one ({code}). The project is started again in 10 seconds.")),
    "bilibili.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili is asked too much at once ({code}). It is asked again in a minute.")),
    "bilibili.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili refuses ({code}): {reason}")),
    "bilibili.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili cannot be reached. Check the network; it is tried again.")),
    "bilibili.late": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili has not answered within {seconds} seconds. It is tried again.")),
    "bilibili.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili has an error of its own ({code}). It is tried again.")),
    "bilibili.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili answers in a way that this version does not know: {reason}")),
    "bilibili.no_links": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili names no encrypted address of the room. It is tried again.")),
    "bilibili.project_over": str(QT_TRANSLATE_NOOP("DeskWords", "The project was ended at Bilibili. It is started again.")),
    "bilibili.not_let_in": str(QT_TRANSLATE_NOOP("DeskWords", "The room's server does not let the studio in ({code}). It is tried again.")),
    "bilibili.no_welcome": str(QT_TRANSLATE_NOOP("DeskWords", "The room's server does not let the studio in within {seconds} seconds. It is tried again.")),
    "bilibili.closed": str(QT_TRANSLATE_NOOP("DeskWords", "The room's server has closed the connection ({code}). It is tried again.")),
    "bilibili.silent": str(QT_TRANSLATE_NOOP("DeskWords", "The room's server has said nothing for {seconds} seconds. It is tried again.")),
    "bilibili.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Bilibili is not connected yet. Try again in a moment.")),
}
