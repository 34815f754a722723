"""What is said of cameras while they are read."""

from __future__ import annotations

from studio.values.sentences import Template

lost = Template("camera.lost", "The camera has gone. Check its cable and its power; the picture comes back by itself.")
busy = Template(
    "camera.busy",
    "The camera gives no picture. Another program may be using it: close that program, or choose another camera.",
)
hangs = Template(
    "camera.hangs",
    "The camera gives no new picture. Trying to open it again; if this repeats, unplug it and plug it in.",
)

ALL = (
    lost,
    busy,
    hangs,
)
