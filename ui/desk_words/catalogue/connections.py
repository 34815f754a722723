"""Sentences of `connections` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "connections.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no connection '{name}'.")),
    "connections.no_account": str(QT_TRANSLATE_NOOP("DeskWords", "{plugin} is no platform or shop: there is nothing to connect with. Choose another plugin.")),
    "connections.no_secret": str(QT_TRANSLATE_NOOP("DeskWords", "{plugin} has no secret '{name}'.")),
    "connections.taken": str(QT_TRANSLATE_NOOP("DeskWords", "'{id}' is the id of another plugin. Take another one.")),
    "connections.taken_since": str(QT_TRANSLATE_NOOP("DeskWords", "'{id}' is the id of another plugin. Add this connection anew.")),
    "connections.file_of_user": str(QT_TRANSLATE_NOOP("DeskWords", "{label}: a file of this computer is set for all shows, under Show > Plugins.")),
    "connections.not_running": str(QT_TRANSLATE_NOOP("DeskWords", "{name} does not run. See to its plugin under Show > Plugins.")),
    "connections.shop_of_products": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is the shop of {products}. Give them another shop, or remove them, first.")),
    "connections.carries": str(QT_TRANSLATE_NOOP("DeskWords", "{name} carries {names}. Remove that first.")),
    "connections.too_many": str(QT_TRANSLATE_NOOP("DeskWords", "A show has at most {n} connections.")),
    "connections.too_many_questions": str(QT_TRANSLATE_NOOP("DeskWords", "Too much is being asked of platforms at once. Try again in a moment.")),
    "connections.away": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is not connected now. Try again when it runs.")),
    "connections.no_answer": str(QT_TRANSLATE_NOOP("DeskWords", "{name} does not answer. See there whether it was done.")),
    "connections.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "{name} refuses.")),
    "connections.ended": str(QT_TRANSLATE_NOOP("DeskWords", "It ended before it answered. See there whether it was done.")),
    "connections.asks_personal_data": str(QT_TRANSLATE_NOOP("DeskWords", "The show asks that {names} be told buyers' names. Grant it or not under Show > Connections.")),
    "connections.secrets_not_kept": str(QT_TRANSLATE_NOOP("DeskWords", "{names}: the keyring does not take the login that was just renewed. Unlock the keyring; it is tried again. If the studio ends before, log in anew.")),
    "connections.other_account": str(QT_TRANSLATE_NOOP("DeskWords", "{name} leads to another account now. Enter its secret anew.")),
}
