"""Commands that begin and end what viewers see, and what goes out meanwhile."""

from __future__ import annotations

from studio.control.schema.command import Command, command
from studio.values.fields import SecretText, Text, Word


@command("air.preflight", "watch")
class Preflight(Command, frozen=True, kw_only=True):
    """Look whether the enabled destinations could go on air: `findings`, each with `id`, `level` (ok, warn, fail) and `text`."""


@command("air.start", "output")
class StartShow(Command, frozen=True, kw_only=True):
    """Start every enabled destination that has its key; answers with those `started`."""


@command("air.stop", "output")
class StopShow(Command, frozen=True, kw_only=True):
    """End them all, and what is on sale with them (asks first); answers when they have ended."""

    confirm: Text | None = None


class _OfDestination(Command, frozen=True, kw_only=True):
    destination: Word


@command("destination.start", "output")
class StartDestination(_OfDestination, frozen=True, kw_only=True):
    """Start one destination."""


@command("destination.stop", "output")
class StopDestination(_OfDestination, frozen=True, kw_only=True):
    """Stop one destination; the last one that viewers see ends what is on sale as well (asks first)."""

    confirm: Text | None = None


@command("destination.retry", "output")
class RetryDestination(_OfDestination, frozen=True, kw_only=True):
    """Try again now, without waiting; a recording too."""


@command("recording.split", "output")
class SplitRecording(Command, frozen=True, kw_only=True):
    """Begin a new file from the next key picture on (None: in all recordings); answers with those that are `split`."""

    destination: Word | None = None


@command("encoding.keyframe", "output")
class MakeKeyframe(Command, frozen=True, kw_only=True):
    """Make a key picture as soon as one can be made."""

    encoding: Word


@command("key.set", "output")
class SetKey(_OfDestination, frozen=True, kw_only=True):
    """Give a destination its key, for the server that its address leads to and for no other.

    `kept` tells whether the keyring has it, or only this studio until it closes.
    """

    key: SecretText


@command("key.forget", "output")
class ForgetKey(_OfDestination, frozen=True, kw_only=True):
    """Take a destination's key out of the keyring, for whatever server it is kept there.

    A stream that runs with it is interrupted (asks first).
    """

    confirm: Text | None = None
