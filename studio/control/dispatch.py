"""The method table: commands, and who carries them out. Turns whatever a handler raises into what JSON-RPC calls an error."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import msgspec

from studio.control import protocol
from studio.control.schema import EVERY_RIGHT, Command, Right
from studio.values.errors import OperatorError
from studio.values.sentences import carried

log = logging.getLogger(__name__)


class _Method(NamedTuple):
    kind: type[Command]
    handler: Callable[[Any], Any]
    as_given: bool


class MethodTable:
    """Handlers run on the desk's event loop. One that does not await is done before any other call begins."""

    def __init__(self) -> None:
        self._methods: dict[str, _Method] = {}

    def add(self, kind: type[Command], handler: Callable[[Any], Any]) -> None:
        """`handler` gets a `kind`; it may be a coroutine function."""
        self._methods[kind.method] = _Method(kind, handler, as_given=False)

    def add_as_given(self, kind: type[Command], handler: Callable[[dict[str, Any]], Any]) -> None:
        """As `add`; `handler` gets the plain parameters and itself says, in the operator's words, what does not fit `kind`."""
        self._methods[kind.method] = _Method(kind, handler, as_given=True)

    def names(self, rights: Collection[Right] = EVERY_RIGHT) -> list[str]:
        """The methods that one with these rights may call."""
        return sorted(name for name, method in self._methods.items() if method.kind.right in rights)

    async def call(self, name: str, given: dict[str, Any], rights: Collection[Right] = EVERY_RIGHT) -> Any:
        """The handler's result, for one who has these rights.

        Raises:
            RpcError: unknown method, a right is missing, wrong params, the rules refuse, or a bug of ours (logged).
        """
        if name not in self._methods:
            raise protocol.RpcError(protocol.METHOD_NOT_FOUND, f"there is no method `{name}`")
        kind, handler, as_given = self._methods[name]
        if kind.right not in rights:
            raise protocol.RpcError(
                protocol.NOT_ALLOWED, f"this connection has not the right `{kind.right}`, which `{name}` needs"
            )
        try:
            params = given if as_given else msgspec.convert(given, kind)
        except msgspec.ValidationError as error:
            raise protocol.RpcError(protocol.INVALID_PARAMS, str(error)) from error
        try:
            result = handler(params)
            answer = await result if inspect.isawaitable(result) else result
            return carried(answer) if isinstance(answer, dict) else answer
        except OperatorError as error:
            data = {"code": error.code, "subject": error.subject}
            raise protocol.RpcError(protocol.OPERATOR, error.text, data) from error
        except protocol.RpcError:
            raise
        except Exception as error:
            log.exception("method %s failed", name)
            raise protocol.RpcError(protocol.INTERNAL, f"internal error in `{name}`; see the desk's log") from error
