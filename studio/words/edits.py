"""Why an edit of the show is refused."""

from __future__ import annotations

from studio.values.sentences import Template

key_taken = Template("edits.key_taken", "{keys} ends what is typed or asked. Choose another key, or add Ctrl or Alt.")
encoding_in_use = Template("edits.encoding_in_use", "This encoding goes to {names}. Remove that first.")
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
unknown_encoding = Template("edits.unknown_encoding", "There is no encoding '{name}'.")
unknown_filter = Template("edits.unknown_filter", "There is no filter '{name}'.")
unknown_item = Template("edits.unknown_item", "There is no item '{name}'.")
unknown_lane = Template("edits.unknown_lane", "There is no lane '{name}'.")
id_stays = Template("edits.id_stays", "An id stays as it is.")
name_other_canvas = Template("edits.name_other_canvas", "Name another canvas to copy from.")
name_scene_or_lane = Template("edits.name_scene_or_lane", "Name either a scene or a lane.")
strip_stays = Template("edits.strip_stays", "A strip stays with its source.")
long_transition = Template("edits.long_transition", "A transition takes 0 to 10,000 ms.")
foreign_journal = Template("edits.foreign_journal", "The journal of edits does not belong to this show.")
same_view = Template("edits.same_view", "Two views have the same id.")
