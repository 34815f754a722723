"""What clients ask of one destination: starting and stopping it, its stream key, the parts of a recording."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from studio.contracts import messages
from studio.control.schema import air as commands
from studio.desk import on_air
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.destination_keys import key_entry
from studio.desk.keys import Secret
from studio.desk.removals import interrupts_stream
from studio.desk.selling import shutdown
from studio.document import model
from studio.show.selling import require_confirmation
from studio.values.errors import RefusedError
from studio.values.pasted import is_broken, without_pasted
from studio.words import air as air_says
from studio.words import keys as keys_says
from studio.words import sales as sales_says


async def _start(desk: Desk, params: commands.StartDestination) -> dict[str, Any]:
    await desk.destinations.fetch_keys()
    one = desk.destinations.find(params.destination)
    if desk.destinations.key_of(one) is None:
        raise RefusedError("needs_key", air_says.no_key(name=one.name, key=one.target.facts.key_words), one.id)
    on_air.start(desk, (one,))
    return {}


def _stop(desk: Desk, params: commands.StopDestination) -> dict[str, Any]:
    """End one of them; the last one that viewers see is the end of the show."""
    one = desk.destinations.find(params.destination)
    if on_air.viewed(desk) == {one.id}:
        question = partial(sales_says.stopping_ends, name=one.name)
        shutdown.confirm_end(desk.sales.engine, question, params.confirm)
        desk.sales.engine.end_show()
    desk.air.stop([one.id])
    desk.touch()
    return {}


def _retry(desk: Desk, params: commands.RetryDestination) -> dict[str, Any]:
    one = desk.destinations.find(params.destination)
    if one.id not in desk.air.active:
        raise RefusedError("not_active", air_says.not_started(name=one.name), one.id)
    name = f"sink.{one.id}"
    if not desk.processes.send(name, messages.Command("retry")) and name in desk.processes.members:
        desk.processes.restart(name)
    return {}


def _split(desk: Desk, params: commands.SplitRecording) -> dict[str, Any]:
    chosen = [desk.destinations.find(params.destination)] if params.destination else desk.document.show.destinations
    sent = [
        one.id for one in chosen if one.target.facts.is_file and desk.processes.send(f"sink.{one.id}", messages.Command("split"))
    ]
    if not sent:
        raise RefusedError("no_recording", air_says.no_recording(), params.destination or "")
    return {"split": sent}


async def _set_key(desk: Desk, params: commands.SetKey) -> dict[str, Any]:
    one = desk.destinations.find(params.destination)
    needs_operators_key(one)
    return {"kept": await keep_key(desk, one, Secret(params.key))}


def needs_operators_key(one: model.Destination) -> None:
    """Raises: RefusedError: the destination is not one whose key somebody gives it."""
    if one.target.facts.key != "operator":
        raise RefusedError("no_key", keys_says.none_needed(name=one.name), one.id)


def fresh_ref(one: model.Destination) -> str:
    """What a key of the destination can be called that has no name yet."""
    return f"key-{one.id}-{secrets.token_hex(4)}"


async def keep_key(desk: Desk, one: model.Destination, given: Secret) -> bool:
    """Keep a destination's key for its server, and give it to its sink. False: it is kept only until the studio ends.

    Raises:
        RefusedError: it is no key.
    """
    key = without_pasted(given.reveal())
    if not key or is_broken(key):
        raise RefusedError("bad_key", keys_says.not_a_line(key=one.target.facts.key_words), one.id)
    if not key_entry(one):
        desk.document.edit("destination.update", {"destination": one.id, "set": {"target": {"key_ref": fresh_ref(one)}}})
        one = desk.destinations.find(one.id)
    return await desk.destinations.put_key(one, Secret(key))


async def _forget_key(desk: Desk, params: commands.ForgetKey) -> dict[str, Any]:
    one = desk.destinations.find(params.destination)
    users = desk.destinations.users_of_key(one)
    running = [user for user in users if user.id in desk.air.active]
    if running:
        require_confirmation(interrupts_stream(running[0].name), one.id, params.confirm)
    if users:
        await desk.destinations.forget_key(one)
    return {}


HANDLERS: Handlers = (
    (commands.StartDestination, _start),
    (commands.StopDestination, _stop),
    (commands.RetryDestination, _retry),
    (commands.SplitRecording, _split),
    (commands.SetKey, _set_key),
    (commands.ForgetKey, _forget_key),
)
