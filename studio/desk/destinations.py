"""The destinations of the show: their keys, their sinks, and how each is. Section `destinations`. One event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.contracts import messages
from studio.control.schema.state import State
from studio.control.schema.state.workers import Destination, Worker
from studio.control.state import StateTree
from studio.desk import report
from studio.desk.air import Air
from studio.desk.destination_keys import DestinationKeys, former_entry, key_entry
from studio.desk.keys import Keys, Secret
from studio.desk.processes import Processes
from studio.desk.rehearsal import RehearsalPlatform
from studio.desk.show_document import ShowDocument
from studio.document import model
from studio.values.errors import RefusedError
from studio.words import air as says


class Destinations:
    """`behind_ms`: how long after its server viewers of the rehearsal see a picture, None while nobody watches.

    `touch` is called when keys may be there that were not.
    """

    def __init__(
        self,
        document: ShowDocument,
        processes: Processes,
        air: Air,
        keys: Keys,
        rehearsal: RehearsalPlatform,
        behind_ms: Callable[[], int | None],
        touch: Callable[[], None],
    ) -> None:
        self._document, self._processes, self._air = document, processes, air
        self._keys, self._rehearsal, self._behind_ms = DestinationKeys(keys), rehearsal, behind_ms
        self._touch = touch
        self.last_sinks: dict[str, Worker] = {}  # also after they ended
        self._sought: set[str] | None = None  # entries of the keyring; None: none yet
        self._seeking: set[asyncio.Task[None]] = set()
        self._edited_from = document.show.destinations  # those whose addresses were looked at for keys

    def find(self, wanted: str) -> model.Destination:
        """Raises RefusedError when there is none."""
        for one in self._document.show.destinations:
            if one.id == wanted:
                return one
        raise RefusedError("not_found", says.unknown_destination(name=wanted), wanted)

    # ------------------------------------------------------------ keys

    def key_of(self, one: model.Destination) -> Secret | None:
        """The key a sink is to be given; None when it has to be asked for."""
        if one.target.facts.key == "plugin":
            return Secret(self._rehearsal.key)
        if not one.target.key_name():
            return Secret(one.target.key_inside())
        return self._keys.known(one)

    async def fetch_keys(self) -> None:
        """Bring the show's keys from the keyring, where there is one."""
        destinations = self._document.show.destinations
        self._sought = self._entries()
        for one in destinations:
            if key_entry(one) and self._keys.known(one) is None:
                await self._keys.fetch(one)
                self.send_key(one)  # it may be started, and wait for it
        self._touch()

    def seek_keys(self) -> None:
        """Look for the keys of servers that an edit has led to, once the show's keys were looked for at all."""
        if self._sought is not None and self._entries() - self._sought:
            task = asyncio.get_running_loop().create_task(self.fetch_keys())
            self._seeking.add(task)
            task.add_done_callback(self._seeking.discard)

    def send_edited_keys(self) -> None:
        """Give those sinks their keys whose addresses hold another one since they were looked at: no spec tells of it."""
        if self._edited_from is self._document.show.destinations:
            return
        before = {destination.id: destination.target.key_inside() for destination in self._edited_from}
        self._edited_from = self._document.show.destinations
        for destination in self._edited_from:
            key = destination.target.key_inside()
            if before.get(destination.id, key) != key:
                self.send_key(destination)

    def _entries(self) -> set[str]:
        return {key_entry(one) for one in self._document.show.destinations} - {""}

    async def put_key(self, destination: model.Destination, key: Secret) -> bool:
        """Keep a key that was entered, and give it to the sink. False: it is kept only until the studio ends."""
        kept = await self._keys.put(destination, key)
        self.send_key(self.find(destination.id))
        self._touch()
        return kept

    async def forget_key(self, destination: model.Destination) -> None:
        """Remove its key for whatever server, also from the sinks that have it."""
        await self._keys.forget(destination)
        for user in self.users_of_key(destination):
            self._processes.send(f"sink.{user.id}", messages.Secret("key", "", user.target.server()))
        self._touch()

    def users_of_key(self, destination: model.Destination) -> tuple[model.Destination, ...]:
        """The destinations of the show whose key has the name that this one's has; none where that has none."""
        name = former_entry(destination)
        return tuple(user for user in self._document.show.destinations if name and former_entry(user) == name)

    def send_key(self, one: model.Destination) -> None:
        """Give a destination's sink its key, if both are there."""
        key = self.key_of(one)
        if key is not None and one.target.facts.key != "none":
            self._processes.send(f"sink.{one.id}", messages.Secret("key", key.reveal(), one.target.server()))

    def send_plugin_keys(self, plugin: str) -> None:
        """Give those sinks their keys whose keys a plugin says."""
        for one in self._document.show.destinations:
            if one.target.facts.plugin == plugin:
                self.send_key(one)

    def greet(self, sink: str) -> None:
        """A sink's process is new, or has another spec."""
        for one in self._document.show.destinations:
            if one.id == sink:
                self.send_key(one)

    # ------------------------------------------------------------ how they are

    def state_of(self, one: model.Destination) -> Destination:
        """How a destination is, for clients."""
        active = one.id in self._air.active
        shown = Worker()
        if f"sink.{one.id}" in self._processes.members:
            shown = report.worker_state(self._processes, f"sink.{one.id}")
            if shown.figures or active:
                self.last_sinks[one.id] = shown
        elif active:
            shown = Worker(state="connecting", text=one.target.facts.waiting or "")
        return Destination(
            state=shown.state,
            text=shown.text,
            figures=shown.figures,
            active=active,
            needs_key=self.key_of(one) is None,
            viewer_delay_ms=self.viewer_delay_ms(one),
        )

    def viewer_delay_ms(self, one: model.Destination) -> int | None:
        """How long after the mixer its viewers see a picture: as entered, else as measured; None: not known.

        Measured are viewers of the rehearsal: from the mixer to the server as the push says, from there as their pages say.
        """
        if one.viewer_delay_ms is not None or not one.target.facts.measures_delay:
            return one.viewer_delay_ms
        status = self._processes.status(f"sink.{one.id}")
        sent_ms = status.figures.get("picture_ms") if status is not None else None
        behind_ms = self._behind_ms()
        return None if sent_ms is None or behind_ms is None else int(sent_ms) + behind_ms

    def settled(self) -> bool:
        """Every destination that ought to be live is, or has given up."""
        return self._air.settled(report.sink_states(self._processes))

    def live(self) -> set[str]:
        """Destinations that are live now."""
        return {one for one, state in report.sink_states(self._processes).items() if state in ("live", "running")}

    def publish(self, state: StateTree) -> None:
        state.put(State.destinations, {one.id: self.state_of(one) for one in self._document.show.destinations})
