"""The table of hotkeys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.document import SetHotkey
from ui.hotkeys.keys import action_words, in_force
from ui.notices import DialogLine
from ui.room import ControlRoom
from ui.theme.fitting import fit
from ui.widgets.close_box import close_box

_OF_PANELS = {"Ctrl+Return", "Ctrl+R", "Ctrl+M", "Ctrl+P", "Ctrl+B"}  # of the queue and the chat


class HotkeyDialog(QDialog):
    """Each change is sent at once; Undo takes it back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Hotkeys"))
        fit(self, QSize(440, 520))
        words = action_words()
        self._edits: dict[str, QKeySequenceEdit] = {}
        table = QTableWidget(len(words), 2)
        table.setAccessibleName(self.tr("Hotkeys"))
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.verticalHeader().setDefaultSectionSize(32)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        for row, (action, name) in enumerate(words.items()):
            entry = QTableWidgetItem(name)
            entry.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, entry)
            edit = QKeySequenceEdit()
            edit.setAccessibleName(name)
            edit.setClearButtonEnabled(True)
            edit.setMaximumSequenceLength(1)
            edit.keySequenceChanged.connect(lambda keys, action=action: self._changed(action, keys))
            self._edits[action] = edit
            table.setCellWidget(row, 1, edit)
        hint = QLabel(self.tr("A key that another action had moves to the new one."))
        hint.setObjectName("dim")
        of_the_show = self.tr(
            "Keys without Ctrl, Alt or F act on the show while preview, program or the scenes have the keyboard. Whatever "
            "is opened or clicked takes it from them; Esc or a click on the preview gives it back."
        )
        of_the_queue = self.tr(
            "In the queue: Return opens the product, Ctrl+Return explains it, F2 changes the price, Shift+F2 the cell, "
            "Alt+Up and Alt+Down move, Ctrl+D duplicates, Del removes. / searches the queue from everywhere."
        )
        of_the_chat = self.tr(
            "In the chat: Return shows a message to the host, Ctrl+Return puts it on air, Ctrl+R answers it, Del hides it, "
            "Ctrl+P pins it, Ctrl+M mutes who wrote it, Ctrl+B blocks them."
        )
        fixed = QLabel("\n".join((of_the_show, of_the_queue, of_the_chat)))
        fixed.setObjectName("dim")
        fixed.setWordWrap(True)
        self.line = DialogLine(room.desk)
        self.line.refused.connect(self._refresh)
        column = QVBoxLayout(self)
        column.addWidget(table, 1)
        column.addWidget(hint)
        column.addWidget(fixed)
        column.addWidget(self.line)
        column.addWidget(close_box(self))
        room.store.watch(self._refresh, lambda state: state.show.hotkeys)
        self._refresh()

    def _changed(self, action: str, keys: QKeySequence) -> None:
        text = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if text and text in _OF_PANELS | self._of_menus():
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            self.line.setText(self.tr("{keys} does something else in this window. Choose other keys.").format(keys=native))
            self._refresh()
            return
        self.line.command(SetHotkey(action=action, keys=text or None))

    def _of_menus(self) -> set[str]:
        """Keys that the window's menus have: of two that hear the same keys Qt calls neither."""
        parent = self.parentWidget()
        actions = parent.window().findChildren(QAction) if parent is not None else []
        form = QKeySequence.SequenceFormat.PortableText
        return {keys.toString(form) for action in actions for keys in action.shortcuts()}

    def _refresh(self) -> None:
        wanted = in_force(self.room.store.state.show.hotkeys)
        for action, edit in self._edits.items():
            keys = QKeySequence(wanted.get(action, ""))
            if edit.keySequence() != keys:
                edit.blockSignals(True)
                edit.setKeySequence(keys)
                edit.blockSignals(False)

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)
