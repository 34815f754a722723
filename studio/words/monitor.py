"""What is said of the monitor output."""

from __future__ import annotations

from studio.values.sentences import Template

gone = Template("monitor.gone", "The monitor output has gone. Plug it in again; it comes back by itself.")
moved = Template(
    "monitor.moved",
    "The monitor output has gone; the system would play on {other}, where a microphone may hear it. Plug it in again.",
)
not_opened = Template(
    "monitor.not_opened",
    "The monitor output cannot be opened. Another program may be using it: close that program, or choose another output.",
)
stopped = Template("monitor.stopped", "The monitor output takes no sound: the system has stopped it. Check the sound settings.")
