"""What the studio's own nickname may do in the channel, from the list of names and the changes of modes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from irc.features import Features
from irc.line import Line

_CHANGES = 50  # of one line that are read


class Standing:
    """`is_operator`: it may set bans and kick. Kept over one connection to the server."""

    def __init__(self, channel: str, features: Features) -> None:
        self._channel, self._features = channel, features
        self._modes: set[str] = set()  # letters, as in "o"

    @property
    def is_operator(self) -> bool:
        """Whether it has a mode above voice: servers let half-operators ban and kick as well."""
        return any(self._features.is_above_voice(mode) for mode in self._modes)

    def take(self, line: Line, nick: str) -> None:
        """Learn from any line. `nick`: the studio's own nickname now."""
        match line.command:
            case "353" if self._is_same(line.param(2), self._channel):
                for name in line.param(3).split():
                    bare = name.lstrip(self._features.signs)
                    if self._is_same(bare.partition("!")[0], nick):
                        self._modes = {self._features.mode_of(sign) for sign in name[: len(name) - len(bare)]}
            case "MODE" if self._is_same(line.param(0), self._channel):
                for given, mode, name in self._changes(line):
                    if self._is_same(name, nick):
                        (self._modes.add if given else self._modes.discard)(mode)

    def _changes(self, line: Line) -> Iterator[tuple[bool, str, str]]:
        """Each mode of somebody in the channel that is given or taken, and whose."""
        given, place = True, 2
        for letter in line.param(1)[:_CHANGES]:
            if letter in "+-":
                given = letter == "+"
            elif self._features.is_of_somebody(letter):
                yield given, letter, line.param(place)
                place += 1
            elif self._features.has_parameter(letter, given):
                place += 1

    def _is_same(self, name: str, other: str) -> bool:
        return bool(name) and self._features.folded(name) == self._features.folded(other)
