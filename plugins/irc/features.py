"""What a server says of itself in its ISUPPORT lines, as far as it matters here. Pure."""

from __future__ import annotations

from irc.folding import folded
from irc.line import Line

_VOICE = "v"


class Features:
    """How names are compared, which signs stand before a nickname in a list of names, and which modes a channel has."""

    def __init__(self) -> None:
        self._mapping = "rfc1459"
        self.signs, self._modes = "~&@%+", "qaohv"  # of the same length, the highest first
        self._always, self._when_set = "beIk", "l"  # modes of the channel that have a parameter

    def take(self, line: Line) -> None:
        """Learn from a line 005."""
        for word in line.params[1:-1]:
            name, _, value = word.partition("=")
            if name == "CASEMAPPING":
                self._mapping = value.lower()
            elif name == "PREFIX" and ")" in value:
                modes, _, signs = value.lstrip("(").partition(")")
                self.signs, self._modes = signs, modes[: len(signs)]
            elif name == "CHANMODES":
                lists, always, when_set, *_ = [*value.split(","), "", "", ""]
                self._always, self._when_set = lists + always, when_set

    def folded(self, name: str) -> str:
        """The name as this server compares it."""
        return folded(name, self._mapping)

    def mode_of(self, sign: str) -> str:
        """The mode that a sign before a nickname stands for; "" for none."""
        place = self.signs.find(sign)
        return self._modes[place : place + 1] if place >= 0 else ""

    def is_of_somebody(self, mode: str) -> bool:
        """Whether it is given to somebody in the channel, whose nickname stands behind it."""
        return mode in self._modes

    def is_above_voice(self, mode: str) -> bool:
        """Whether who has it keeps order in the channel."""
        return bool(mode) and mode in self._modes.partition(_VOICE)[0]

    def has_parameter(self, mode: str, given: bool) -> bool:
        """Whether something stands behind a mode of the channel that is set or, else, taken away."""
        return mode in self._always or (given and mode in self._when_set)
