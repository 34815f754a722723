"""What is said of destinations on the rehearsal platform."""

from __future__ import annotations

from studio.values.sentences import Template

waiting = Template("rehearsal.waiting", "Waiting for the rehearsal platform to start.")
one_stream = Template(
    "rehearsal.one_stream",
    "The rehearsal platform takes one stream; choose another encoding for the one there is.",
)
ALL = (waiting, one_stream)
