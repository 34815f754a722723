"""The pictures that windows want to see: section `views`. They are the windows', no part of a show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.contracts.specs import View
from studio.control.schema.state import State
from studio.control.state import StateTree


class Views:
    """`look_at` is told which cards are among them, `touch` that they are others."""

    def __init__(self, look_at: Callable[[set[str]], None], touch: Callable[[], None]) -> None:
        self._look_at, self._touch = look_at, touch
        self.wanted: tuple[View, ...] = ()

    def set(self, wanted: tuple[View, ...]) -> None:
        self.wanted = wanted
        self._look_at({view.ref for view in wanted if view.kind == "card"})
        self._touch()

    def publish(self, state: StateTree) -> None:
        state.put(State.views, {view.id: f"view.{view.id}" for view in self.wanted})

    def as_memory(self) -> Any:
        return msgspec.to_builtins(self.wanted)

    def recall(self, left: Any) -> None:
        """Be what the desk before us was asked for."""
        self.wanted = msgspec.convert(left, tuple[View, ...])
