"""A crowd as a process of the studio: comes in, says twice a second how it is doing, and goes home when its time is up."""

from __future__ import annotations

import asyncio

from rehearsal import sentences as says
from rehearsal.crowd.plan import Plan, make_plan
from rehearsal.crowd.profiles import WINDOW
from rehearsal.crowd.run import Crowd
from studio.plugin_api import Context, run_async
from studio.plugin_api.abilities import AbilityError

_REPORT_EVERY_S = 0.5


def run(context: Context) -> None:
    """Entry of the plugin's part `crowd`. Once the crowd has gone the process waits for its end, which is the desk's to order."""
    run_async(context, lambda: _serve(context))


async def _serve(context: Context) -> None:
    try:
        await _visit(context, Crowd(str(context.settings["page"]), _plan(context)))
    except AbilityError as error:
        context.report("failed", error.text)
    except TimeoutError:
        context.report("failed", says.nobody_let_in())
    await asyncio.Event().wait()


def _plan(context: Context) -> Plan:
    settings = context.settings
    viewers = int(settings["viewers"])
    per_second = viewers / 60
    return make_plan(
        WINDOW,
        viewers,
        float(settings["seconds"]),
        int(settings["seed"]),
        settings["chats_per_minute"] * per_second,
        settings["wants_per_minute"] * per_second,
    )


async def _visit(context: Context, crowd: Crowd) -> None:
    """From coming in to going home.

    Raises:
        TimeoutError: the page lets nobody in.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + float(context.settings["seconds"])
    visiting = asyncio.create_task(crowd.run())
    try:
        while not visiting.done():
            _report(context, crowd, ends - loop.time())
            await asyncio.wait([visiting], timeout=_REPORT_EVERY_S)
        visiting.result()
        _report(context, crowd, 0, over=True)
    finally:
        visiting.cancel()
        await asyncio.gather(visiting, return_exceptions=True)


def _report(context: Context, crowd: Crowd, left_s: float, over: bool = False) -> None:
    outcome = crowd.outcome
    context.report(
        "running",
        viewers=0 if over else crowd.people_here,
        messages=outcome.chat_sent,
        orders=outcome.ordered,
        units=outcome.units_ordered,
        left_s=max(0, round(left_s)),
        over=over,
    )
