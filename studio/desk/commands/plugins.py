"""What clients ask of plugins: switching, settings, secrets, starting one anew, and the rehearsal's crowd."""

from __future__ import annotations

from typing import Any

from studio.control.schema import plugins as commands
from studio.desk import guards
from studio.desk.commands.handlers import Handlers
from studio.desk.desired_processes import plugin_worker
from studio.desk.desk import Desk
from studio.desk.guards import Whose
from studio.desk.keys import Secret
from studio.desk.plugins import Choices
from studio.values.errors import RefusedError
from studio.values.pasted import without_pasted
from studio.words import plugins as says


async def _switch(desk: Desk, params: commands.SwitchPlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.catalogue.switched(params.plugin, params.on)
        if not params.on:
            engine, cues, theirs = desk.sales.engine, desk.sales.cards.cues, desk.connections.of_plugin(params.plugin)
            guards.plugin_goes(params.plugin, theirs, engine.state, desk.document.show, cues, desk.air.active, params.confirm)
        return chosen

    await desk.plugins.choose(choose)
    return {}


async def _configure(desk: Desk, params: commands.ConfigurePlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.catalogue.configured(params.plugin, params.set)
        if desk.plugins.catalogue.told_anew(params.plugin, chosen):
            _accounts_change(desk, params.plugin, params.confirm)
        return chosen

    await desk.plugins.choose(choose)
    return {}


async def _set_secret(desk: Desk, params: commands.SetPluginSecret) -> dict[str, Any]:
    desk.plugins.manifest(params.plugin)
    _accounts_change(desk, params.plugin, params.confirm)
    secret = Secret(without_pasted(params.value))
    return {"kept": await desk.connections.keep_plugin_secret(params.plugin, params.name, secret)}


def _accounts_change(desk: Desk, plugin: str, confirmed: str | None) -> None:
    theirs, state, show = desk.connections.of_plugin(plugin), desk.sales.engine.state, desk.document.show
    guards.account_changes(theirs, Whose.of_plugin(plugin), state, show, confirmed)


def _restart_plugin(desk: Desk, params: commands.RestartPlugin) -> dict[str, Any]:
    """All its processes: one of each connection, and what draws its cards; also those that were disabled after three failures."""
    theirs = desk.connections.of_plugin(params.plugin)
    names = [name for one in sorted({params.plugin, *theirs}) if (name := plugin_worker(one)) in desk.processes.members]
    if not names:
        raise RefusedError("not_found", says.not_used(name=params.plugin), params.plugin)
    if any(desk.processes.members[name].worker.phase == "running" for name in names):  # what does not run has nothing to lose
        show, whose = desk.document.show, Whose.of_plugin(params.plugin)
        guards.restarts(theirs, whose, desk.sales.engine.state, show, desk.air.active, params.confirm)
    for name in names:
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
