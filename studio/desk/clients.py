"""The clients, as far as the desk speaks to them unasked: events and meters. One event loop."""

from __future__ import annotations

from typing import Any

from studio.control.server import ControlServer


class Clients:
    """Whoever is connected to the control server. Before there is one (`server`) nobody hears anything."""

    def __init__(self) -> None:
        self.server: ControlServer | None = None

    @property
    def have_gone(self) -> bool:
        """Whether there is a server, and nobody is connected to it."""
        return self.server is not None and not self.server.clients

    def event(self, name: str, data: dict[str, Any]) -> None:
        if self.server is not None:
            self.server.event(name, data)

    def meters(self, levels: dict[str, Any]) -> None:
        if self.server is not None:
            self.server.meters(levels)
