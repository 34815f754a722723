"""How often the platform is asked. It takes ten requests a second of an app, of all studios together."""

from __future__ import annotations

from typing import NamedTuple


class Patience(NamedTuple):
    """Seconds: between looks at the tasks, questions for what was missed, reports of what has arrived; until a feed of chat says
    that it lives."""

    tasks_s: float = 30.0
    missed_s: float = 5.0
    reports_s: float = 1.0
    quiet_s: float = 10.0
