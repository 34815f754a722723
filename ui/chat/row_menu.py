"""What can be done with a row of the chat: what its platform cannot is not offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.chat.moderating import MUTE_S, MUTES_S, Moderating
from ui.widgets.spans import span_words


def add_acts(menu: QMenu, row_id: str, moderating: Moderating, reply: Callable[[], object] | None) -> None:
    """Add what answers a row and keeps order there; `reply` None: its chat takes no messages."""
    translate = QCoreApplication.translate
    if reply is not None:
        menu.addSeparator()
        menu.addAction(translate("ChatRowMenu", "&Reply") + "\tCtrl+R", lambda: reply())
    menu.addSeparator()
    if moderating.can("hide", row_id):
        menu.addAction(translate("ChatRowMenu", "Hide from e&verybody") + "\tDel", lambda: moderating.hide(row_id))
    if moderating.can("pin", row_id):
        menu.addAction(translate("ChatRowMenu", "Pin a&bove the chat") + "\tCtrl+P", lambda: moderating.pin(row_id))
    if moderating.can("mute", row_id):
        menu.addSeparator()
        for seconds in MUTES_S:
            words = translate("ChatRowMenu", "Mute for {time}").format(time=span_words(seconds))
            key = "\tCtrl+M" if seconds == MUTE_S else ""
            action = menu.addAction(words + key)
            action.triggered.connect(lambda _on=False, seconds=seconds: moderating.mute(row_id, seconds))
        menu.addAction(translate("ChatRowMenu", "Let &write again"), lambda: moderating.mute(row_id, 0))
    if moderating.can("block", row_id):
        menu.addSeparator()
        menu.addAction(translate("ChatRowMenu", "Bloc&k…") + "\tCtrl+B", lambda: moderating.block(row_id))
        menu.addAction(translate("ChatRowMenu", "&Unblock"), lambda: moderating.block(row_id, False))
