"""What is said of going on air: destinations, the beginning and the end of the show, canvases that show nothing."""

from __future__ import annotations

from studio.values.sentences import Template

unknown_destination = Template("air.unknown_destination", "There is no destination '{name}'.")
would_show_nothing = Template(
    "air.would_show_nothing",
    "{canvas} shows nothing: {names} would send black. Put a source into its scene and take it.",
)
shows_nothing = Template(
    "air.shows_nothing",
    "{canvas} shows nothing: {names} sends black. Put a source into its scene and take it.",
)
would_be_black = Template(
    "air.would_be_black",
    "{canvas} is black: {names} would send a black picture. Look at the sources on program.",
)
is_black = Template("air.is_black", "{canvas} is black: {names} sends a black picture. Look at the sources on program.")
edits_wait = Template("air.edits_wait", "Edits wait for TAKE on {names}. Editing live shows them at once.")
open_on_air = Template("air.open_on_air", "End the show first: another one cannot be opened while on air.")
measure_on_air = Template("air.measure_on_air", "Measuring takes all processors: end the show first.")
canvas_on_air = Template("air.canvas_on_air", "Size and rate cannot change on air: end the show first.")
none_enabled = Template("air.none_enabled", "No destination is enabled. Enable one, or add one.")
no_key_at_all = Template("air.no_key_at_all", "No destination has its key. Enter one in a destination's settings.")
no_key = Template("air.no_key", "{name} has no {key}. Enter it first.")
not_started = Template("air.not_started", "{name} is not started. Start it instead.")
no_recording = Template("air.no_recording", "No recording is running. Start one first.")
left_out = Template("air.left_out", "{name} has no {key} and was not started.")
ended_by_force = Template("air.ended_by_force", "A destination did not end in time; it is being closed by force.")
no_encoder = Template("air.no_encoder", "Nothing is being encoded with this now. Go live first.")
closing_ends_recording = Template("air.closing_ends_recording", "A recording is running. Closing the studio ends it.")
closing_ends_show = Template("air.closing_ends_show", "The show is on air. Closing the studio ends it.")
