"""The plugins of this computer while the desk runs: what was found and chosen, and who of them runs. One event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.control.schema.state import State
from studio.control.state import StateTree
from studio.desk.desired_processes import plugin_worker
from studio.desk.plugins.catalogue import Catalogue
from studio.desk.plugins.choices import Choices, ChoicesFile
from studio.desk.plugins.places import choices_path
from studio.desk.processes import Processes
from studio.desk.show_document import ShowDocument
from studio.plugin_api.manifest import Manifest
from studio.values.errors import RefusedError
from studio.words import plugins as says


class InstalledPlugins:
    """Sections `plugins` and `overlay_kinds`. `touch` is called when the show may need others of them."""

    def __init__(self, document: ShowDocument, processes: Processes, state: StateTree, touch: Callable[[], None]) -> None:
        self._document, self._processes, self._state, self._touch = document, processes, state, touch
        self._choosing = asyncio.Lock()  # choices are kept one after the other
        self.catalogue = Catalogue({}, Choices())

    def found(self, catalogue: Catalogue) -> None:
        """These there are. Before the first show: which of its words are files is theirs to say."""
        self.catalogue = catalogue
        self._document.know_files(catalogue.file_settings)

    def publish(self) -> None:
        """Tell clients which there are and what they draw; start those the show needs."""
        self._state.put(State.plugins, self.catalogue.section())
        self._state.put(State.overlay_kinds, self.catalogue.overlay_kinds())
        self._touch()

    async def choose(self, choose: Callable[[], Choices]) -> None:
        """Put other choices in force: what cannot be kept is not applied either.

        Raises:
            OperatorError: what `choose` raises, or the disk refuses.
        """
        async with self._choosing:
            chosen = choose()
            await asyncio.to_thread(ChoicesFile(choices_path()).save, self.catalogue.choices, chosen)
            self.catalogue.choices = chosen
        self.publish()

    def manifest(self, plugin: str) -> Manifest:
        """Raises RefusedError when there is no such plugin."""
        found = self.catalogue.found.get(plugin)
        if found is None or found.manifest is None:
            raise RefusedError("not_found", says.unknown(name=plugin), plugin)
        return found.manifest

    def runs(self, plugin: str) -> bool:
        """Whether it does, or will without anybody's help."""
        member = self._processes.members.get(plugin_worker(plugin))
        return member is not None and member.worker.phase != "disabled"
