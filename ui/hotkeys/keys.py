"""Hotkeys: the actions, their usual keys, and the shortcuts that are in force."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from ui.client import reading
from ui.hotkeys.guard import KeyGuard
from ui.room import ControlRoom

SCENES, STRIPS = 9, 4
DEFAULTS: dict[str, str] = {
    "take": "Space",
    "cut": "Return",
    "panic": "F12",
    "explain-next": "F6",
    "launch": "F7",
    "launch-cancel": "F8",
    **{f"scene-{number}": str(number) for number in range(1, SCENES + 1)},
    **{f"mute-{number}": f"Ctrl+{number}" for number in range(1, STRIPS + 1)},
}


def action_words() -> dict[str, str]:
    """Every action and what it is called."""
    translate = QCoreApplication.translate
    return {
        "take": translate("Hotkeys", "Take"),
        "cut": translate("Hotkeys", "Cut now"),
        "panic": translate("Hotkeys", "Panic on and off"),
        "explain-next": translate("Hotkeys", "Explain the next product"),
        "launch": translate("Hotkeys", "Arm, then launch"),
        "launch-cancel": translate("Hotkeys", "Cancel the launch"),
        **{f"scene-{n}": translate("Hotkeys", "Preview scene {number}").format(number=n) for n in range(1, SCENES + 1)},
        **{f"mute-{n}": translate("Hotkeys", "Mute strip {number}").format(number=n) for n in range(1, STRIPS + 1)},
    }


def in_force(saved: dict[str, str]) -> dict[str, str]:
    """Keys by action: the show's own, else the usual ones where no other action took them."""
    taken = set(saved.values())
    usual = {action: keys for action, keys in DEFAULTS.items() if action not in saved and keys not in taken}
    return saved | usual


class Hotkeys(QObject):
    """Keeps the window's shortcuts in step with the show."""

    def __init__(self, room: ControlRoom, window: QMainWindow, actions: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self.room, self._window = room, window
        self._actions = actions | {f"scene-{n}": self._previewer(n) for n in range(1, SCENES + 1)}
        self._shortcuts: list[QShortcut] = []
        self._now: dict[str, str] = {}
        self._guard = KeyGuard(window)
        room.store.watch(self._refresh, ("show", "hotkeys"))
        self._refresh()

    def _previewer(self, number: int) -> Callable[[], object]:
        def preview() -> None:
            scenes = reading.listed(self.room.store, "scenes")
            if number <= len(scenes):
                self.room.desk.command("stage.preview", scene=scenes[number - 1]["id"])

        return preview

    def _refresh(self) -> None:
        wanted = in_force(self.room.store.get("show", "hotkeys", default={}))
        if wanted == self._now:
            return
        self._now = wanted
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for action, keys in wanted.items():
            if action in self._actions and keys:
                shortcut = QShortcut(QKeySequence(keys), self._window)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(self._actions[action])
                self._shortcuts.append(shortcut)
