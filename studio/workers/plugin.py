"""One plugin host: checks the manifest, then loads the plugin's code and runs it, in this process alone."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from studio.errors import OperatorError
from studio.ipc import messages
from studio.ipc.desk_link import DeskLink
from studio.plugin_api.context import State
from studio.plugin_api.manifest import read_manifest


class _Host:
    """The `Context` that the plugin sees."""

    def __init__(self, spec: messages.PluginSpec, link: DeskLink) -> None:
        self.id = spec.id
        self.folder = Path(spec.folder)
        self.settings: dict[str, Any] = spec.settings
        self._link = link

    @property
    def stopping(self) -> bool:
        return self._link.stopping

    def poll(self, timeout_s: float = 0.0) -> None:
        for message in self._link.poll(timeout_s):
            if isinstance(message, messages.Configure) and isinstance(message.spec, messages.PluginSpec):
                self.settings = message.spec.settings

    def report(self, state: State, text: str = "", **figures: int | float | str | bool) -> None:
        self._link.status(state, text, **figures)

    def event(self, name: str, **data: object) -> None:
        self._link.event(name, **data)


def run(spec: messages.PluginSpec, link: DeskLink) -> int:
    """Runs the plugin until it returns. Exit code 1 when its manifest is refused."""
    try:
        manifest = read_manifest(Path(spec.folder))
    except OperatorError as error:
        link.status("failed", error.text)
        return 1
    sys.path.insert(0, str(Path(spec.folder).parent))
    importlib.import_module(manifest.entry).run(_Host(spec, link))
    return 0
