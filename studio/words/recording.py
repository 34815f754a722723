"""What is said of recordings."""

from __future__ import annotations

from studio.values.sentences import Template

little_room = Template(
    "recording.little_room",
    "Recording stopped: {left} MB are left on the disk of {folder}, and {keep} MB are to stay free. What was recorded"
    " is complete. Make room: it then goes on.",
)
disk_full = Template(
    "recording.disk_full",
    "Recording stopped: the disk of {folder} is full. What was recorded is complete up to the last second. Make room:"
    " it then goes on.",
)
not_writable = Template(
    "recording.not_writable",
    "Recording is not possible: {folder} cannot be written to. Choose another folder.",
)
failed = Template("recording.failed", "Recording to {folder} failed ({why}). Is the disk still connected? It is tried again.")
nothing_comes = Template("recording.nothing_comes", "Nothing comes from the encoder; the recording goes on as soon as it does.")
