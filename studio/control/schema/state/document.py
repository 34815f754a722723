"""The show's file, and what undo and redo would do."""

from __future__ import annotations

from studio.control.schema.state.part import Part


class File(Part, frozen=True, kw_only=True):
    """Where the show is kept: "" while it has no file. `text`: its name."""

    path: str = ""
    saved: bool = True
    text: str = ""


class Undo(Part, frozen=True, kw_only=True):
    """What undo and redo would take back or do again, in words; None: nothing."""

    undo: str | None = None
    redo: str | None = None
