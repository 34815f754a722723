"""What sources, encoders, destinations and other processes say of themselves."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from studio.control.schema.state.part import Part
from studio.values.sentences import Worded

_F = TypeVar("_F", bound="Figures")


class Figures(Part, frozen=True, kw_only=True):
    """Base of the figures that a client reads of one kind of worker. A worker may say more."""


class SourceFigures(Figures, frozen=True, kw_only=True):
    """Its own size, upright, in square pixels; a file's place and length, seconds; of a list the item that is seen, its name
    and its place of how many.
    """

    width: int = 0
    height: int = 0
    position_s: float = 0.0
    duration_s: float = 0.0
    paused: bool = False
    item: str = ""
    item_number: int = 0
    items: int = 0


class MixerFigures(Figures, frozen=True, kw_only=True):
    """Ticks that were composed too late."""

    lagged: int = 0


class EncoderFigures(Figures, frozen=True, kw_only=True):
    """Ticks for which no picture was there in time."""

    skipped: int = 0


class SinkFigures(Figures, frozen=True, kw_only=True):
    """What reached a server, or is in files; how late the last picture was written; all pictures that were left out."""

    sent_bps: float = 0.0
    bytes: int = 0
    congestion_ms: float = 0.0
    dropped: int = 0
    reconnects: int = 0


class CrowdFigures(Figures, frozen=True, kw_only=True):
    """What simulated viewers did so far, and for how many seconds they stay."""

    viewers: int = 0
    messages: int = 0
    orders: int = 0
    units: int = 0
    left_s: int = 0


class Worker(Part, Worded, frozen=True, kw_only=True):
    """One worker: its state, words for the operator (empty while all is well) and its figures as it says them."""

    state: str = "idle"
    text: str = ""
    figures: dict[str, Any] = msgspec.field(default_factory=dict)


class Destination(Worker, frozen=True, kw_only=True):
    """One destination and its sink. `viewer_delay_ms`: from mixer to viewer, entered or measured; None: not known."""

    active: bool = False
    needs_key: bool = False
    viewer_delay_ms: int | None = None


class Process(Part, frozen=True, kw_only=True):
    """One process of the studio, as the desk supervises it."""

    pid: int | None = None
    state: str = ""
    restarts: int = 0
    cpu_s: float = 0.0
    memory_bytes: int = 0
    peak_memory_bytes: int = 0


def figures_of(worker: Worker, kind: type[_F]) -> _F:
    """The figures of a worker that a client knows. What is there and cannot be read counts as not said."""
    known = {name: worker.figures[name] for name in kind.__struct_fields__ if worker.figures.get(name) is not None}
    try:
        return msgspec.convert(known, kind, strict=False)
    except msgspec.ValidationError:
        return kind()
