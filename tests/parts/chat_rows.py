"""What a client of a running studio is shown of the chat."""

from __future__ import annotations

import time
from typing import Any

from tests.parts.studio import Studio

_SOON_S = 30.0


def row(studio: Studio, text: str) -> dict[str, Any]:
    """Wait for a row of this text, and return the newest."""
    until = time.monotonic() + _SOON_S
    while True:
        found = [said for said in studio.call("chat.recent")["rows"] if said["text"] == text]
        if found:
            return dict(found[-1])
        assert time.monotonic() < until, f"no row says {text!r}"
        time.sleep(0.05)
