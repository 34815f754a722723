"""Writes into the chat, and finds out under which id: Owncast does not answer with it, it comes back with the message."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from uuid import uuid4

from owncast.api import OwncastApi
from owncast.markup import markdown
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain

TEXT_BOUND = 500  # characters of a message
ECHO_S = 1.5  # to come back; what comes later is known all the same, and no row of somebody else
_KNOWN_FOR_S = 60.0
_UNHEARD = 50  # that have not come back
_NAME = 250  # characters that a name before an answer may add: Owncast itself has no bound


@dataclass(eq=False)
class _Sent:
    text: str
    until_s: float
    echo: asyncio.Future[str]


class Sending:
    """One message after the other; those that have not come back are waited for side by side. One event loop."""

    def __init__(self, api: OwncastApi) -> None:
        self._api = api
        self._turn = asyncio.Lock()
        self._sent: deque[_Sent] = deque(maxlen=_UNHEARD)

    async def send(self, text: str) -> str:
        """Send it; its id. Raises: AbilityError: Owncast did not take it, or does not answer."""
        async with self._turn:
            loop = asyncio.get_running_loop()
            text = plain(text, TEXT_BOUND + _NAME)
            sent = _Sent(text, loop.time() + _KNOWN_FOR_S, loop.create_future())
            self._sent.append(sent)
            try:
                await self._api.send(markdown(text))
            except AbilityError as error:
                if error.code != "unreachable" and sent in self._sent:  # else it may come all the same, or has come
                    self._sent.remove(sent)
                raise
        await asyncio.wait({sent.echo}, timeout=ECHO_S)
        return sent.echo.result() if sent.echo.done() else uuid4().hex

    def claims(self, message_id: str, text: str) -> bool:
        """Whether a message that an integration or the server wrote is one of ours that comes back."""
        now_s = asyncio.get_running_loop().time()
        while self._sent and self._sent[0].until_s < now_s:
            self._sent.popleft()
        found = next((sent for sent in self._sent if sent.text == text), None)
        if found is None:
            return False
        self._sent.remove(found)
        if not found.echo.done():
            found.echo.set_result(message_id)
        return True
