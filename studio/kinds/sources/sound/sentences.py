"""What is said of microphones and lines while they are read."""

from __future__ import annotations

from studio.values.sentences import Template

lost = Template("sound.lost", "The sound device has gone. Plug it in again; the sound comes back by itself.")
moved = Template(
    "sound.moved",
    "The sound device has gone and the system switched to another one ({other}), which is not used. Plug it in again.",
)
still = Template("sound.still", "The sound device gives no sound: the system has stopped it. Check the sound settings.")
suspended = Template(
    "sound.suspended",
    "The sound device is suspended by the system. It goes on when it is resumed in the sound settings.",
)
silent = Template("sound.silent", "The sound device is silent. Check whether it is muted or switched off.")
busy = Template(
    "sound.busy",
    "The sound device cannot be opened. Another program may be using it: close that program, or choose another device.",
)
channels = Template("sound.channels", "The sound device has {has} channels only. Choose other channels.")

ALL = (
    lost,
    moved,
    still,
    suspended,
    silent,
    busy,
    channels,
)
