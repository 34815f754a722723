"""Listening on 127.0.0.1 without ever being handed more connections at once than there are files for.

asyncio accepts as many connections in one turn of its loop as the backlog says, before anybody can count them: a crowd that
comes while the process is busy would take every file it may have. So few are taken in a turn, and the others wait with the
system.
"""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable
from typing import TypeVar

HOST = "127.0.0.1"
_IN_A_TURN = 8
_WAITING = 1024  # with the system, until a turn takes them
AT_THE_DOOR = 5 * _IN_A_TURN  # accepted and not yet counted, or turned away and not yet closed, which takes four turns
Server = TypeVar("Server")


async def listen(port: int, serve: Callable[[socket.socket, int], Awaitable[Server]]) -> Server:
    """What `serve` makes of a socket on `port` (0: any free one) and the backlog it is to be given.

    Raises:
        OSError: the port is taken, or there is none.
    """
    listener = socket.create_server((HOST, port))
    try:
        server = await serve(listener, _IN_A_TURN)
        listener.listen(_WAITING)  # the loop has its number by now
    except BaseException:
        listener.close()
        raise
    return server
