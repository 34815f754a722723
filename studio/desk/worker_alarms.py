"""Alarms about workers that fail, stall, wait, or have something to say."""

from __future__ import annotations

from collections.abc import Mapping

from studio.contracts import messages
from studio.desk.alarms import Alarms, Level, title
from studio.document.model import Show
from studio.values.sentences import together
from studio.words import processes as says

_LEVELS: dict[str, Level] = {"failed": "fail", "stalled": "warn", "waiting": "warn"}
_SILENT = ("probe", "trial", "crowd")  # who asked for them is told elsewhere
_WORDS_WARN = ("encoder", "mixer")  # those that have words only when something is wrong
_HELPS = ("hints",)  # without them less is known, and everything goes on


def update(alarms: Alarms, show: Show, plugins: Mapping[str, str], name: str, status: messages.Status | None) -> None:
    """Set or clear the alarm of the worker `name`. `plugins` are their names; no status: it is not wanted any more."""
    kind, _, ident = name.partition(".")
    if status is None or kind in _SILENT:
        alarms.clear(name)
        return
    level = _LEVELS.get(status.state) or ("warn" if status.text and _warns(kind, status) else None)
    again = ""
    if level == "fail" and kind in _HELPS:
        level, again = "warn", says.hints_off()
    if level is None:
        alarms.clear(name)
    else:
        words = says.about(who=title(show, kind, ident, plugins), words=status.text)
        alarms.set(name, level, together(words, again), ident)


def _warns(kind: str, status: messages.Status) -> bool:
    """Whether the words of one that runs are about something that is wrong."""
    return kind in _WORDS_WARN or (kind == "plugin" and bool(status.figures.get("warns")))
