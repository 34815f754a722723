"""What the desk knows of the computer: its load, which encoders open on it, and what it was measured to bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.control.schema.state import State
from studio.control.schema.state.machine import Machine
from studio.control.state import StateTree
from studio.desk.desired_processes import CODECS

_PREFERRED = ("nvenc", "videotoolbox", "qsv", "amf")


class Computer:
    """Section `machine`, apart from the keyring."""

    def __init__(self) -> None:
        self.cpu_percent: float | None = None
        self.disk_free_bytes: int | None = None
        self.codecs: dict[str, bool] | None = None  # which encoders open here; None: not asked yet
        self.proposal: dict[str, Any] | None = None  # size, rate and bitrate that it bears, once measured

    def publish(self, state: StateTree, keyring: bool) -> None:
        machine = Machine(
            cpu_percent=self.cpu_percent, disk_free_bytes=self.disk_free_bytes, keyring=keyring, proposal=self.proposal
        )
        state.put(State.machine, machine)

    @property
    def auto_codec(self) -> str:
        """The codec library's encoder for encodings that leave the choice to us."""
        opens = self.codecs or {}
        return next((CODECS[name] for name in _PREFERRED if opens.get(CODECS[name])), "libx264")

    def as_memory(self) -> dict[str, Any]:
        return {"codecs": self.codecs, "proposal": self.proposal}

    def recall(self, left: Mapping[str, Any]) -> None:
        """Know what the desk before us knew."""
        self.codecs, self.proposal = left["codecs"], left["proposal"]
