"""What is said of streams while they are read."""

from __future__ import annotations

from studio.values.sentences import Template

ended = Template("stream.ended", "{place} has stopped sending.")
garbage = Template("stream.garbage", "What {place} sends cannot be read any more.")
waiting = Template("stream.waiting", "{place} answers. Waiting for its next key picture.")
no_key_picture = Template("stream.no_key_picture", "{place} sends no key picture. Set its key frame interval to 2 s.")

ALL = (
    ended,
    garbage,
    waiting,
    no_key_picture,
)
