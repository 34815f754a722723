"""What is found before going on air."""

from __future__ import annotations

from studio.values.sentences import Template

busy = Template("preflight.busy", "The computer is {percent} % busy before going live. Close other programs.")
other_encoder = Template(
    "preflight.other_encoder",
    "The encoder {encoder} does not open on this computer; x264 takes its place.",
)
mixer_runs = Template("preflight.mixer_runs", "The mixer runs.")
little_room = Template(
    "preflight.little_room",
    "Only {room} MB are left for pictures and sound: another source or canvas may find no room. Start the studio with"
    " --session-root and a folder on a larger disk.",
)
no_mixer = Template("preflight.no_mixer", "The mixer is not running yet. Wait a moment.")
sources_run = Template("preflight.sources_run", "Sources run.")
no_pictures = Template("preflight.no_pictures", "No source gives a picture: viewers would see slates.")
disk_nearly_full = Template(
    "preflight.disk_nearly_full",
    "{name}: only {size} GB are left on its disk. Make room, or choose another folder.",
)
no_keyring = Template("preflight.no_keyring", "There is no keyring: stream keys are asked for again after the studio closes.")
no_key = Template("preflight.no_key", "{name} has no {key}. Enter it in the destination's settings.")
ready = Template("preflight.ready", "{name} is ready.")
source_missing = Template("preflight.source_missing", "{name} gives no picture or sound ({state}).")
disk_unknown = Template("preflight.disk_unknown", "{name}: nobody knows how much room is left on its disk.")
disk = Template("preflight.disk", "{name}: {size} GB are left on its disk.")
