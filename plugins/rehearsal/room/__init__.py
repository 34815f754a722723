"""The shop as buyers see it: one WebSocket each, a snapshot, then small patches. What buyers ask is checked here."""

from rehearsal.room.door import Door
from rehearsal.room.room import Room

__all__ = ["Door", "Room"]
