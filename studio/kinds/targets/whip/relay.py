"""Carries datagrams between the muxer and the server: tries every candidate, answers the server's checks, hears its wishes.

FFmpeg's muxer tries one address only, leaves a server's own checks for consent unanswered once it sends (whoever insists on them
hangs up after 30 s), and does not hear that a key picture is wanted (PLI). One loop; nothing waits: what the system does not take
at once is lost, as on any network.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import Callable, Sequence

from studio.ipc.clock import MonotonicClock
from studio.kinds.targets.whip import stun

_BUFFER_BYTES = 1 << 20  # a key picture is sent in one go
_DATAGRAM_BYTES = 1 << 16
_AT_ONCE = 64  # datagrams of one side before the other has its turn
_PSFB, _PLI, _FIR = 206, 1, 4  # RFC 4585 6.3.1, RFC 5104 4.3.1
_LOOPBACK = "127.0.0.1"

Address = tuple[str, int]


class Relay:
    """`key_wanted` is called for each wish, `refused` when the server's computer says that nobody listens there any more."""

    def __init__(self, ufrag: str, password: str, key_wanted: Callable[[], None], refused: Callable[[], None]) -> None:
        self.sent_bytes = 0
        self.heard_ns = -1  # when anything came from the server
        self._ufrag, self._password = ufrag, password
        self._key_wanted, self._refused = key_wanted, refused
        self._clock = MonotonicClock()
        self._muxer: Address | None = None
        self._candidates: list[tuple[socket.socket, Address]] = []
        self._peer: socket.socket | None = None  # connected to the candidate that answered first
        self._server: Address | None = None  # which one that is
        self._inner = _socket(socket.AF_INET, _LOOPBACK)
        self._outer: dict[int, socket.socket] = {}
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._inner, self._from_muxer)

    @property
    def address(self) -> Address:
        """Where the muxer finds the server."""
        host, port = self._inner.getsockname()
        return str(host), int(port)

    def aim(self, candidates: Sequence[Address]) -> None:
        """Where the server may be met, best first. What is no address of this computer's networks is left out."""
        for host, port in candidates:
            with contextlib.suppress(ValueError, OSError):
                address = ipaddress.ip_address(host)
                family = socket.AF_INET if address.version == 4 else socket.AF_INET6
                if family not in self._outer:
                    self._outer[family] = outer = _socket(family, "" if address.version == 4 else "::")
                    self._loop.add_reader(outer, self._from_server, outer)
                self._candidates.append((self._outer[family], (str(address), port)))  # written as the system writes it

    def close(self) -> None:
        for sock in (self._inner, *self._outer.values()):
            self._loop.remove_reader(sock)
            sock.close()
        self._outer.clear()
        self._candidates.clear()
        self._peer = None

    # ------------------------------------------------------------

    def _from_muxer(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                data, source = self._inner.recvfrom(_DATAGRAM_BYTES)
            except OSError:
                return
            if self._muxer is None and stun.is_request(data) and stun.username(data).endswith(f":{self._ufrag}"):
                self._muxer = source
            if source == self._muxer:
                self._send(data)

    def _send(self, data: bytes) -> None:
        if self._peer is None:
            for sock, candidate in self._candidates:
                with contextlib.suppress(OSError):
                    sock.sendto(data, candidate)
            return
        try:
            self.sent_bytes += self._peer.send(data)
        except ConnectionRefusedError:
            self._refused()
        except OSError:  # no room, or no network for now: consent tells whether it comes back
            return

    def _from_server(self, sock: socket.socket) -> None:
        for _ in range(_AT_ONCE):
            try:
                data, source = sock.recvfrom(_DATAGRAM_BYTES)
            except ConnectionRefusedError:
                if sock is self._peer:
                    self._refused()
                return
            except OSError:
                return
            self._arrived(sock, data, (source[0], source[1]))
            if sock.fileno() < 0:
                return

    def _arrived(self, sock: socket.socket, data: bytes, source: Address) -> None:
        if stun.is_request(data):
            if (said := stun.answer(data, source, self._password)) is not None:
                self.heard_ns = self._clock.now_ns()
                with contextlib.suppress(OSError):
                    sock.send(said) if sock is self._peer else sock.sendto(said, source)
            return
        if self._peer is None:
            if not stun.is_success(data) or (sock, source) not in self._candidates:
                return
            self._peer, self._server = sock, source
            sock.connect(source)  # from now on its system's refusals are heard, and nobody else is
        elif (sock, source) != (self._peer, self._server):
            return  # it had come before
        self.heard_ns = self._clock.now_ns()
        if is_wish_for_key(data):
            self._key_wanted()
        if self._muxer is not None:
            with contextlib.suppress(OSError):
                self._inner.sendto(data, self._muxer)


def is_wish_for_key(data: bytes) -> bool:
    """PLI or FIR: SRTCP leaves the header in the clear (RFC 3711 3.4), and such wishes come alone (RFC 5506)."""
    return len(data) >= 12 and data[0] >> 6 == 2 and data[1] == _PSFB and data[0] & 31 in (_PLI, _FIR)


def _socket(family: int, host: str) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_DGRAM)
    sock.setblocking(False)
    for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
        with contextlib.suppress(OSError):  # as much as the system allows
            sock.setsockopt(socket.SOL_SOCKET, option, _BUFFER_BYTES)
    try:
        sock.bind((host, 0))
    except OSError:
        sock.close()
        raise
    return sock
