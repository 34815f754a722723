"""What a server says of itself in its ISUPPORT lines, as far as it matters here. Pure."""

from __future__ import annotations

from irc.folding import folded
from irc.line import Line


class Features:
    """How names are compared, and which signs stand before a nickname in a list of names."""

    def __init__(self) -> None:
        self._mapping = "rfc1459"
        self.signs = "~&@%+"

    def take(self, line: Line) -> None:
        """Learn from a line 005."""
        for word in line.params[1:-1]:
            name, _, value = word.partition("=")
            if name == "CASEMAPPING":
                self._mapping = value.lower()
            elif name == "PREFIX" and ")" in value:
                self.signs = value.partition(")")[2]

    def folded(self, name: str) -> str:
        """The name as this server compares it."""
        return folded(name, self._mapping)
