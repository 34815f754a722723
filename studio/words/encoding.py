"""What is said of encoders."""

from __future__ import annotations

from studio.values.sentences import Template

pictures_missed = Template(
    "encoding.pictures_missed",
    "Viewers miss {percent} % of the pictures. Close other programs, or lower the size or rate of the program.",
)
not_opened = Template("encoding.not_opened", "The encoder {codec} does not start on this computer ({why}).")
by_processor = Template("encoding.by_processor", "{reason} Encoding with x264 on the processor instead.")
quicker_preset = Template(
    "encoding.quicker_preset",
    "This computer is too slow for the preset {preset}: encoding with {quicker}.",
)
stopped = Template("encoding.stopped", "The encoder {codec} stopped working ({why}).")
too_slow = Template("encoding.too_slow", "This computer cannot encode as fast as the program runs: lower its size or rate.")
others_busy = Template("encoding.others_busy", "Other programs leave too little processor time for encoding: close some.")
