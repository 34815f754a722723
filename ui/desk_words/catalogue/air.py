"""Sentences of `air` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "air.unknown_destination": str(QT_TRANSLATE_NOOP("DeskWords", "There is no destination '{name}'.")),
    "air.would_show_nothing": str(QT_TRANSLATE_NOOP("DeskWords", "{canvas} shows nothing: {names} would send black. Put a source into its scene and take it.")),
    "air.shows_nothing": str(QT_TRANSLATE_NOOP("DeskWords", "{canvas} shows nothing: {names} sends black. Put a source into its scene and take it.")),
    "air.would_be_black": str(QT_TRANSLATE_NOOP("DeskWords", "{canvas} is black: {names} would send a black picture. Look at the sources on program.")),
    "air.is_black": str(QT_TRANSLATE_NOOP("DeskWords", "{canvas} is black: {names} sends a black picture. Look at the sources on program.")),
    "air.edits_wait": str(QT_TRANSLATE_NOOP("DeskWords", "Edits wait for TAKE on {names}. Editing live shows them at once.")),
    "air.open_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "End the show first: another one cannot be opened while on air.")),
    "air.measure_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "Measuring takes all processors: end the show first.")),
    "air.canvas_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "Size and rate cannot change on air: end the show first.")),
    "air.none_enabled": str(QT_TRANSLATE_NOOP("DeskWords", "No destination is enabled. Enable one, or add one.")),
    "air.no_key_at_all": str(QT_TRANSLATE_NOOP("DeskWords", "No destination has its key. Enter one in a destination's settings.")),
    "air.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no {key}. Enter it first.")),
    "air.not_started": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is not started. Start it instead.")),
    "air.no_recording": str(QT_TRANSLATE_NOOP("DeskWords", "No recording is running. Start one first.")),
    "air.left_out": str(QT_TRANSLATE_NOOP("DeskWords", "{name} has no {key} and was not started.")),
    "air.ended_by_force": str(QT_TRANSLATE_NOOP("DeskWords", "A destination did not end in time; it is being closed by force.")),
    "air.no_encoder": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing is being encoded with this now. Go live first.")),
    "air.closing_ends_recording": str(QT_TRANSLATE_NOOP("DeskWords", "A recording is running. Closing the studio ends it.")),
    "air.closing_ends_show": str(QT_TRANSLATE_NOOP("DeskWords", "The show is on air. Closing the studio ends it.")),
}
