"""The method table: names, typed params, handlers. Turns whatever a handler raises into what JSON-RPC calls an error."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from typing import Any

import msgspec

from studio.control import protocol
from studio.errors import OperatorError

log = logging.getLogger(__name__)


class Params(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of a method's params."""


class NoParams(Params, frozen=True, kw_only=True):
    """For methods that take none."""


class MethodTable:
    """Handlers run on the desk's event loop. One that does not await is done before any other call begins."""

    def __init__(self) -> None:
        self._methods: dict[str, tuple[type[Params] | None, Callable[[Any], Any]]] = {}

    def add(self, name: str, params: type[Params] | None, handler: Callable[[Any], Any]) -> None:
        """`handler` gets a `params`, or the plain dict where that is None; it may be a coroutine function."""
        self._methods[name] = (params, handler)

    def names(self) -> list[str]:
        return sorted(self._methods)

    async def call(self, name: str, given: dict[str, Any]) -> Any:
        """The handler's result.

        Raises:
            RpcError: unknown method, wrong params, the rules refuse, or a bug of ours (logged).
        """
        if name not in self._methods:
            raise protocol.RpcError(protocol.METHOD_NOT_FOUND, f"there is no method `{name}`")
        kind, handler = self._methods[name]
        try:
            params = msgspec.convert(given, kind) if kind else given
        except msgspec.ValidationError as error:
            raise protocol.RpcError(protocol.INVALID_PARAMS, str(error)) from error
        try:
            result = handler(params)
            return await result if inspect.isawaitable(result) else result
        except OperatorError as error:
            data = {"code": error.code, "subject": error.subject}
            raise protocol.RpcError(protocol.OPERATOR, error.text, data) from error
        except protocol.RpcError:
            raise
        except Exception as error:
            log.exception("method %s failed", name)
            raise protocol.RpcError(protocol.INTERNAL, f"internal error in `{name}`; see the desk's log") from error
