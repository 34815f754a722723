"""What is said of the studio's processes: their names, why they ended, what they need."""

from __future__ import annotations

from studio.values.sentences import Template

mixer = Template("processes.mixer", "Mixer")
multiview = Template("processes.multiview", "Multiview")
hints = Template("processes.hints", "Hints for questions")
monitor_output = Template("processes.monitor_output", "Monitor output")
encoder_of = Template("processes.encoder_of", "Encoder of {canvas}")
starting_again = Template("processes.starting_again", "{cause}; starting again")
disabled = Template("processes.disabled", "{cause}; disabled after {n} failures. Restart it once it is mended.")
hung = Template("processes.hung", "did not answer any more and was ended")
ended = Template("processes.ended", "ended by itself")
signalled = Template("processes.signalled", "stopped unexpectedly (signal {n})")
crashed = Template("processes.crashed", "stopped unexpectedly (code {n})")
not_started = Template("processes.not_started", "cannot be started ({why})")
recovery_not_written = Template(
    "processes.recovery_not_written",
    "What must be known after a crash cannot be written to {folder}: {why}. Make room there; it goes on by itself.",
)
probe_crashed = Template("processes.probe_crashed", "The system's part that was asked crashed. Nothing else was harmed.")
probe_hung = Template("processes.probe_hung", "This took too long and was given up. Try again.")
no_hints = Template(
    "processes.no_hints",
    "The model does not open: {why}. Questions are sorted by phrases alone; install the extra hints again, or take it away.",
)
hints_off = Template("processes.hints_off", "The panel Questions starts it again.")
too_much_memory = Template("processes.too_much_memory", "It uses more than {size} MB of memory.")
log_flood = Template("processes.log_flood", "It floods its log.")
about = Template("processes.about", "{who}: {words}")
