"""The socket: opened in the clear or by TLS, read in lines, written to in bounded memory, and known to be alive."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from irc import sentences as says
from irc.access import Access
from irc.cutting import LineCutter
from irc.line import Line, encode, parse
from studio.plugin_api.abilities import AbilityError

_OPEN_S = 10.0
_CLOSE_S = 0.5
_READ_BYTES = 1 << 16
_TOKEN = 100  # characters of a PING that are answered
_UNSENT_BYTES = 1 << 16  # of what the server does not fetch


class Patience(NamedTuple):
    """Silence after which the server is asked whether it is there, and how long it may take to answer, seconds."""

    silent_s: float = 60.0
    answer_s: float = 30.0


class Wire:
    """One connection, as long as it lasts."""

    def __init__(self, access: Access, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, patience: Patience) -> None:
        self._access, self._reader, self._writer, self._patience = access, reader, writer, patience

    def write(self, *lines: bytes) -> None:
        """Raises: AbilityError: the server has not fetched what it was sent for too long."""
        if self._writer.transport.get_write_buffer_size() > _UNSENT_BYTES:
            raise AbilityError("unreachable", says.does_not_take(place=self._access.place))
        self._writer.write(b"".join(lines))

    async def lines(self) -> AsyncIterator[Line]:
        """What the server says, until it has gone; its PINGs are answered.

        Raises:
            AbilityError: it has gone, or is silent.
        """
        cutter = LineCutter()
        while data := await self._read():
            for raw in cutter.take(data):
                line = parse(raw)
                if line is None:
                    continue
                if line.command == "PING":
                    self.write(_pong(line))
                yield line
        raise AbilityError("unreachable", says.closed(place=self._access.place))

    async def _read(self) -> bytes:
        try:
            try:
                async with asyncio.timeout(self._patience.silent_s):
                    return await self._reader.read(_READ_BYTES)
            except TimeoutError:
                self.write(encode("PING", "alive"))
            async with asyncio.timeout(self._patience.answer_s):
                return await self._reader.read(_READ_BYTES)
        except TimeoutError as error:  # before OSError, of which it is one
            raise AbilityError("unreachable", says.silent(place=self._access.place)) from error
        except OSError as error:
            raise AbilityError("unreachable", says.broke_off(place=self._access.place)) from error


@asynccontextmanager
async def opened(access: Access, patience: Patience) -> AsyncIterator[Wire]:
    """A connection for as long as the block runs.

    Raises:
        AbilityError: nobody answers, or the server cannot be trusted.
    """
    place = access.place
    try:
        async with asyncio.timeout(_OPEN_S):
            reader, writer = await asyncio.open_connection(access.server, access.port, ssl=_trust(access), limit=_READ_BYTES)
    except ssl.SSLCertVerificationError as error:
        raise AbilityError("refused", says.not_trusted(place=place, reason=error.verify_message)) from error
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise AbilityError("unreachable", says.hung_up(place=place)) from error
    except ssl.SSLError as error:
        raise AbilityError("refused", says.no_tls(place=place)) from error
    except TimeoutError as error:
        raise AbilityError("unreachable", says.late(place=place)) from error
    except (OSError, ValueError) as error:  # a ValueError: a name that no server has
        raise AbilityError("unreachable", says.nobody(place=place)) from error
    try:
        yield Wire(access, reader, writer, patience)
    finally:
        writer.write(encode("QUIT", ""))
        writer.close()
        try:
            async with asyncio.timeout(_CLOSE_S):
                await writer.wait_closed()
        except (TimeoutError, OSError):
            writer.transport.abort()


def _pong(ping: Line) -> bytes:
    """The answer to a PING; an empty one where a line cannot hold what was asked (NUL, or letters that grew)."""
    try:
        return encode("PONG", ping.param(-1)[:_TOKEN])
    except ValueError:
        return encode("PONG", "")


def _trust(access: Access) -> ssl.SSLContext | None:
    if not access.tls:
        return None
    try:
        if access.ca_file and not Path(access.ca_file).is_file():  # a pipe would be waited for
            raise FileNotFoundError(access.ca_file)
        return ssl.create_default_context(cafile=access.ca_file or None)
    except OSError as error:  # an SSLError is one
        raise AbilityError("refused", says.no_certificates(file=access.ca_file)) from error
