"""What the mixer says of its pictures and its sound."""

from __future__ import annotations

from studio.values.sentences import Template

no_picture = Template("mixer.no_picture", "No picture from {sources}.")
no_sound = Template("mixer.no_sound", "Sound is missing from {sources}.")
not_drawn = Template("mixer.not_drawn", "Nothing is drawn for {canvas}. {why}")
no_memory = Template("mixer.no_memory", "The system gives no memory for its pictures: {reason}.")
