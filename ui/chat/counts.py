"""How much viewers write and how much of it the panel shows, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.chat import ChatCounts, ConnectionCounts
from ui.desk_words import counted

_TENTHS = 10  # of what comes, while at least half of it is shown


def shown_of(counts: ChatCounts) -> tuple[int, int] | None:
    """In small numbers, how many of how many messages were shown lately: 1 of 12, or 7 of 10. None: all were."""
    if counts.shown >= counts.of:
        return None
    if counts.shown * 2 <= counts.of:
        return (1, round(counts.of / counts.shown)) if counts.shown else (0, counts.of)
    return min(_TENTHS - 1, round(_TENTHS * counts.shown / counts.of)), _TENTHS


def rate_words(counts: ChatCounts) -> str:
    """What comes in a second."""
    return (
        QCoreApplication.translate("ChatCounts", "{count}/s").format(count=f"{counts.per_second:,}") if counts.per_second else ""
    )


def share_words(counts: ChatCounts) -> str:
    """How much of what comes is shown, where that is not all."""
    share = shown_of(counts)
    if share is None:
        return ""
    return QCoreApplication.translate("ChatCounts", "{shown} of {of} shown").format(shown=share[0], of=f"{share[1]:,}")


def counts_words(counts: ChatCounts, names: Mapping[str, str]) -> str:
    """What came from each connection, a line each; `names`: what the operator calls them."""
    return "\n".join(_of_connection(names.get(name) or name, part) for name, part in sorted(counts.connections.items()))


def _of_connection(name: str, part: ConnectionCounts) -> str:
    translate = QCoreApplication.translate
    if part.late:
        words = translate("ChatCounts", "{name}: {messages}, {late} of them late")
    else:
        words = translate("ChatCounts", "{name}: {messages}")
    lines = [words.format(name=name, messages=counted(part.messages, "message"), late=f"{part.late:,}")]
    if part.lost:
        words = translate("ChatCounts", "{name}: {messages} came without words")
        lines.append(words.format(name=name, messages=counted(part.lost, "message")))
    return "\n".join(lines)
