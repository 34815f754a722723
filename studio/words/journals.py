"""What is said of the journals that shows keep."""

from __future__ import annotations

from studio.values.sentences import Template

in_the_way = Template(
    "journals.in_the_way",
    "The journal {path} cannot be made: a folder or a device lies there. Move it away.",
)
disk_full = Template(
    "journals.disk_full",
    "The disk is full: the journal {name} cannot be written. Make room; it goes on by itself.",
)
open_elsewhere = Template("journals.open_elsewhere", "The journal {name} is open in another program. Close that first.")
damaged = Template("journals.damaged", "The journal {name} is damaged. Open the show again to begin a new one.")
unreadable = Template("journals.unreadable", "The journal {path} cannot be read or written: {reason}.")
stopped = Template(
    "journals.stopped",
    "The journal {name} has stopped because of a fault in the program. The show goes on without it.",
)
behind = Template("journals.behind", "The journal {name} is too far behind to keep more. {reason}")
slow_disk = Template("journals.slow_disk", "The disk is too slow.")
newer = Template("journals.newer", "The journal {name} was written by a newer version of Nightmarket. Use that version.")
set_aside = Template(
    "journals.set_aside",
    "The journal {name} is damaged ({reason}); it was set aside as {aside}, and a new one begun.",
)
unknown_content = Template(
    "journals.unknown_content",
    "The journal {name} holds what this version cannot read. Move it away to begin anew.",
)
not_made = Template("journals.not_made", "The journal {path} cannot be made: {reason}.")
foreign = Template("journals.foreign", "{path} is another program's file. Move it away; the journal needs its name.")
no_kind = Template("journals.no_kind", "No record of a journal is of the kind {name}. Ask for kinds that records have.")
closed = Template("journals.closed", "The journal {name} is closed.")
none_open = Template("journals.none_open", "The show has no journal that is open. Open the show again.")
