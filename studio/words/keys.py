"""What is said of stream keys, and of the keyring that keeps them."""

from __future__ import annotations

from studio.values.sentences import Template

stream_key = Template("keys.stream_key", "Stream key")
no_keyring = Template(
    "keys.no_keyring",
    "This computer has no keyring, or it is locked. Stream keys are kept until the studio closes and asked for again.",
)
silent_keyring = Template("keys.silent_keyring", "The system's keyring does not answer. Unlock it and try again.")
none_needed = Template("keys.none_needed", "{name} needs no stream key. Leave it without one.")
not_a_line = Template("keys.not_a_line", "The {key} is one line without tabs. Copy it once more.")
