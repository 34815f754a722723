"""The `Context` that a plugin is given, without a desk: what it says is kept, what it is told is put in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from studio.plugin_api.context import Command, State
from studio.plugin_api.data import ShowData, Topic


class PluginContext:
    """Stops after `polls` polls. `told` are the commands to come; `reports` and `events` what the plugin said.

    While `away` nobody hears an event: it is lost. While `behind` the desk has much to read.
    """

    def __init__(
        self,
        session: Path,
        folder: Path,
        polls: int = 0,
        settings: dict[str, Any] | None = None,
        provides: Iterable[str] = (),
    ) -> None:
        self.id = self.connection = folder.name
        self.provides = frozenset(provides)
        self.folder, self.session = folder, session
        self.settings: dict[str, Any] = settings or {}
        self.secrets: dict[str, str] = {}
        self.topics: dict[Topic, ShowData] = {}
        self.told: list[Command] = []
        self.reports: list[tuple[State, str, dict[str, Any]]] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.away = self.behind = False
        self._polls = polls

    @property
    def stopping(self) -> bool:
        return self._polls <= 0

    def poll(self, timeout_s: float = 0.0) -> None:
        self._polls -= 1

    def commands(self) -> list[Command]:
        told, self.told = self.told, []
        return told

    def secret(self, name: str) -> str | None:
        return self.secrets.get(name)

    def keep_secret(self, name: str, value: str) -> None:
        self.secrets[name] = value

    def data(self, topic: Topic) -> ShowData | None:
        return self.topics.get(topic)

    def report(self, state: State, text: str = "", **figures: int | float | str | bool) -> None:
        self.reports.append((state, text, figures))

    def event(self, name: str, **data: object) -> bool:
        if not self.away:
            self.events.append((name, data))
        return not self.away
