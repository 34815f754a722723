"""Sentences of `edits` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "edits.key_taken": str(QT_TRANSLATE_NOOP("DeskWords", "{keys} ends what is typed or asked. Choose another key, or add Ctrl or Alt.")),
    "edits.encoding_in_use": str(QT_TRANSLATE_NOOP("DeskWords", "This encoding goes to {names}. Remove that first.")),
    "edits.id_taken": str(QT_TRANSLATE_NOOP("DeskWords", "The id '{name}' is taken.")),
    "edits.last_canvas": str(QT_TRANSLATE_NOOP("DeskWords", "A show needs at least one canvas.")),
    "edits.canvas_in_use": str(QT_TRANSLATE_NOOP("DeskWords", "This canvas goes to {names}. Remove that first.")),
    "edits.item_locked": str(QT_TRANSLATE_NOOP("DeskWords", "This item is locked. Unlock it to move it.")),
    "edits.no_sound": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' has no sound.")),
    "edits.nothing_to_undo": str(QT_TRANSLATE_NOOP("DeskWords", "There is nothing to undo.")),
    "edits.nothing_to_redo": str(QT_TRANSLATE_NOOP("DeskWords", "There is nothing to redo.")),
    "edits.unknown_scene": str(QT_TRANSLATE_NOOP("DeskWords", "There is no scene '{name}'.")),
    "edits.unknown_canvas": str(QT_TRANSLATE_NOOP("DeskWords", "There is no canvas '{name}'.")),
    "edits.no_preview": str(QT_TRANSLATE_NOOP("DeskWords", "There is no scene on preview. Add a scene first.")),
    "edits.too_many_filters": str(QT_TRANSLATE_NOOP("DeskWords", "A strip has at most {n} filters.")),
    "edits.unknown_encoding": str(QT_TRANSLATE_NOOP("DeskWords", "There is no encoding '{name}'.")),
    "edits.unknown_filter": str(QT_TRANSLATE_NOOP("DeskWords", "There is no filter '{name}'.")),
    "edits.unknown_item": str(QT_TRANSLATE_NOOP("DeskWords", "There is no item '{name}'.")),
    "edits.unknown_lane": str(QT_TRANSLATE_NOOP("DeskWords", "There is no lane '{name}'.")),
    "edits.id_stays": str(QT_TRANSLATE_NOOP("DeskWords", "An id stays as it is.")),
    "edits.name_other_canvas": str(QT_TRANSLATE_NOOP("DeskWords", "Name another canvas to copy from.")),
    "edits.name_scene_or_lane": str(QT_TRANSLATE_NOOP("DeskWords", "Name either a scene or a lane.")),
    "edits.strip_stays": str(QT_TRANSLATE_NOOP("DeskWords", "A strip stays with its source.")),
    "edits.long_transition": str(QT_TRANSLATE_NOOP("DeskWords", "A transition takes 0 to 10,000 ms.")),
    "edits.foreign_journal": str(QT_TRANSLATE_NOOP("DeskWords", "The journal of edits does not belong to this show.")),
    "edits.same_view": str(QT_TRANSLATE_NOOP("DeskWords", "Two views have the same id.")),
}
