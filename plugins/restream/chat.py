"""The chats as the studio sees them: one chat that is read, and the login that opens it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from restream import chat_message
from restream import sentences as says
from restream.access import Access
from restream.actions import (
    CONNECTION_CLOSED,
    CONNECTION_INFO,
    EVENT,
    Action,
    ConnectionClosed,
    ConnectionInfo,
    Event,
    payload_of,
)
from restream.addresses import Addresses
from restream.connections import Connections
from restream.rights import RIGHTS
from restream.wire import Patience, TokenRefusedError, Wire, closed, opened
from studio.plugin_api.abilities import AbilityError, ChatMessage, LoginPrompt
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import BrowserLogin, Platform, Session, TokenEndpoint
from studio.plugin_api.recent_ids import RecentIds
from studio.plugin_api.reconnecting import Reconnector
from studio.plugin_api.serving import UnreadChat

QUIET_S = 10.0  # the feed says at least this often that it lives


class RestreamChat:
    """All abilities of one connection. `run` keeps it connected; messages that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    def __init__(self, access: Access, addresses: Addresses, login: KeptSecret, patience: Patience | None = None) -> None:
        platform = Platform(
            name="Restream",
            client_id=access.client_id,
            client_secret=access.client_secret,
            token_url=addresses.token,
            authorize_url=addresses.authorize,
            scopes=RIGHTS,
            scopes_field="",
            redirect_port=access.redirect_port,
            denies_bare=True,
        )
        self._access, self._url, self._patience = access, addresses.chat, patience or Patience()
        self._endpoint = TokenEndpoint(platform)
        self._session = Session(self._endpoint, login.read, login.keep)
        self._link: Reconnector[Connections] = Reconnector(self._stay, self._lost, says.not_connected(), self._session)
        self._login = BrowserLogin(self._endpoint, self._session, self._link.begin_again)
        self._unread, self._seen = UnreadChat(), RecentIds()
        self._renewed = ""  # the token that took the place of a refused one

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run(self._login, self._session, self._endpoint)

    # ------------------------------------------------------------ login

    @property
    def prompt(self) -> LoginPrompt | None:
        """What the operator is to do to log in; None: no login has begun."""
        return self._login.prompt

    async def log_in(self) -> None:
        self._access.check()
        await self._login.log_in()

    # ------------------------------------------------------------ chat

    @property
    def notice(self) -> str:
        """Which of the chats Restream does not hear, and why."""
        return self._link.there.notice if self._link.there is not None else ""

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            await self._link.tried()
            yield self._unread.take()
            await self._unread.news(QUIET_S)

    # ------------------------------------------------------------ the connection

    async def _stay(self, enter: Callable[[Connections], None]) -> None:
        """One connection. Raises: AbilityError: how it ended."""
        self._access.check()
        wire, token = await self._opened(await self._session.token())
        try:
            connections = Connections()
            enter(connections)
            while True:
                self._take(await wire.next(), connections)
        except TokenRefusedError as error:
            if token == self._renewed and not self._link.is_steady:
                raise  # it is not the token's age
            await self._renew(token)
            raise closed(error.status) from error
        finally:
            await wire.close()

    async def _opened(self, token: str) -> tuple[Wire, str]:
        """Connect, and with which token: one that has expired is refreshed, and tried once more. Raises: AbilityError."""
        try:
            return await opened(self._url, token, self._patience), token
        except TokenRefusedError:
            token = await self._renew(token)
            return await opened(self._url, token, self._patience), token

    async def _renew(self, refused: str) -> str:
        """Another token. Raises: AbilityError: the login is over, or Restream does not answer."""
        self._renewed = await self._session.renewed(refused)
        return self._renewed

    def _take(self, action: Action, connections: Connections) -> None:
        if action.action == EVENT:
            self._hear(action)
        elif action.action == CONNECTION_INFO and (info := payload_of(action, ConnectionInfo)) is not None:
            connections.take(info)
        elif action.action == CONNECTION_CLOSED and (ended := payload_of(action, ConnectionClosed)) is not None:
            connections.close(ended)

    def _hear(self, action: Action) -> None:
        event = payload_of(action, Event)
        said = chat_message.read(event) if event is not None else None
        row = chat_message.row(event, said, action) if event is not None and said is not None else None
        if row is not None and self._seen.is_new(row.id):
            self._unread.put(row)

    def _lost(self, _error: AbilityError) -> None:
        self._unread.wake()  # whoever reads the feed is told why
