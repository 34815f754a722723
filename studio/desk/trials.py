"""Sources on trial: run, so that a dialog can show them, apart from everything that is sent or kept.

A trial has a process of its own and nothing else: it is in no document, no plan, no mix, no undo history, and is not
remembered for after a crash. It ends when its caller says so, or with the caller's connection. One event loop.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studio.contracts.specs import SourceSpec, Spec
from studio.control.caller import Caller
from studio.document import model
from studio.show import edits
from studio.show.checks import has_picture, has_sound
from studio.show.compile import Size, thumbnail_size
from studio.values.errors import RefusedError
from studio.words import sources as says

AT_ONCE = 8  # of all callers together: each costs a process

# What makes a show's paths absolute; trials read the same files as the show's sources.
Resolve = Callable[[model.Show], model.Show]


@dataclass(slots=True)
class _Trial:
    source: model.Source
    caller: Caller | None


class Trials:
    """All trials by id; their ids ("trial_1f2e3d4c") are none that a source can have. `changed` is called at every change."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._trials: dict[str, _Trial] = {}

    def begin(self, show: model.Show, resolve: Resolve, fields: Mapping[str, Any], caller: Caller | None) -> str:
        """Run the source that `source.add` with these fields would add, and say under which id.

        Raises:
            RefusedError: the rules refuse such a source, or too many run already.
        """
        source = _tried(show, resolve, fields)
        if len(self._trials) >= AT_ONCE:
            raise RefusedError("too_many", says.too_many_trials(count=AT_ONCE))
        trial = f"trial_{secrets.token_hex(4)}"
        self._trials[trial] = _Trial(source, caller)
        if caller is not None:
            caller.at_farewell(trial, lambda: self._drop(trial))
        self._changed()
        return trial

    def change(self, trial: str, show: model.Show, resolve: Resolve, fields: Mapping[str, Any], caller: Caller | None) -> None:
        """Let a trial be another source from now on.

        Raises:
            RefusedError: the rules refuse such a source, or the caller has no such trial.
        """
        self._own(trial, caller).source = _tried(show, resolve, fields)
        self._changed()

    def end(self, trial: str, caller: Caller | None) -> None:
        """Raises RefusedError when the caller has no such trial."""
        self._own(trial, caller)
        if caller is not None:
            caller.forget(trial)
        self._drop(trial)

    def specs(self, natural: Mapping[str, Size]) -> dict[str, Spec]:
        """What is to run, by worker name. `natural`: sizes of their own pictures, as far as known."""
        return {f"trial.{trial}": _spec(trial, tried.source, natural.get(trial)) for trial, tried in self._trials.items()}

    def _own(self, trial: str, caller: Caller | None) -> _Trial:
        found = self._trials.get(trial)
        if found is None or found.caller is not caller:
            raise RefusedError("not_found", says.trial_ended(), trial)
        return found

    def _drop(self, trial: str) -> None:
        del self._trials[trial]
        self._changed()


def _tried(show: model.Show, resolve: Resolve, fields: Mapping[str, Any]) -> model.Source:
    """The source that `source.add` would add, with absolute paths."""
    done = edits.apply(show, "source.add", {"set": dict(fields)})
    return next(source for source in resolve(done.show).sources if source.id == done.created_id)


def _spec(trial: str, source: model.Source, natural: Size | None) -> SourceSpec:
    size = thumbnail_size(natural) if has_picture(source) else None
    return SourceSpec(trial, source.name, source.input, size, want_sound=has_sound(source))
