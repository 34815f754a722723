"""What the desk says to clients before and after there is a control server."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from studio.desk.clients import Clients


def test_nobody_hears_before_there_is_a_server() -> None:
    clients = Clients()
    clients.event("chat", {})
    clients.meters({})
    assert not clients.have_gone, "nobody was there yet"
    heard: list[Any] = []
    server = SimpleNamespace(clients=1, event=lambda *said: heard.append(said), meters=heard.append)
    clients.server = cast("Any", server)
    clients.event("chat", {"rows": []})
    clients.meters({"program": (0.0, 0.0, 0.0, 0.0)})
    assert heard == [("chat", {"rows": []}), {"program": (0.0, 0.0, 0.0, 0.0)}]
    assert not clients.have_gone
    server.clients = 0
    assert clients.have_gone
