"""What an edit takes off the air, or changes there: questions before it is done."""

from __future__ import annotations

from studio.values.sentences import Template

off_air = Template("removals.off_air", "'{name}' is on air. This takes it off the air at once.")
changed_on_air = Template("removals.changed_on_air", "'{name}' is on air. This changes it there at once.")
panic_slate_changes = Template("removals.panic_slate_changes", "The panic slate is on air. This changes it there at once.")
source_interrupted = Template("removals.source_interrupted", "'{name}' is on air. Starting it anew interrupts it there.")
scene_replaced = Template("removals.scene_replaced", "'{name}' is on program. This puts '{other}' there at once.")
source_silenced = Template("removals.source_silenced", "'{name}' is heard on air. This silences it at once.")
stream_ends = Template("removals.stream_ends", "{name} is on air. This ends its stream at once.")
stream_interrupted = Template("removals.stream_interrupted", "{name} is on air. This interrupts its stream at once.")
streams_interrupted = Template("removals.streams_interrupted", "{name} is on air. This interrupts its streams at once.")
cards_off_air = Template("removals.cards_off_air", "{link_no} '{title}' is on air. This takes its cards off the air at once.")
more = Template("removals.more", "{n} more things on air leave it or change there.")
