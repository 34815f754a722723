"""Questions of clients to connections: each goes to its plugin's process, and its answer comes back as an event."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from typing import Any, get_args

from studio.contracts import messages
from studio.desk.desired_processes import plugin_worker
from studio.plugin_api.abilities import AbilityErrorCode
from studio.values.errors import RefusedError
from studio.values.plain_text import told
from studio.words import connections as says

_DEADLINE_S = 7.0  # a plugin gives up after 5 s, and says so
_WORDS = 500  # characters of a sentence for the operator
_CODES = get_args(AbilityErrorCode)  # others mean something of the desk's own: "confirm" would have a window ask, and say yes
_OPEN = 256  # questions that wait for their answer, of all connections


class ConnectionCalls:
    """What is being asked. `send(worker, message)` is False when the worker is not there to hear it. One event loop.

    An answer counts only from the connection that was asked. The questions of the rules of selling go another way: they are
    asked again after a crash, these are not.
    """

    def __init__(self, send: Callable[[str, messages.ToWorker], bool], deadline_s: float = _DEADLINE_S) -> None:
        self._send, self._deadline_s = send, deadline_s
        self._asked: dict[tuple[str, str], asyncio.Future[Mapping[str, Any]]] = {}

    async def ask(self, connection: str, name: str, question: str, **arguments: object) -> object:
        """The value that `<ability>.<method>` gives. `name` is what the operator calls the connection.

        Raises:
            RefusedError: its process is away, does not answer, or the platform refuses; the text is the platform's.
        """
        call = f"ask-{secrets.token_hex(8)}"
        if len(self._asked) >= _OPEN:
            raise RefusedError("busy", says.too_many_questions(), connection)
        answer = asyncio.get_running_loop().create_future()
        self._asked[connection, call] = answer
        try:
            if not self._send(plugin_worker(connection), messages.Command(question, {"call": call, **arguments})):
                raise RefusedError("unreachable", says.away(name=name), connection)
            data = await asyncio.wait_for(answer, self._deadline_s)
        except TimeoutError as error:
            raise RefusedError("unreachable", says.no_answer(name=name), connection) from error
        finally:
            del self._asked[connection, call]
        if data.get("ok") is not True:
            text = told(data.get("text", ""), _WORDS)
            code = data.get("code")
            raise RefusedError(code if code in _CODES else "refused", text or says.refuses(name=name), connection)
        return data.get("value")

    def heard(self, connection: str, data: Mapping[str, Any]) -> None:
        """Take in the event `answer` of a connection; one that nobody waits for is passed over."""
        answer = self._asked.get((connection, str(data.get("call", ""))))
        if answer is not None and not answer.done():
            answer.set_result(data)

    def ended(self, connection: str) -> None:
        """Its process is gone: what it was asked is answered so."""
        for (asked, _), answer in self._asked.items():
            if asked == connection and not answer.done():
                answer.set_result({"code": "unreachable", "text": says.ended()})
