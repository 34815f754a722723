"""Who is muted or blocked by the show, each to be let in again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime
from PySide6.QtWidgets import QMenu

from studio.control.schema.state import State
from studio.control.schema.state.chat import Silenced
from ui.chat.moderating import Moderating
from ui.theme.plain import caption

_SHOWN = 30  # of a longer list the latest


def add_silenced(menu: QMenu, state: State, moderating: Moderating) -> None:
    """Add a menu of them, the latest first; one that is chosen may write again."""
    silenced = state.silenced
    inside = menu.addMenu(QCoreApplication.translate("ChatSilenced", "Muted and blocked: {count}").format(count=len(silenced)))
    inside.setEnabled(bool(silenced))
    chats = state.chat
    for one in reversed(silenced[-_SHOWN:]):
        chat = chats.get(one.connection)
        words = _words(one, chat.name if chat is not None and chat.name else one.connection)
        inside.addAction(caption(words)).triggered.connect(
            lambda _on=False, one=one: moderating.let_in(one.row, one.name, one.blocked)
        )


def _words(one: Silenced, chat: str) -> str:
    translate = QCoreApplication.translate
    if one.until_ms is None:
        return translate("ChatSilenced", "Unblock {name} ({chat}), blocked by {by}").format(name=one.name, chat=chat, by=one.by)
    until = QDateTime.fromMSecsSinceEpoch(one.until_ms).toString("HH:mm")
    words = translate("ChatSilenced", "Let {name} write again ({chat}), muted until {time} by {by}")
    return words.format(name=one.name, chat=chat, time=until, by=one.by)
