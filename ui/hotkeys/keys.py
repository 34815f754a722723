"""Hotkeys: the actions, their usual keys, and the shortcuts that are in force."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from studio.control.schema.stage import Preview
from studio.values.hotkeys import ends_something, is_plain
from ui.hotkeys.guard import KeyGuard
from ui.room import ControlRoom

SCENES, STRIPS = 9, 4
DEFAULTS: dict[str, str] = {
    "take": "Space",
    "cut": "F10",
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
    """Keys by action: the show's own, else the usual ones where no other action took them. None ends what is typed or asked."""
    saved = {action: keys for action, keys in saved.items() if not ends_something(keys)}
    taken = set(saved.values())
    usual = {action: keys for action, keys in DEFAULTS.items() if action not in saved and keys not in taken}
    return saved | usual


class Hotkeys(QObject):
    """Keeps the window's shortcuts in step with the show. Plain keys among them act only while the stage has the keyboard."""

    take_key_changed = Signal(str)  # `take_key`

    def __init__(self, room: ControlRoom, window: QMainWindow, actions: dict[str, Callable[[], object]], home: QWidget) -> None:
        """`home` is the part of the stage to which Esc gives the keyboard."""
        super().__init__(window)
        self.room, self._window = room, window
        self._actions = actions | {f"scene-{n}": self._previewer(n) for n in range(1, SCENES + 1)}
        self._shortcuts: list[QShortcut] = []
        self._now: dict[str, str] = {}
        self._guard = KeyGuard(window, home)
        self._guard.stage_has_keys_changed.connect(self._say_take_key)
        room.store.watch(self._refresh, lambda state: state.show.hotkeys)
        self._refresh()

    def _previewer(self, number: int) -> Callable[[], object]:
        def preview() -> None:
            scenes = self.room.store.state.show.scenes
            if number <= len(scenes):
                self.room.desk.command(Preview(scene=scenes[number - 1].id))

        return preview

    def _refresh(self) -> None:
        wanted = in_force(self.room.store.state.show.hotkeys)
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
                shortcut.activated.connect(partial(self._pressed, action, is_plain(keys)))
                self._shortcuts.append(shortcut)
        self._say_take_key()

    def _pressed(self, action: str, plain: bool) -> None:
        if not plain or self._guard.stage_has_keys():
            self._actions[action]()

    def take_key(self) -> str:
        """The key that takes now, as it is written on keyboards; "" while it would do nothing."""
        keys = self._now.get("take", "")
        sleeps = is_plain(keys) and not self._guard.stage_has_keys()
        return "" if sleeps else QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    def _say_take_key(self) -> None:
        self.take_key_changed.emit(self.take_key())
