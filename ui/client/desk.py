"""The windows' line to the desk: JSON-RPC over one WebSocket, redialled for ever. Nothing here ever waits.

A command answers through callbacks on the GUI thread, which may open a dialog and wait for it. What fails is told in the
operator's words by the signal `failed`; what is asked while the desk is away fails at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtNetwork import QAbstractSocket
from PySide6.QtWebSockets import QWebSocket
from shiboken6 import isValid

from studio.control import protocol
from studio.control.schema import Command
from studio.control.schema.answers import Answer, Refusal, Remarks, Whole
from studio.control.schema.client import Hello, Snapshot, Subscribe
from ui.client.messages import Event, Message, Meters, Patch
from ui.client.store import Store
from ui.desk_words import said

Done = Callable[[Any], None]
Failed = Callable[[str, Refusal], None]
A = TypeVar("A", bound=Answer)

_REDIAL_MS = 300
_OFFLINE = Refusal(code="offline")


class Confirmation(NamedTuple):
    """What the desk does only on purpose: the command, the question, and what to call for yes and for no."""

    method: str
    words: str
    go: Callable[[], None]
    leave: Callable[[], None]


class _Call(NamedTuple):
    """A question that waits for its answer."""

    method: str
    params: dict[str, Any]
    done: Done | None
    failed: Failed | None
    kind: type[Answer] | None = None  # what its answer is read as; None: as JSON


class Desk(QObject):
    """One connection, and what came over it. GUI thread only."""

    online_changed = Signal(bool)
    failed = Signal(str, object)  # words for the operator, the `Refusal`
    remarked = Signal(str)  # what the desk says beside doing what it was asked: what to mind, nothing that forbids it
    confirmation = Signal(object)  # a `Confirmation`: the desk refused to do it unless it is confirmed
    meters = Signal(dict)  # ring -> (peak left, peak right, rms left, rms right), dBFS
    happened = Signal(str, dict)  # an event of the desk: its name, its data
    missed = Signal()  # the window was behind: events have gone by unheard

    def __init__(self, session: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.store = Store(self)
        self.online = False
        self._next_id = 0
        self._waiting: dict[int, _Call] = {}
        self._made: QWebSocket | None = None
        self._redial = QTimer(self, singleShot=True, interval=_REDIAL_MS)
        self._redial.timeout.connect(self.dial)
        self._closing = False
        self._token = ""

    @property
    def _socket(self) -> QWebSocket:
        """Made when first needed: Qt looks for its TLS library then, which takes 0.1 s that a window can be seen earlier."""
        if self._made is None:
            self._made = QWebSocket(parent=self)
            later = Qt.ConnectionType.QueuedConnection  # a question asked within its signals would keep it from reading on
            self._made.connected.connect(self._greet, later)
            self._made.disconnected.connect(self._lost, later)
            self._made.errorOccurred.connect(self._dial_failed, later)
            self._made.textMessageReceived.connect(self._heard, later)
        return self._made

    # ------------------------------------------------------------ saying

    def ask(self, command: Command, kind: type[A], done: Callable[[A], None], failed: Failed | None = None) -> None:
        """As `request`, for who reads the answer: `done` is given it as a `kind`."""
        self._send(_Call(command.method, command.params(), done, failed, kind))

    def request(self, command: Command, done: Done | None = None, failed: Failed | None = None) -> None:
        """Ask the desk. `done(result)` or `failed(text, refusal)` is called later; without `failed`, the signal tells.

        What the desk wants confirmed the operator is asked first. Nobody is called back once the object whose method it is (or,
        of a function within a method, whose `self` it uses) has been deleted: a dialog closed meanwhile hears no answer.
        """
        self._send(_Call(command.method, command.params(), done, failed))

    def _send(self, call: _Call) -> None:
        if not self.online and call.method not in {Hello.method, Subscribe.method, Snapshot.method}:
            self._fail(call.failed, self.tr("The studio is restarting. Try again in a moment."), _OFFLINE)
            return
        self._next_id += 1
        self._waiting[self._next_id] = call
        self._socket.sendTextMessage(protocol.request(self._next_id, call.method, call.params))

    def command(self, command: Command) -> None:
        """Ask the desk for a change; its result comes back as a patch, its refusal as `failed`."""
        self.request(command)

    # ------------------------------------------------------------ the line

    def dial(self) -> None:
        """Read where the desk listens and connect; tries again by itself for as long as the window lives."""
        if self._closing:
            return
        try:
            address, self._token = protocol.control_address(self.session)
        except (OSError, ValueError, KeyError):
            self._redial.start()  # no desk has come up yet
            return
        self._socket.open(QUrl(address))

    def close(self) -> None:
        self._closing = True
        self._redial.stop()
        self._socket.close()

    def _greet(self) -> None:
        self.request(Hello(token=self._token, client="window"), self._welcomed, self._refused)

    def _welcomed(self, _result: Any) -> None:
        self.request(Subscribe(topics=("state", "meters", "events")), self._subscribed, self._refused)

    def _refused(self, _text: str, _why: Refusal) -> None:
        self._socket.close()

    def _subscribed(self, _result: Any) -> None:
        self._ask_snapshot()

    def _ask_snapshot(self) -> None:
        self.ask(Snapshot(), Whole, self._take_over, self._refused)

    def _take_over(self, whole: Whole) -> None:
        self.store.load(whole.revision, whole.state)
        if not self.online:
            self.online = True
            self.online_changed.emit(True)

    def _dial_failed(self, _error: QAbstractSocket.SocketError) -> None:
        if not self._closing and self._socket.state() == QAbstractSocket.SocketState.UnconnectedState:
            self._redial.start()

    def _lost(self) -> None:
        waiting, self._waiting = self._waiting, {}
        was_online, self.online = self.online, False
        if was_online:
            self.online_changed.emit(False)
        if not self._closing:
            self._redial.start()  # first: who is told may open a dialog and wait for it
        for call in waiting.values():
            if call.failed is not None and call.failed != self._refused:
                _tell(call.failed, self.tr("The studio restarted before it answered. Try again."), _OFFLINE)

    # ------------------------------------------------------------ hearing

    def _heard(self, text: str) -> None:
        message = msgspec.json.decode(text, type=Message)
        match message.method:
            case None:
                self._answered(message)
            case "meters":
                self.meters.emit(msgspec.json.decode(message.params, type=Meters).levels)
            case "patch":
                self._patched(msgspec.json.decode(message.params, type=Patch))
            case "snapshot":
                self._take_over(msgspec.json.decode(message.params, type=Whole))
                self.missed.emit()
            case "event":
                event = msgspec.json.decode(message.params, type=Event)
                self.happened.emit(event.name, event.data)

    def _patched(self, patch: Patch) -> None:
        if patch.revision <= self.store.revision or self.store.revision < 0:
            return  # already in the snapshot, or one is on its way
        if not self.store.patch(patch.revision, patch.ops):
            self.store.revision = -1
            self._ask_snapshot()

    def _answered(self, message: Message) -> None:
        call = self._waiting.pop(message.id or 0, _Call("", {}, None, None))
        error, result = message.error, message.result
        if error is not None:
            if error.data.code == "confirm" and error.data.subject != call.params.get("confirm"):
                self.confirmation.emit(self._confirmation(call, said(error.message), error.data))
            else:
                self._fail(call.failed, error.message, error.data)
            return
        if call.done is not None:
            _tell(call.done, result if call.kind is None else msgspec.convert(result, call.kind))
        if isinstance(result, dict):
            for remark in msgspec.convert(result, Remarks).remarks:
                self.remarked.emit(said(remark))

    def _confirmation(self, call: _Call, words: str, why: Refusal) -> Confirmation:
        def go() -> None:
            self._send(call._replace(params=call.params | {"confirm": why.subject}))

        def leave() -> None:
            if call.failed is not None:
                _tell(call.failed, words, why)

        return Confirmation(call.method, words, go, leave)

    def _fail(self, failed: Failed | None, text: str, why: Refusal) -> None:
        words = said(text)
        if failed is None:
            self.failed.emit(words, why)
        else:
            _tell(failed, words, why)


def _tell(callback: Callable[..., None], *answer: Any) -> None:
    """Call back, unless the Qt object that the callback speaks for has been deleted."""
    inner = callback
    while isinstance(inner, partial):
        inner = inner.func
    owner = getattr(inner, "__self__", None)
    code, cells = getattr(inner, "__code__", None), getattr(inner, "__closure__", None)
    if code is not None and cells and "self" in code.co_freevars:
        owner = cells[code.co_freevars.index("self")].cell_contents
    if not isinstance(owner, QObject) or isValid(owner):
        callback(*answer)
