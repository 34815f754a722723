"""Every number and every text that comes from outside has bounds, said by its type: of all commands, and of the show document."""

from __future__ import annotations

import msgspec
import pytest

from studio.control import protocol
from studio.document.model import Show
from tests.parts.command_schemas import OBJECTS, boundless, schemas


@pytest.mark.parametrize("command", sorted(schemas()))
def test_what_a_command_takes_has_bounds(command: str) -> None:
    assert list(boundless(schemas()[command])) == []


def test_the_show_document_has_bounds() -> None:
    assert list(boundless(Show)) == []


def test_the_bounds_are_looked_for_at_all() -> None:
    class Loose(msgspec.Struct):
        seconds: float
        name: str
        below: list[int]

    assert {place for place, _ in boundless(Loose)} == {"seconds", "name", "below[]"}
    assert set(OBJECTS) >= {"item", "source", "product"}


@pytest.mark.parametrize(
    "params",
    [
        '{"number": 9223372036854775808}',
        '{"list": [[{"deep": -9223372036854775809}]]}',
        '{"deep": ' + "[" * 32 + "]" * 32 + "}",
    ],
)
def test_what_could_not_be_handed_on_is_refused(params: str) -> None:
    ((call,), _) = protocol.parse(f'{{"jsonrpc": "2.0", "id": 1, "method": "card.play", "params": {params}}}')
    assert call.problem is not None
    assert call.problem.code == protocol.INVALID_PARAMS


@pytest.mark.parametrize("params", ['{"number": 9223372036854775807}', '{"deep": ' + "[" * 31 + "]" * 31 + "}"])
def test_the_largest_that_can(params: str) -> None:
    ((call,), _) = protocol.parse(f'{{"jsonrpc": "2.0", "id": 1, "method": "card.play", "params": {params}}}')
    assert call.problem is None
