"""The launcher's endpoint, where the desk asks for processes and hears of their ends. Never blocks, one thread.

Frames of JSON as in docs/architecture.md; the first frame of a connection is `{"token": ...}`. The newest desk counts.
Only the process that we started as the desk is one, where the system says who connects; others are strangers, of which
little is taken and few are kept, and nothing that anybody sends ends this process.
"""

from __future__ import annotations

import hmac
import json
import selectors
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.ipc import endpoint, framing
from studio.ipc import peer as peers
from studio.ipc import session as sessions
from studio.values.errors import LinkClosedError

_OUT_BOUND_BYTES = 1 << 20
_FRAME_BYTES = 1 << 20  # of the desk
_STRANGER_FRAME_BYTES = 1 << 10  # a token and its quotes
_STRANGERS_BOUND = 16


class _Peer:
    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.decoder = framing.FrameDecoder(_STRANGER_FRAME_BYTES)
        self.known = False


class DeskPort:
    """Registers itself with `selector`; call `ready` for each event whose `data` is this object.

    `is_desk` says of a process id whether it is the desk's.
    """

    def __init__(self, folder: Path, selector: selectors.BaseSelector, is_desk: Callable[[int], bool]) -> None:
        self._is_desk = is_desk
        self._token = sessions.token(folder)
        self._selector = selector
        self._listener = endpoint.listen(folder, "launcher")
        self._listener.setblocking(False)
        self._peers: dict[socket.socket, _Peer] = {}
        self._desk: _Peer | None = None
        self._out = bytearray()
        self.newcomer = False  # set when a desk proved itself; the owner answers with the child table and clears it
        selector.register(self._listener, selectors.EVENT_READ, self)

    def ready(self, sock: Any) -> list[dict[str, Any]]:
        """Take what arrived at `sock`; returns the desk's whole messages."""
        if sock is self._listener:
            self._accept()
            return []
        peer = self._peers.get(sock)
        if peer is None:
            return []  # turned out by another event of the same turn
        try:
            data = sock.recv(1 << 16)
            if not data:
                raise LinkClosedError("gone")
            return [said for payload in peer.decoder.feed(data) if (said := self._understand(peer, payload))]
        except (BlockingIOError, InterruptedError):
            return []
        except (OSError, LinkClosedError, ValueError, RecursionError):  # RecursionError: JSON that is nested too deeply
            self._drop(peer)
            return []

    def _accept(self) -> None:
        try:
            sock = self._listener.accept()[0]
        except OSError:
            return
        strangers = [peer for peer in self._peers.values() if not peer.known]
        if len(strangers) >= _STRANGERS_BOUND:
            self._drop(strangers[0])  # the one that has waited longest; a desk says its token at once
        peer = _Peer(sock)
        self._peers[sock] = peer
        self._selector.register(sock, selectors.EVENT_READ, self)

    def _understand(self, peer: _Peer, payload: bytes) -> dict[str, Any] | None:
        said = json.loads(payload)
        if not isinstance(said, dict):
            raise ValueError("not an object")
        if peer.known:
            return said if peer is self._desk else None
        token = said.get("token")
        if not isinstance(token, str) or not hmac.compare_digest(token.encode(), self._token.encode()):
            raise LinkClosedError("wrong token")
        pid = peers.pid_of(peer.sock)
        if pid is not None and not self._is_desk(pid):
            raise LinkClosedError("not the desk's process")
        if self._desk is not None:
            self._drop(self._desk)
        peer.known, self._desk, self.newcomer = True, peer, True
        peer.decoder.bound_bytes = _FRAME_BYTES
        self._out.clear()
        return None

    def send(self, message: dict[str, Any]) -> None:
        """Tell the desk, if there is one. What it does not take is kept up to a bound; then it is dropped and redials."""
        if self._desk is None:
            return
        self._out += framing.frame(json.dumps(message).encode())
        try:
            del self._out[: self._desk.sock.send(self._out)]
        except (BlockingIOError, InterruptedError):
            if len(self._out) > _OUT_BOUND_BYTES:
                self._drop(self._desk)
        except OSError:
            self._drop(self._desk)

    def _drop(self, peer: _Peer) -> None:
        self._selector.unregister(peer.sock)
        del self._peers[peer.sock]
        peer.sock.close()
        if peer is self._desk:
            self._desk = None

    def close(self) -> None:
        for peer in list(self._peers.values()):
            self._drop(peer)
        self._selector.unregister(self._listener)
        self._listener.close()
