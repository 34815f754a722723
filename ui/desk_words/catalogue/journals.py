"""Sentences of `journals` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "journals.in_the_way": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {path} cannot be made: a folder or a device lies there. Move it away.")),
    "journals.disk_full": str(QT_TRANSLATE_NOOP("DeskWords", "The disk is full: the journal {name} cannot be written. Make room; it goes on by itself.")),
    "journals.open_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} is open in another program. Close that first.")),
    "journals.damaged": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} is damaged. Open the show again to begin a new one.")),
    "journals.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {path} cannot be read or written: {reason}.")),
    "journals.stopped": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} has stopped because of a fault in the program. The show goes on without it.")),
    "journals.behind": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} is too far behind to keep more. {reason}")),
    "journals.slow_disk": str(QT_TRANSLATE_NOOP("DeskWords", "The disk is too slow.")),
    "journals.newer": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} was written by a newer version of Nightmarket. Use that version.")),
    "journals.set_aside": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} is damaged ({reason}); it was set aside as {aside}, and a new one begun.")),
    "journals.unknown_content": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} holds what this version cannot read. Move it away to begin anew.")),
    "journals.not_made": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {path} cannot be made: {reason}.")),
    "journals.foreign": str(QT_TRANSLATE_NOOP("DeskWords", "{path} is another program's file. Move it away; the journal needs its name.")),
    "journals.no_kind": str(QT_TRANSLATE_NOOP("DeskWords", "No record of a journal is of the kind {name}. Ask for kinds that records have.")),
    "journals.closed": str(QT_TRANSLATE_NOOP("DeskWords", "The journal {name} is closed.")),
    "journals.none_open": str(QT_TRANSLATE_NOOP("DeskWords", "The show has no journal that is open. Open the show again.")),
}
