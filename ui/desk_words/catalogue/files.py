"""Sentences of `files` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "files.no_file_yet": str(QT_TRANSLATE_NOOP("DeskWords", "This show has no file yet. Use Save as.")),
    "files.bad_characters": str(QT_TRANSLATE_NOOP("DeskWords", "This path has characters that no file can have. Choose another name.")),
    "files.not_full": str(QT_TRANSLATE_NOOP("DeskWords", "Where is '{path}'? Give the full path, from the root or from ~ on.")),
    "files.long_name": str(QT_TRANSLATE_NOOP("DeskWords", "The name {name}… is too long for a file. Shorten it.")),
    "files.wrong_ending": str(QT_TRANSLATE_NOOP("DeskWords", "{name} must end in {endings}. Choose another name.")),
    "files.not_a_file": str(QT_TRANSLATE_NOOP("DeskWords", "{path} is a folder, a device or the like, no file. Choose another name.")),
    "files.not_looked_at": str(QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be looked at: {reason}.")),
    "files.not_a_show": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is there already and is no show. Choose another name.")),
    "files.show_too_large": str(QT_TRANSLATE_NOOP("DeskWords", "This show has {size} MB, and at most {most} MB can be opened again: it was not saved. Take something out.")),
    "files.open_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is open in another studio. Close it there first.")),
    "files.open_elsewhere_by": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is open in another studio (of {user} on {host}, process {pid}). Close it there first.")),
    "files.not_written": str(QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be written: {why}. Save it in another folder.")),
    "files.no_free_name": str(QT_TRANSLATE_NOOP("DeskWords", "{name} cannot be read, and there is no free name to keep it under.")),
    "files.disk_full": str(QT_TRANSLATE_NOOP("DeskWords", "The disk is full: {name} was not saved, its last version is intact. Make room and save again.")),
    "files.gone": str(QT_TRANSLATE_NOOP("DeskWords", "There is no file {path}.")),
    "files.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "{path} cannot be read: {why}.")),
    "files.no_backup": str(QT_TRANSLATE_NOOP("DeskWords", "{trouble} There is no backup that can be read; the file is as it was.")),
    "files.backup_opened": str(QT_TRANSLATE_NOOP("DeskWords", "{trouble} Its backup of {when} was opened instead; the file is as it was.")),
    "files.empty": str(QT_TRANSLATE_NOOP("DeskWords", "The file is empty.")),
    "files.newer": str(QT_TRANSLATE_NOOP("DeskWords", "A newer Nightmarket wrote this show (format {number}; this one reads up to {known}). Update Nightmarket to open it.")),
    "files.not_json": str(QT_TRANSLATE_NOOP("DeskWords", "The file is damaged or is not JSON: {why}.")),
    "files.too_large": str(QT_TRANSLATE_NOOP("DeskWords", "This file is larger than {size} MB: it is not a show.")),
    "files.not_our_json": str(QT_TRANSLATE_NOOP("DeskWords", "The file is JSON, but not a show.")),
    "files.no_format": str(QT_TRANSLATE_NOOP("DeskWords", "The file has no valid \"format\" number: it is not a show of Nightmarket.")),
    "files.not_opened": str(QT_TRANSLATE_NOOP("DeskWords", "{name} was not opened. {why}")),
}
