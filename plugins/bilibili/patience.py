"""How often the platform is told that we live, and how long it may be silent: as its documentation has it."""

from __future__ import annotations

from typing import NamedTuple


class Patience(NamedTuple):
    """Seconds: between heartbeats of the project and of the room's socket; until a silent room is left; for it to let us in; and
    so long a project lives without a heartbeat."""

    project_beat_s: float = 20.0
    room_beat_s: float = 30.0
    silent_s: float = 45.0
    welcome_s: float = 10.0
    project_lives_s: float = 60.0
