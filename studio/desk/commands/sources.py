"""What clients ask of sources: winding, stepping and pausing, starting one anew, trying one in a dialog."""

from __future__ import annotations

from typing import Any

from studio.contracts import messages
from studio.control import caller
from studio.control.schema import sources as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.values.errors import RefusedError
from studio.values.sentences import Template
from studio.words import sources as says


def _source_worker(desk: Desk, source: str) -> str:
    if not any(known.id == source for known in desk.document.show.sources):
        raise RefusedError("not_found", says.unknown(name=source), source)
    return f"source.{source}"


def _player(desk: Desk, source: str, refusal: Template) -> str:
    """The worker that plays `source`."""
    worker = _source_worker(desk, source)
    if not any(known.id == source and known.input.facts.is_played for known in desk.document.show.sources):
        raise RefusedError("not_a_file", refusal(), source)
    return worker


def _seek(desk: Desk, params: commands.SeekSource) -> dict[str, Any]:
    worker = _player(desk, params.source, says.not_to_be_wound)
    desk.processes.send(worker, messages.Command("seek", {"seconds": params.seconds}))
    return {}


def _step(desk: Desk, params: commands.StepSource) -> dict[str, Any]:
    worker = _source_worker(desk, params.source)
    if not any(source.id == params.source and source.input.facts.has_items for source in desk.document.show.sources):
        raise RefusedError("not_a_list", says.not_a_list(), params.source)
    desk.processes.send(worker, messages.Command("step", {"by": params.by}))
    return {}


def _pause(desk: Desk, params: commands.PauseSource) -> dict[str, Any]:
    _player(desk, params.source, says.not_a_file)
    desk.document.edit("source.update", {"source": params.source, "set": {"input": {"paused": params.paused}}})
    return {}


def _restart(desk: Desk, params: commands.RestartSource) -> dict[str, Any]:
    _source_worker(desk, params.source)
    source = next(source for source in desk.document.show.sources if source.id == params.source)
    desk.permits.check_restart(source, params.confirm)
    desk.processes.restart(f"source.{source.id}")
    return {}


def _try(desk: Desk, params: commands.TrySource) -> dict[str, Any]:
    asking, document = caller.current(), desk.document
    if params.trial is None:
        return {"trial": desk.trials.begin(document.show, document.with_paths, params.set, asking)}
    desk.trials.change(params.trial, document.show, document.with_paths, params.set, asking)
    return {"trial": params.trial}


def _end_trial(desk: Desk, params: commands.EndTrial) -> dict[str, Any]:
    desk.trials.end(params.trial, caller.current())
    return {}


HANDLERS: Handlers = (
    (commands.SeekSource, _seek),
    (commands.StepSource, _step),
    (commands.PauseSource, _pause),
    (commands.RestartSource, _restart),
    (commands.TrySource, _try),
    (commands.EndTrial, _end_trial),
)
