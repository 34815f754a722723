"""Sentences of `abilities` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "abilities.unsupported": str(QT_TRANSLATE_NOOP("DeskWords", "{name} cannot do this: do it in the shop yourself.")),
    "abilities.not_writable": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing can be written to {name} from here.")),
    "abilities.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "{name} takes messages of {bound} characters; this one has {count}.")),
    "abilities.not_moderated": str(QT_TRANSLATE_NOOP("DeskWords", "The chat of {name} is moderated there, not from here.")),
    "abilities.not_of_broadcast": str(QT_TRANSLATE_NOOP("DeskWords", "{name} lets no program do this: do it on its own page.")),
    "abilities.title_too_long": str(QT_TRANSLATE_NOOP("DeskWords", "{name} takes titles of {bound} characters; this one has {count}.")),
    "abilities.no_login": str(QT_TRANSLATE_NOOP("DeskWords", "{name} needs no login of this kind. Enter its secrets under Show > Connections.")),
    "abilities.late": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has not answered within {seconds} seconds.")),
    "abilities.too_many_open": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has not answered {count} calls.")),
    "abilities.failed": str(QT_TRANSLATE_NOOP("DeskWords", "The plugin for {name} failed: {error}")),
    "abilities.asked_wrongly": str(QT_TRANSLATE_NOOP("DeskWords", "The desk asked {question} wrongly: {error}")),
    "abilities.silent": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has said nothing for {seconds} seconds.")),
    "abilities.proxy_unusable": str(QT_TRANSLATE_NOOP("DeskWords", "The proxy that {setting} names cannot be used: it speaks SOCKS, or its address is none. Name an http:// proxy there, or take the setting away, and start the studio anew.")),
    "abilities.impossible": str(QT_TRANSLATE_NOOP("DeskWords", "{name} says what cannot be: {why}. See to it there.")),
}
