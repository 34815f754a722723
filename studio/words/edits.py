"""Why an edit of the show is refused."""

from __future__ import annotations

from studio.values.sentences import Template

key_taken = Template("edits.key_taken", "{keys} ends what is typed or asked. Choose another key, or add Ctrl or Alt.")
encoding_in_use = Template("edits.encoding_in_use", "This encoding goes to {names}. Remove that first.")
unknown = Template("edits.unknown", "There is no {noun} '{name}'.")
id_taken = Template("edits.id_taken", "The id '{name}' is taken.")
last_canvas = Template("edits.last_canvas", "A show needs at least one canvas.")
canvas_in_use = Template("edits.canvas_in_use", "This canvas goes to {names}. Remove that first.")
item_locked = Template("edits.item_locked", "This item is locked. Unlock it to move it.")
no_sound = Template("edits.no_sound", "'{name}' has no sound.")
nothing_to_undo = Template("edits.nothing_to_undo", "There is nothing to undo.")
nothing_to_redo = Template("edits.nothing_to_redo", "There is nothing to redo.")
unknown_scene = Template("edits.unknown_scene", "There is no scene '{name}'.")
unknown_canvas = Template("edits.unknown_canvas", "There is no canvas '{name}'.")
no_preview = Template("edits.no_preview", "There is no scene on preview. Add a scene first.")
too_many_filters = Template("edits.too_many_filters", "A strip has at most {n} filters.")
