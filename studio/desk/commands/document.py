"""What clients ask of the show document: its file, undo and redo, and what came of an edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.control.schema import document as commands
from studio.desk import guards, prices_on_air
from studio.desk.alarms import FILE_ALARM
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.new_show import new_show, system_language
from studio.desk.paths import SHOWS, from_outside
from studio.document import model
from studio.show import selling
from studio.values.errors import RefusedError
from studio.words import air as air_says
from studio.words import sales as sales_says


def edit(desk: Desk, command: str, params: dict[str, Any]) -> dict[str, Any]:
    before = desk.document.show
    params = desk.connections.named(command, guards.unheard(command, params, bool(desk.air.active)))
    done = desk.document.edit(command, params)
    return _remarks(desk, before) | ({"id": done.created_id} if done.created_id else {})


def _remarks(desk: Desk, before: model.Show) -> dict[str, Any]:
    """What became of an edit on air that nobody was asked about, as sentences in `remarks`; empty: nothing."""
    said = prices_on_air.remark(before, desk.document.show, desk.sales.engine.state.current)
    return {"remarks": [said]} if said else {}


def _off_air(desk: Desk) -> None:
    if desk.air.state != "off":
        raise RefusedError("on_air", air_says.open_on_air())


def _nothing_on_sale(desk: Desk, confirmed: str | None) -> None:
    """Another show knows nothing of the sales of this one.

    Raises:
        RefusedError: something is on sale, or (once confirmed, that is left as it is) not put back yet.
    """
    stake, state = selling.at_stake(desk.sales.engine.state), desk.sales.engine.state
    if stake and state.launch is not None:
        raise RefusedError("on_sale", sales_says.show_open_refused(stake=stake), state.launch.product)
    for launch in state.unfinished:
        shop = selling.shop_name(desk.document.show, launch.shop)
        question = sales_says.put_back_show_opens(product=f"{launch.link_no} '{launch.title}'", shop=shop)
        selling.require_confirmation(question, launch.product, confirmed)


async def _new(desk: Desk, params: commands.NewShow) -> dict[str, Any]:
    async def begin() -> dict[str, Any]:
        _off_air(desk)
        _nothing_on_sale(desk, params.confirm)
        desk.forget_show()
        show = new_show(desk.plugins.catalogue, params.language or system_language())
        desk.document.begin(show, None, Path.home(), saved=True)
        await desk.open_journal()
        return {}

    return await desk.openings.carry_out(begin)


async def _open(desk: Desk, params: commands.OpenShow) -> dict[str, Any]:
    async def go_on() -> dict[str, Any]:
        _off_air(desk)
        _nothing_on_sale(desk, params.confirm)
        notice = await desk.document.open(from_outside(params.path))
        desk.forget_show()
        await desk.open_journal()
        desk.touch()
        await desk.destinations.fetch_keys()
        return {"notice": notice}

    return await desk.openings.carry_out(go_on)


async def _save(desk: Desk, _params: commands.SaveShow) -> dict[str, Any]:
    await desk.document.save()
    desk.alarms.clear(FILE_ALARM)
    return {}


async def _save_as(desk: Desk, params: commands.SaveShowAs) -> dict[str, Any]:
    async def move() -> dict[str, Any]:
        await desk.document.save(from_outside(params.path, SHOWS))
        desk.alarms.clear(FILE_ALARM)
        await desk.sales.move(await desk.journal_path())
        return {}

    return await desk.openings.carry_out(move)


def _undo(desk: Desk, params: commands.Undo) -> dict[str, Any]:
    before = desk.document.show
    desk.document.undo(params.confirm)
    return _remarks(desk, before)


def _redo(desk: Desk, params: commands.Redo) -> dict[str, Any]:
    before = desk.document.show
    desk.document.redo(params.confirm)
    return _remarks(desk, before)


HANDLERS: Handlers = (
    (commands.NewShow, _new),
    (commands.OpenShow, _open),
    (commands.SaveShow, _save),
    (commands.SaveShowAs, _save_as),
    (commands.Undo, _undo),
    (commands.Redo, _redo),
)
