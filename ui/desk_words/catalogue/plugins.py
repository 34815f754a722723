"""Sentences of `plugins` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "plugins.not_used": str(QT_TRANSLATE_NOOP("DeskWords", "The show does not use a plugin '{name}'.")),
    "plugins.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no plugin '{name}'.")),
    "plugins.unusable": str(QT_TRANSLATE_NOOP("DeskWords", "The plugin in {folder} cannot be used: {file}: {why}.")),
    "plugins.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The plugin in {folder} cannot be used: its plugin.toml cannot be read ({reason}).")),
    "plugins.same_id": str(QT_TRANSLATE_NOOP("DeskWords", "The plugin in {folder} cannot be used: its id '{id}' is that of the plugin in {other}.")),
    "plugins.other_interface": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is written for plugin interface {wanted}; this studio has {here}.")),
    "plugins.bad_entry": str(QT_TRANSLATE_NOOP("DeskWords", "{name}: the entry {entry} is not a module of {folder}.")),
    "plugins.no_crowd": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no crowd.")),
    "plugins.not_written": str(QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be written: {why}.")),
    "plugins.no_setting": str(QT_TRANSLATE_NOOP("DeskWords", "There is no setting '{name}'.")),
    "plugins.wrong_setting": str(QT_TRANSLATE_NOOP("DeskWords", "{label}: {trouble}.")),
    "plugins.on_or_off": str(QT_TRANSLATE_NOOP("DeskWords", "it is either on or off")),
    "plugins.of_choices": str(QT_TRANSLATE_NOOP("DeskWords", "it is one of {choices}")),
    "plugins.colour": str(QT_TRANSLATE_NOOP("DeskWords", "a colour is written #rrggbb")),
    "plugins.text": str(QT_TRANSLATE_NOOP("DeskWords", "it is a text")),
    "plugins.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "it is longer than {most} characters")),
    "plugins.number": str(QT_TRANSLATE_NOOP("DeskWords", "it is a number")),
    "plugins.at_least": str(QT_TRANSLATE_NOOP("DeskWords", "it is at least {bound}")),
    "plugins.at_most": str(QT_TRANSLATE_NOOP("DeskWords", "it is at most {bound}")),
    "plugins.card_trouble": str(QT_TRANSLATE_NOOP("DeskWords", "Card {name}: {trouble}")),
    "plugins.and_another": str(QT_TRANSLATE_NOOP("DeskWords", "{trouble}. {other}")),
    "plugins.given_up": str(QT_TRANSLATE_NOOP("DeskWords", "{trouble}; given up after {n} failures until it is played anew")),
}
