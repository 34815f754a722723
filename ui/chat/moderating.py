"""What is done from the chat panel to the rows and viewers of a chat, as far as its platform can, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from studio.control.schema import Command
from studio.control.schema.answers import Refusal
from studio.control.schema.chat import BlockViewer, HideMessage, MuteViewer, PinMessage, SetSlowMode
from studio.control.schema.state import State
from studio.control.schema.state.host import ChatRow
from ui.chat.act_line import ActLine
from ui.chat.model import channel_of
from ui.room import ControlRoom
from ui.widgets.spans import span_words

MUTE_S = 600  # by key
MUTES_S = (60, MUTE_S, 3600)


class _Done(NamedTuple):
    """What to say of an act: when it was done, when it was not, and what takes it back for as long as it `stands`."""

    done: str
    not_done: str
    undo: Callable[[], object] | None = None
    stands: Callable[[], bool] | None = None


class Moderating(QObject):
    """Does it through the desk; what was refused, and what can be taken back, stands in `line`.

    `row_of` finds a row that is shown. GUI thread only.
    """

    def __init__(self, room: ControlRoom, line: ActLine, row_of: Callable[[str], ChatRow | None], parent: QObject) -> None:
        super().__init__(parent)
        self.room, self.line, self._row_of = room, line, row_of
        self._stands: Callable[[], bool] | None = None  # whether what the line can take back does
        self._stood = False  # and whether the state has said so: it may come after the answer
        room.store.watch(self._follow, State.silenced, State.chat)

    def can(self, act: str, row_id: str) -> bool:
        """Whether the platform of a row can do that now."""
        chat = self.room.store.state.chat.get(channel_of(row_id))
        return chat is not None and act in chat.acts

    def _able(self, act: str, row_id: str) -> bool:
        """As `can`; says so where it cannot: a key is pressed at any row."""
        if self.can(act, row_id):
            return True
        chat = self.room.store.state.chat.get(channel_of(row_id))
        name = chat.name if chat is not None and chat.name else channel_of(row_id)
        words = self.tr("This cannot be done in {chat} from here. Use its own page or program.")
        self.line.say_refusal(words.format(chat=name))
        return False

    def hide(self, row_id: str) -> None:
        """Take it out of everybody's sight."""
        if self._able("hide", row_id):
            done, not_done = self.tr("Nobody sees the message any more."), self.tr("The message is not hidden.")
            self._do(HideMessage(id=row_id), _Done(done, not_done))

    def mute(self, row_id: str, seconds: int) -> None:
        """Let its writer write nothing for so long; 0: they may again."""
        if not self._able("mute", row_id):
            return
        name = self._name(row_id)
        if seconds:
            done = self.tr("{name} is muted for {time}.").format(name=name, time=span_words(seconds))
            undo, stands = partial(self.let_in, row_id, name, False), partial(self._is_silenced, row_id, False)
            said = _Done(done, self.tr("{name} is not muted.").format(name=name), undo, stands)
        else:
            said = self._let_in(name)
        self._do(MuteViewer(id=row_id, seconds=seconds), said)

    def block(self, row_id: str, blocked: bool = True) -> None:
        """Let its writer neither write nor come back, which the desk asks first; False: they may again."""
        if not self._able("block", row_id):
            return
        name = self._name(row_id)
        if blocked:
            done, not_done = self.tr("{name} is blocked."), self.tr("{name} is not blocked.")
            undo, stands = partial(self.let_in, row_id, name, True), partial(self._is_silenced, row_id, True)
            said = _Done(done.format(name=name), not_done.format(name=name), undo, stands)
        else:
            said = self._let_in(name)
        self._do(BlockViewer(id=row_id, blocked=blocked), said)

    def let_in(self, row_id: str, name: str, blocked: bool) -> None:
        """Whoever was silenced at that row, which may be long gone, may write again."""
        command = BlockViewer(id=row_id, blocked=False) if blocked else MuteViewer(id=row_id, seconds=0)
        self._do(command, self._let_in(name))

    def pin(self, row_id: str) -> None:
        """Keep it above its chat."""
        if self._able("pin", row_id):
            undo, stands = partial(self.unpin, channel_of(row_id)), partial(self._is_pinned, row_id)
            done, not_done = self.tr("The message is pinned above the chat."), self.tr("The message is not pinned.")
            self._do(PinMessage(connection=channel_of(row_id), id=row_id), _Done(done, not_done, undo, stands))

    def unpin(self, connection: str) -> None:
        """Take down what is pinned there."""
        done, not_done = self.tr("Nothing is pinned any more."), self.tr("The message is still pinned.")
        self._do(PinMessage(connection=connection), _Done(done, not_done))

    def slow(self, connection: str, seconds: int) -> None:
        """Let each viewer write once in so many seconds; 0: as they like."""
        on = self.tr("Each viewer may write once in {time}.").format(time=span_words(seconds))
        done = on if seconds else self.tr("Slow mode is off.")
        self._do(SetSlowMode(connection=connection, seconds=seconds), _Done(done, self.tr("Slow mode is as it was.")))

    def _let_in(self, name: str) -> _Done:
        done, not_done = self.tr("{name} may write again."), self.tr("{name} is not let in again.")
        return _Done(done.format(name=name), not_done.format(name=name))

    def _name(self, row_id: str) -> str:
        row = self._row_of(row_id)
        return row.name if row is not None and row.name else self.tr("The viewer")

    # ------------------------------------------------------------ what comes of it

    def _is_silenced(self, row_id: str, blocked: bool) -> bool:
        return any(one.row == row_id and one.blocked == blocked for one in self.room.store.state.silenced)

    def _is_pinned(self, row_id: str) -> bool:
        chat = self.room.store.state.chat.get(channel_of(row_id))
        return chat is not None and chat.pinned is not None and chat.pinned.id == row_id

    def _follow(self) -> None:
        """Offer Undo no longer once a time is over, or somebody else has ended it or put something in its place."""
        if self._stands is None:
            return
        stands = self._stands()
        if self._stood and not stands:
            self._stands = None
            self.line.forget_undo()
        self._stood = stands

    def _do(self, command: Command, said: _Done) -> None:
        self._stands = None
        self.line.clear()
        self.room.desk.request(command, lambda _done: self._was_done(said), partial(self._was_refused, said))

    def _was_done(self, said: _Done) -> None:
        if said.undo is not None:
            self.line.say(said.done, said.undo)
            self._stands, self._stood = said.stands, False
            self._follow()
        else:
            self.room.notice.emit("ok", said.done)

    def _was_refused(self, said: _Done, why: str, refusal: Refusal) -> None:
        """A question that was answered with no needs no words."""
        if refusal.code != "confirm":
            self.line.say_refusal(f"{said.not_done} {why}")
