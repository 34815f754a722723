"""The launcher's endpoint, where the desk asks for processes and hears of their ends. Never blocks, one thread.

Frames of JSON as in docs/architecture.md; the first frame of a connection is `{"token": ...}`. The newest desk counts.
"""

from __future__ import annotations

import hmac
import json
import selectors
import socket
from pathlib import Path
from typing import Any

from studio.errors import LinkClosedError
from studio.ipc import endpoint, framing
from studio.ipc import session as sessions

_OUT_BOUND_BYTES = 1 << 20


class _Peer:
    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.decoder = framing.FrameDecoder()
        self.known = False


class DeskPort:
    """Registers itself with `selector`; call `ready` for each event whose `data` is this object."""

    def __init__(self, folder: Path, selector: selectors.BaseSelector) -> None:
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
            try:
                peer = _Peer(self._listener.accept()[0])
            except OSError:
                return []
            self._peers[peer.sock] = peer
            self._selector.register(peer.sock, selectors.EVENT_READ, self)
            return []
        peer = self._peers[sock]
        try:
            data = sock.recv(1 << 16)
            if not data:
                raise LinkClosedError("gone")
            return [said for payload in peer.decoder.feed(data) if (said := self._understand(peer, payload))]
        except (BlockingIOError, InterruptedError):
            return []
        except (OSError, LinkClosedError, ValueError):
            self._drop(peer)
            return []

    def _understand(self, peer: _Peer, payload: bytes) -> dict[str, Any] | None:
        said = json.loads(payload)
        if not isinstance(said, dict):
            raise ValueError("not an object")
        if peer.known:
            return said if peer is self._desk else None
        if not hmac.compare_digest(str(said.get("token", "")), self._token):
            raise LinkClosedError("wrong token")
        if self._desk is not None:
            self._drop(self._desk)
        peer.known, self._desk, self.newcomer = True, peer, True
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
