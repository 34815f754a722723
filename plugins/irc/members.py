"""Who is in the channel: what names, joins, parts, kicks, quits and changes of nickname come to. Bounded."""

from __future__ import annotations

from irc.features import Features
from irc.line import Line

BOUND = 100_000  # of more people nobody makes a list
_NAME = 64  # characters


class Members:
    """The nicknames in one channel, the studio's own among them. Kept over one connection to the server."""

    def __init__(self, channel: str, features: Features) -> None:
        self._channel, self._features = channel, features
        self._names: set[str] = set()

    def __len__(self) -> int:
        return len(self._names)

    def take(self, line: Line) -> None:
        """Learn from any line."""
        match line.command:
            case "353" if self._is_here(line.param(2)):
                for name in line.param(3).split():
                    self._enter(name.lstrip(self._features.signs).partition("!")[0])
            case "JOIN" if self._is_here(line.param(0)):
                self._enter(line.nick)
            case "PART" if self._is_here(line.param(0)):
                self._leave(line.nick)
            case "KICK" if self._is_here(line.param(0)):
                self._leave(line.param(1))
            case "QUIT":
                self._leave(line.nick)
            case "NICK" if self._key(line.nick) in self._names:
                self._leave(line.nick)
                self._enter(line.param(0))

    def _is_here(self, channel: str) -> bool:
        return self._features.folded(channel) == self._features.folded(self._channel)

    def _key(self, nick: str) -> str:
        return self._features.folded(nick[:_NAME])

    def _enter(self, nick: str) -> None:
        if nick and len(self._names) < BOUND:
            self._names.add(self._key(nick))

    def _leave(self, nick: str) -> None:
        self._names.discard(self._key(nick))
