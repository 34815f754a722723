"""What clients can ask of the selling side: the live commands of the rules, cards, talk, the journal."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from studio.control.dispatch import MethodTable, NoParams, Params
from studio.desk import on_air
from studio.errors import OperatorError, RefusedError
from studio.show import selling
from studio.values.fields import Word

if TYPE_CHECKING:
    from studio.desk.desk import Desk

_Wall = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799_999)]  # until the year 9999
_Text = Annotated[str, msgspec.Meta(max_length=2000)]
_SEEN = ("launch.arm", "launch.start")  # what is done for viewers
_OFF_AIR = "The show is not on air: nobody sees this launch."
_HIGHLIGHT = "comment_highlight"


class _Card(Params, frozen=True, kw_only=True):
    overlay: Word


class _Play(_Card, frozen=True, kw_only=True):
    values: dict[str, Any] | None = None


class _Update(_Card, frozen=True, kw_only=True):
    values: dict[str, Any]


class _Row(Params, frozen=True, kw_only=True):
    id: Word


class _Said(Params, frozen=True, kw_only=True):
    text: _Text


class _Span(Params, frozen=True, kw_only=True):
    """Wall times, UTC, ms since 1970."""

    from_ms: _Wall
    to_ms: _Wall
    subject: Word = ""


def add_to(table: MethodTable, desk: Desk, kept: Callable[[Callable[[Any], Any]], Callable[[Any], Any]]) -> None:
    """Put the methods into the desk's table. `kept` wraps those whose effect must survive a crash of the desk."""
    for command in sorted(selling.COMMANDS):
        table.add(command, None, partial(_command, desk, command))
    methods: tuple[tuple[str, type[Params], Callable[[Desk, Any], Any]], ...] = (
        ("card.play", _Play, _play),
        ("card.update", _Update, _update),
        ("card.next", _Card, _next),
        ("card.stop", _Card, _stop),
        ("chat.pick", _Row, _pick),
        ("chat.unpick", _Row, _unpick),
        ("chat.highlight", _Row, _highlight),
        ("host.message", _Said, _message),
        ("host.prompter", _Said, _prompter),
    )
    for name, kind, handler in methods:
        table.add(name, kind, kept(partial(_noted, desk, handler)))
    table.add("chat.recent", NoParams, lambda _none: {"rows": desk.floor.talk.recent()})
    table.add("journal.between", _Span, partial(_between, desk))


async def _command(desk: Desk, command: str, params: dict[str, Any]) -> dict[str, Any]:
    """Answered once it would survive a power cut. What the disk refuses is an alarm, not a refusal: it has happened."""
    if command == "launch.arm":
        params = _timed(desk, params)
    result = desk.floor.seller.command(command, params)
    if command in _SEEN and not on_air.viewed(desk):
        result["remarks"] = [*result.get("remarks", ()), _OFF_AIR]
    with contextlib.suppress(OperatorError):
        await desk.floor.seller.durable()
    return result


def _timed(desk: Desk, params: dict[str, Any]) -> dict[str, Any]:
    """With the delay of those viewers to whom the launch is timed, as it is now.

    Raises:
        RefusedError: there is no such destination.
    """
    if params.get("timed_to") is None or params.get("lead_ms") is not None:
        return params
    return params | {"lead_ms": desk.viewer_delay_ms(desk.destination(params["timed_to"]))}


def _noted(desk: Desk, handler: Callable[[Desk, Any], dict[str, Any]], params: Any) -> dict[str, Any]:
    """What was said by hand is among what a desk after this one must know."""
    result = handler(desk, params)
    desk.touch()
    return result


def _play(desk: Desk, params: _Play) -> dict[str, Any]:
    desk.floor.play(params.overlay, params.values)
    return {}


def _update(desk: Desk, params: _Update) -> dict[str, Any]:
    desk.floor.update(params.overlay, params.values)
    return {}


def _next(desk: Desk, params: _Card) -> dict[str, Any]:
    desk.floor.next(params.overlay)
    return {}


def _stop(desk: Desk, params: _Card) -> dict[str, Any]:
    desk.floor.stop(params.overlay)
    return {}


def _pick(desk: Desk, params: _Row) -> dict[str, Any]:
    desk.floor.talk.pick(params.id)
    return {}


def _unpick(desk: Desk, params: _Row) -> dict[str, Any]:
    desk.floor.talk.unpick(params.id)
    return {}


def _highlight(desk: Desk, params: _Row) -> dict[str, Any]:
    """Put a message on the card for comments."""
    row = desk.floor.talk.row(params.id)
    card = next((one for one in desk.keeper.show.overlays if one.kind == _HIGHLIGHT), None)
    if card is None:
        raise RefusedError("no_card", "The show has no card for comments. Add a comment highlight to it first.")
    desk.floor.play(card.id, {"name": row.name, "text": row.text, "badges": list(row.badges)})
    return {"overlay": card.id}


def _message(desk: Desk, params: _Said) -> dict[str, Any]:
    desk.floor.talk.message(params.text)
    return {}


def _prompter(desk: Desk, params: _Said) -> dict[str, Any]:
    desk.floor.talk.prompter(params.text)
    return {}


def _between(desk: Desk, params: _Span) -> Awaitable[dict[str, Any]]:
    async def answer() -> dict[str, Any]:
        return {"records": await desk.floor.seller.between(params.from_ms, params.to_ms, params.subject)}

    return answer()
