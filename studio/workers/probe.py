"""A question that may hang or crash, answered in a process of its own: one event `answer`, then the end.

The answer is `{"ok": true, ...}` with what was asked for, or `{"ok": false, "code", "text", "error"}` in the operator's
words (`error` repeats `text`).
`devices`: the lists of `studio.media.devices`. `media`: argument `path`, facts of `studio.media.inputs.inspect`. `sheet`: a
sheet of products is read or written, see `studio.workers.sheets`. `report`: what is made of a kept show, see
`studio.workers.reports`. `encoders` and `capacity`: those of the modules of that name; `capacity` and `report` send events
`progress` meanwhile.
"""

from __future__ import annotations

import importlib
from typing import Any

from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.values.errors import OperatorError

_DEADLINE_S = {"encoders": 40.0, "devices": 20.0, "media": 15.0, "capacity": 120.0, "sheet": 30.0, "report": 120.0}
_LEAVE_S = 2.0


def run(spec: specs.ProbeSpec, link: DeskLink) -> None:
    """Answer once. The desk kills us when we take longer than the stage allows."""
    link.poll()
    link.stage(spec.kind, _DEADLINE_S[spec.kind], state="running")
    try:
        answer = {"ok": True, "text": ""} | _answer(spec, link)
    except OperatorError as error:
        answer = {"ok": False, "code": error.code, "text": error.text, "error": error.text}
    link.poll()
    link.event("answer", **answer)
    link.status("ended")
    link.flush(_LEAVE_S)


def _answer(spec: specs.ProbeSpec, link: DeskLink) -> dict[str, Any]:
    """Imports late: an answer needs one of five large libraries, and a crash while loading is an answer's failure too."""
    if spec.kind == "devices":
        from studio.media.devices import list_devices

        return dict(list_devices())
    if spec.kind == "media":
        from studio.media.inputs import inspect, opening

        opening.quiet()
        return inspect.inspect(str(spec.arguments["path"]))
    if spec.kind == "sheet":
        from studio.workers import sheets

        return sheets.answer(spec.arguments)

    def progress(**data: object) -> None:
        link.event("progress", **data)

    if spec.kind == "report":
        from studio.workers import reports

        return reports.answer(spec.arguments, progress)
    module = importlib.import_module(f"studio.media.encoding.{spec.kind}")
    found: dict[str, Any] = module.probe() if spec.kind == "encoders" else module.measure(progress)
    return found
