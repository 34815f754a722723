"""What clients ask of plugins: switching, settings, secrets, starting one anew, and the rehearsal's crowd."""

from __future__ import annotations

from typing import Any

from studio.control.schema import plugins as commands
from studio.desk import guards
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.keys import Secret
from studio.desk.plugins import Choices
from studio.values.errors import RefusedError
from studio.values.pasted import without_pasted
from studio.words import plugins as says


async def _switch(desk: Desk, params: commands.SwitchPlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.catalogue.switched(params.plugin, params.on)
        if not params.on:
            engine, cues = desk.sales.engine, desk.sales.cards.cues
            guards.plugin_goes(params.plugin, engine.state, desk.document.show, cues, desk.air.active, params.confirm)
        return chosen

    await desk.plugins.choose(choose)
    return {}


async def _configure(desk: Desk, params: commands.ConfigurePlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.catalogue.configured(params.plugin, params.set)
        if desk.plugins.catalogue.told_anew(params.plugin, chosen):
            guards.shop_changes(params.plugin, desk.sales.engine.state, params.confirm)
        return chosen

    await desk.plugins.choose(choose)
    return {}


async def _set_secret(desk: Desk, params: commands.SetPluginSecret) -> dict[str, Any]:
    desk.plugins.manifest(params.plugin)
    guards.shop_changes(params.plugin, desk.sales.engine.state, params.confirm)
    return {"kept": await desk.plugins.keep_secret(params.plugin, params.name, Secret(without_pasted(params.value)))}


def _restart_plugin(desk: Desk, params: commands.RestartPlugin) -> dict[str, Any]:
    """Also one that was disabled after its third failure."""
    name = f"plugin.{params.plugin}"
    member = desk.processes.members.get(name)
    if member is None:
        raise RefusedError("not_found", says.not_used(name=params.plugin), params.plugin)
    if member.worker.phase == "running":  # one that does not run has nothing to lose
        guards.plugin_restarts(params.plugin, desk.sales.engine.state, desk.document.show, desk.air.active, params.confirm)
    desk.processes.restart(name)
    return {}


def _begin_crowd(desk: Desk, params: commands.BeginCrowd) -> dict[str, Any]:
    desk.rehearsal.begin_crowd(params)
    desk.touch()
    return {}


def _stop_crowd(desk: Desk, _params: commands.StopCrowd) -> dict[str, Any]:
    desk.rehearsal.crowd.end()
    desk.touch()
    return {}


HANDLERS: Handlers = (
    (commands.SwitchPlugin, _switch),
    (commands.ConfigurePlugin, _configure),
    (commands.RestartPlugin, _restart_plugin),
    (commands.SetPluginSecret, _set_secret),
    (commands.BeginCrowd, _begin_crowd),
    (commands.StopCrowd, _stop_crowd),
)
