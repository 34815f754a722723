"""A relay from its beginning to its end: the stream, the port, the server, and back."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable

import uvicorn

from relay.protocol import bounded
from relay.receiver import Receiver
from relay.secrets import SettingsError
from relay.settings import Relay
from studio.webhooks import open_stream

__all__ = ["serve"]

log = logging.getLogger(__name__)

_KEEP_ALIVE_S = 15  # a quiet connection between two calls
_END_S = 10  # for calls under way, when the relay is to end


async def serve(relay: Relay, listening: Callable[[str, int], object]) -> None:
    """Take calls until SIGTERM or SIGINT; calls under way are finished. `listening` is told address and port.

    Raises:
        SettingsError: the address is taken, or not of this computer.
    """
    door = _listen(relay.host, relay.port)
    stream = open_stream(relay.place, relay.retention)
    limits = relay.limits
    config = uvicorn.Config(
        Receiver(relay.connections, stream, limits),
        http=bounded(limits.connections, limits.header_s),
        h11_max_incomplete_event_size=limits.header_kib << 10,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        access_log=False,  # paths may hold secrets
        log_config=None,
        log_level="error",  # it warns of each request that is none
        proxy_headers=bool(relay.trusted_proxies),
        forwarded_allow_ips=list(relay.trusted_proxies),
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_END_S,
    )
    server = uvicorn.Server(config)

    def end(*_: object) -> None:
        """Before uvicorn hears signals itself, and once more after it has ended."""
        server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    try:
        listening(*door.getsockname()[:2])
        await server.serve(sockets=[door])
    finally:
        await stream.close()
        door.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        raise SettingsError(f"listen: {host}:{port}: {error.strerror}") from error
