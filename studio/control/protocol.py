"""The words of the control protocol: JSON-RPC 2.0 over WebSocket, sans I/O. Imported by the desk and by every client.

Knows neither asyncio nor a WebSocket library, so that a window can use its own. The methods are in docs/control.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from studio.values.patch import apply as apply_ops
from studio.values.sentences import plain, read, spoken
from studio.values.unseen import json_without_unseen

__all__ = [
    "BUSY",
    "INTERNAL",
    "INVALID_PARAMS",
    "INVALID_REQUEST",
    "METHOD_NOT_FOUND",
    "NOT_ALLOWED",
    "NOT_GREETED",
    "OPERATOR",
    "PARSE",
    "Call",
    "RpcError",
    "apply_ops",
    "control_address",
    "decode",
    "notification",
    "parse",
    "request",
    "response",
]

# JSON-RPC 2.0, section 5.1
PARSE, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603
# ours, in the range the standard leaves to servers
OPERATOR, NOT_GREETED, BUSY, NOT_ALLOWED = -32000, -32001, -32002, -32003


BATCH_BOUND = 64  # calls of one batch
DEPTH_BOUND = 32  # objects and lists inside each other in one call's parameters
_ID_BOUND = 200  # characters of a call's id
_INTEGERS = range(-(2**63), 2**63)  # what every process and file of ours can carry


class RpcError(Exception):
    """An error that the other end is told, or told us. `data` has `code` and `subject` when `code` is `OPERATOR`.

    Where `message` is a sentence of the catalogue, `data` has its code and fields as `said`.
    """

    def __init__(self, code: int, message: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code, self.data = code, dict(data or {})
        self.message = read(message, self.data.get("said"))
        if said := spoken(self.message):
            self.data["said"] = said

    def as_json(self) -> dict[str, Any]:
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        return error | {"data": self.data} if self.data else error


@dataclass(frozen=True, slots=True)
class Call:
    """One request, or a notification (`expects_answer` false). `problem` stands in for what was no request at all."""

    id: Any
    method: str
    params: dict[str, Any]
    expects_answer: bool = True
    problem: RpcError | None = None


def parse(text: str | bytes) -> tuple[list[Call], bool]:
    """The calls in a message and whether it was a batch. What cannot be understood becomes a call with a `problem`."""
    try:
        message = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return [_broken(None, PARSE, f"not JSON: {error}")], False
    if not isinstance(message, list):
        return [_call(message)], False
    if not message:
        return [_broken(None, INVALID_REQUEST, "an empty batch")], False
    if len(message) > BATCH_BOUND:
        return [_broken(None, INVALID_REQUEST, f"a batch has at most {BATCH_BOUND} calls")], False
    return [_call(call) for call in message], True


def _call(message: Any) -> Call:
    if not isinstance(message, dict):
        return _broken(None, INVALID_REQUEST, "a request is an object")
    number = message.get("id")
    if not _can_be_answered(number):
        return _broken(None, INVALID_REQUEST, "`id` is a short string, a number or null")
    if message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
        return _broken(number, INVALID_REQUEST, '`jsonrpc` must be "2.0" and `method` a string')
    params = message.get("params", {})
    answer = "id" in message
    if not isinstance(params, dict):
        problem = RpcError(INVALID_PARAMS, "`params` are named: an object")
        if not isinstance(params, list):
            problem = RpcError(INVALID_REQUEST, "`params` is an object")
        return Call(number, message["method"], {}, answer, problem)
    return Call(number, message["method"], params, answer, _trouble(params))


def _trouble(params: dict[str, Any]) -> RpcError | None:
    """Why these could not be handed on, kept and said again: too deep, or a whole number of more than 64 bits."""
    level: list[Any] = [params]
    for _ in range(DEPTH_BOUND):
        inside: list[Any] = []
        for value in level:
            for part in value.values() if isinstance(value, dict) else value:
                kind = type(part)
                if kind is int and part not in _INTEGERS:
                    return RpcError(INVALID_PARAMS, "a whole number in `params` has more than 64 bits")
                if kind is dict or kind is list:
                    inside.append(part)
        if not inside:
            return None
        level = inside
    return RpcError(INVALID_PARAMS, f"`params` are nested more than {DEPTH_BOUND} deep")


def _can_be_answered(number: Any) -> bool:
    if isinstance(number, str):
        return len(number) <= _ID_BOUND
    if isinstance(number, int) and not isinstance(number, bool):
        return number in _INTEGERS
    return isinstance(number, float | None)


def _broken(number: Any, code: int, text: str) -> Call:
    return Call(number, "", {}, True, RpcError(code, text))


def request(number: int, method: str, params: dict[str, Any]) -> str:
    return _text({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def notification(method: str, params: dict[str, Any]) -> str:
    """News for a client. Words of others leave without what nobody sees, here and in answers: for every window and panel."""
    return _shown({"jsonrpc": "2.0", "method": method, "params": params})


def response(number: Any, result: Any = None, error: RpcError | None = None) -> str:
    head = {"jsonrpc": "2.0", "id": number}
    return _shown(head | ({"result": result} if error is None else {"error": error.as_json()}))


def decode(text: str | bytes) -> dict[str, Any]:
    """A message from the desk: a response (`id` and `result` or `error`) or a notification (`method`, `params`)."""
    message: dict[str, Any] = msgspec.json.decode(text)
    return message


def _shown(message: Any) -> str:
    return json_without_unseen(_text(message))


def _text(message: Any) -> str:
    return msgspec.json.encode(message, enc_hook=plain).decode()


def control_address(session: Path) -> tuple[str, str]:
    """URL and token of the session's control server.

    Raises:
        OSError: no desk has come up yet.
    """
    given = json.loads((session / "control.json").read_text(encoding="utf-8"))
    return f"ws://127.0.0.1:{given['port']}", str(given["token"])
