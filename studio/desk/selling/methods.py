"""What clients can ask of the selling side: the live commands of the rules, cards, chat, the host's view, the journal."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from studio.control.dispatch import MethodTable
from studio.control.schema import COMMANDS, Command, cards, chat, machine
from studio.desk import on_air
from studio.desk.chat.chat_journal import KINDS as CHAT_KINDS
from studio.desk.journal import Span
from studio.show import selling
from studio.values.errors import OperatorError, RefusedError
from studio.words import chat as chat_says
from studio.words import journals as journals_say
from studio.words import launches as launches_says

if TYPE_CHECKING:
    from studio.desk.desk import Desk

_SEEN = ("launch.arm", "launch.start")  # what is done for viewers
_OFF_AIR = launches_says.unseen()
_HIGHLIGHT = "comment_highlight"


def add_to(table: MethodTable, desk: Desk, kept: Callable[[Callable[[Any], Any]], Callable[[Any], Any]]) -> None:
    """Put the methods into the desk's table. `kept` wraps those whose effect must survive a crash of the desk."""
    for command in sorted(selling.COMMANDS):
        table.add_as_given(COMMANDS[command], partial(_command, desk, command))
    methods: tuple[tuple[type[Command], Callable[[Desk, Any], Any]], ...] = (
        (cards.PlayCard, _play),
        (cards.UpdateCard, _update),
        (cards.NextPage, _next),
        (cards.StopCard, _stop),
        (chat.PickMessage, _pick),
        (chat.UnpickMessage, _unpick),
        (chat.HighlightMessage, _highlight),
        (chat.TellHost, _message),
        (chat.SetPrompter, _prompter),
    )
    for kind, handler in methods:
        table.add(kind, kept(partial(_noted, desk, handler)))
    table.add(chat.RecentMessages, lambda _none: {"rows": desk.sales.chat.recent()})
    table.add(machine.ReadJournal, partial(_between, desk))


async def _command(desk: Desk, command: str, params: dict[str, Any]) -> dict[str, Any]:
    """Answered once it would survive a power cut. What the disk refuses is an alarm, not a refusal: it has happened."""
    if command == "launch.arm":
        params = _timed(desk, params)
    result = desk.sales.engine.command(command, params)
    if command in _SEEN and not on_air.viewed(desk):
        result["remarks"] = [*result.get("remarks", ()), _OFF_AIR]
    with contextlib.suppress(OperatorError):
        await desk.sales.engine.durable()
    return result


def _timed(desk: Desk, params: dict[str, Any]) -> dict[str, Any]:
    """With the delay of those viewers to whom the launch is timed, as it is now.

    Raises:
        RefusedError: there is no such destination.
    """
    if params.get("timed_to") is None or params.get("lead_ms") is not None:
        return params
    return params | {"lead_ms": desk.destinations.viewer_delay_ms(desk.destinations.find(params["timed_to"]))}


def _noted(desk: Desk, handler: Callable[[Desk, Any], dict[str, Any]], params: Any) -> dict[str, Any]:
    """What was said by hand is among what a desk after this one must know."""
    result = handler(desk, params)
    desk.touch()
    return result


def _play(desk: Desk, params: cards.PlayCard) -> dict[str, Any]:
    desk.sales.cards.play(params.overlay, params.values)
    return {}


def _update(desk: Desk, params: cards.UpdateCard) -> dict[str, Any]:
    desk.sales.cards.update(params.overlay, params.values)
    return {}


def _next(desk: Desk, params: cards.NextPage) -> dict[str, Any]:
    desk.sales.cards.next_page(params.overlay)
    return {}


def _stop(desk: Desk, params: cards.StopCard) -> dict[str, Any]:
    desk.sales.cards.stop(params.overlay, desk.sales.engine.state.current)
    return {}


def _pick(desk: Desk, params: chat.PickMessage) -> dict[str, Any]:
    desk.sales.host.pick(desk.sales.chat.row(params.id))
    return {}


def _unpick(desk: Desk, params: chat.UnpickMessage) -> dict[str, Any]:
    desk.sales.host.unpick(params.id)
    return {}


def _highlight(desk: Desk, params: chat.HighlightMessage) -> dict[str, Any]:
    """Put a message on the card for comments."""
    row = desk.sales.chat.row(params.id)
    card = next((one for one in desk.document.show.overlays if one.kind == _HIGHLIGHT), None)
    if card is None:
        raise RefusedError("no_card", chat_says.no_comment_card())
    desk.sales.cards.play(card.id, {"name": row.name, "text": row.text, "badges": list(row.badges)})
    return {"overlay": card.id}


def _message(desk: Desk, params: chat.TellHost) -> dict[str, Any]:
    desk.sales.host.message(params.text)
    return {}


def _prompter(desk: Desk, params: chat.SetPrompter) -> dict[str, Any]:
    desk.sales.host.prompter(params.text)
    return {}


def _between(desk: Desk, params: machine.ReadJournal) -> Awaitable[dict[str, Any]]:
    asked = frozenset(params.kinds)
    of_chat = bool(asked) and asked <= CHAT_KINDS
    for kind in () if of_chat else params.kinds:
        if kind not in selling.EVENT_KINDS:
            raise RefusedError("not_found", journals_say.no_kind(name=kind), kind)
    span = Span(
        from_ms=params.from_ms,
        to_ms=params.to_ms,
        subject=params.subject,
        kinds=params.kinds,
        latest=params.latest is not None,
        before=params.before or 0,
    )

    async def answer() -> dict[str, Any]:
        at_most = params.latest or machine.JOURNAL_PAGE
        if of_chat:
            return {"records": await desk.sales.chat_journal.between(span, at_most)}
        return {"records": await desk.sales.engine.records_between(span, at_most)}

    return answer()
