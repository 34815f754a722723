"""Asks again what changes nothing, within the time that a call of the desk may take."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from studio.plugin_api.abilities import AbilityError

RETRIES_S = (0.1, 0.5)  # pauses before a question is asked again
T = TypeVar("T")


async def asked_again(ask: Callable[[float], Awaitable[T]], timeout_s: float) -> T:
    """What `ask` answers; asked again when it could not be reached, as long as there is time for it.

    Args:
        ask: one question that changes nothing; it is given the moment of the loop's clock until which it has time, seconds.
        timeout_s: for all of it.

    Raises:
        AbilityError: the last one of `ask`; `unreachable` at once where too little time is left, anything else at once.
    """
    clock = asyncio.get_running_loop().time
    until_s = clock() + timeout_s
    for pause_s in RETRIES_S:
        try:
            return await ask(until_s)
        except AbilityError as error:
            if error.code != "unreachable" or until_s - clock() < 2 * pause_s:
                raise
        await asyncio.sleep(pause_s)
    return await ask(until_s)
