"""What clients can ask of the desk: the method table of docs/control.md."""

from __future__ import annotations

import asyncio
import inspect
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from studio.contracts import messages, specs
from studio.control import caller, schema
from studio.control.dispatch import MethodTable
from studio.control.schema import Command
from studio.desk import guards, on_air, prices_on_air
from studio.desk.alarms import FILE_ALARM
from studio.desk.desk import Desk
from studio.desk.keys import Secret
from studio.desk.new_show import new_show, system_language
from studio.desk.paths import SHOWS, from_outside, regular_or_free
from studio.desk.plugins import Choices, ChoicesFile, choices_path
from studio.desk.reporting import run_report
from studio.desk.selling import methods as selling_methods
from studio.desk.selling import shutdown
from studio.desk.sheets import read_sheet, write_sheet, write_template
from studio.document import model
from studio.errors import RefusedError
from studio.kinds import inputs
from studio.show import edits, selling
from studio.show import stage as stages
from studio.values.pasted import is_broken, without_pasted


def build(desk: Desk) -> MethodTable:
    """All methods, bound to the desk."""
    table = MethodTable()
    for command in edits.COMMANDS:
        table.add_as_given(schema.COMMANDS[command], _kept(desk, partial(_edit, desk, command)))
    methods: tuple[tuple[type[Command], Callable[[Desk, Any], Any]], ...] = (
        (schema.document.NewShow, _show_new),
        (schema.document.OpenShow, _show_open),
        (schema.document.SaveShow, _show_save),
        (schema.document.SaveShowAs, _show_save_as),
        (schema.document.Undo, _undo),
        (schema.document.Redo, _redo),
        (schema.stage.Preview, _preview),
        (schema.stage.Take, _take),
        (schema.stage.Panic, _panic),
        (schema.stage.EditLive, _edit_live),
        (schema.air.Preflight, on_air.preflight),
        (schema.air.StartShow, on_air.start_all),
        (schema.air.StopShow, on_air.stop_all),
        (schema.air.StartDestination, on_air.start_one),
        (schema.air.StopDestination, on_air.stop_one),
        (schema.air.RetryDestination, on_air.retry),
        (schema.air.SplitRecording, on_air.split),
        (schema.air.MakeKeyframe, _keyframe),
        (schema.sources.SeekSource, _seek),
        (schema.sources.PauseSource, _pause),
        (schema.sources.RestartSource, _restart),
        (schema.sources.TrySource, _try),
        (schema.sources.EndTrial, _try_end),
        (schema.air.SetKey, _key_set),
        (schema.air.ForgetKey, _key_forget),
        (schema.plugins.BeginCrowd, _crowd_begin),
        (schema.plugins.StopCrowd, _crowd_stop),
        (schema.stage.SetViews, _views_set),
        (schema.machine.ListDevices, _devices),
        (schema.machine.ProbeMedia, _media),
        (schema.machine.MeasureCapacity, _measure),
        (schema.machine.ApplyCapacity, _apply),
        (schema.machine.AskReport, _report),
        (schema.machine.QuitStudio, _quit),
        (schema.sheets.ReadSheet, read_sheet),
        (schema.sheets.WriteSheet, write_sheet),
        (schema.sheets.WriteTemplate, write_template),
        (schema.plugins.SwitchPlugin, _plugin_switch),
        (schema.plugins.ConfigurePlugin, _plugin_configure),
        (schema.plugins.RestartPlugin, _plugin_restart),
        (schema.plugins.SetPluginSecret, _plugin_secret),
    )
    for kind, handler in methods:
        table.add(kind, _kept(desk, partial(handler, desk)))
    selling_methods.add_to(table, desk, partial(_kept, desk))
    return table


def _kept(desk: Desk, handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The handler, answered only once its effect would survive a crash of the desk. The effect itself waits for nothing."""

    async def perform(params: Any) -> Any:
        result = handler(params)
        if inspect.isawaitable(result):
            result = await result
        await desk.remembered()
        return result

    return perform


# ---------------------------------------------------------------- the show


def _edit(desk: Desk, command: str, params: dict[str, Any]) -> dict[str, Any]:
    before = desk.document.show
    done = desk.document.edit(command, guards.unheard(command, params, bool(desk.air.active)))
    return _remarks(desk, before) | ({"id": done.created_id} if done.created_id else {})


def _remarks(desk: Desk, before: model.Show) -> dict[str, Any]:
    """What became of an edit on air that nobody was asked about, as sentences in `remarks`; empty: nothing."""
    said = prices_on_air.remark(before, desk.document.show, desk.sales.engine.state.current)
    return {"remarks": [said]} if said else {}


def _off_air(desk: Desk) -> None:
    if desk.air.state != "off":
        raise RefusedError("on_air", "End the show first: another one cannot be opened while on air.")


def _quit(desk: Desk, params: schema.machine.QuitStudio) -> dict[str, Any]:
    """End the studio: first what is on sale, then the show, then every process."""
    if selling.at_stake(desk.sales.engine.state):  # one question: a yes to the one would be a no to the other
        also = " and the show" if on_air.viewed(desk) else ""
        shutdown.confirm_end(desk.sales.engine, f"{{stake}} Closing the studio ends it{also}.", params.confirm)
    elif on_air.viewed(desk):
        selling.require_confirmation("The show is on air. Closing the studio ends it.", "air", params.confirm)
    elif desk.air.active:
        selling.require_confirmation("A recording is running. Closing the studio ends it.", "air", params.confirm)
    desk.leaving.set()
    return {}


def _nothing_on_sale(desk: Desk, confirmed: str | None) -> None:
    """Another show knows nothing of the sales of this one.

    Raises:
        RefusedError: something is on sale, or (once confirmed, that is left as it is) not put back yet.
    """
    stake, state = selling.at_stake(desk.sales.engine.state), desk.sales.engine.state
    if stake and state.launch is not None:
        raise RefusedError("on_sale", f"{stake} End it first: another show cannot be opened now.", state.launch.product)
    for launch in state.unfinished:
        what = f"{launch.link_no} '{launch.title}' is still being put back in shop '{launch.shop}'."
        selling.require_confirmation(f"{what} Opening another show leaves it there as it is.", launch.product, confirmed)


async def _show_new(desk: Desk, params: schema.document.NewShow) -> dict[str, Any]:
    _off_air(desk)
    _nothing_on_sale(desk, params.confirm)
    desk.forget_show()
    show = new_show(desk.plugins, params.language or system_language())
    desk.document.begin(show, None, Path.home(), saved=True)
    await desk.open_journal()
    return {}


async def _show_open(desk: Desk, params: schema.document.OpenShow) -> dict[str, Any]:
    _off_air(desk)
    _nothing_on_sale(desk, params.confirm)
    notice = await desk.document.open(from_outside(params.path))
    desk.forget_show()
    await desk.open_journal()
    desk.touch()
    await desk.fetch_keys()
    return {"notice": notice}


async def _show_save(desk: Desk, _params: schema.document.SaveShow) -> dict[str, Any]:
    await desk.document.save()
    desk.alarms.clear(FILE_ALARM)
    return {}


async def _show_save_as(desk: Desk, params: schema.document.SaveShowAs) -> dict[str, Any]:
    await desk.document.save(from_outside(params.path, SHOWS))
    desk.alarms.clear(FILE_ALARM)
    await desk.sales.move(await desk.journal_path())
    return {}


def _undo(desk: Desk, params: schema.document.Undo) -> dict[str, Any]:
    before = desk.document.show
    desk.document.undo(params.confirm)
    return _remarks(desk, before)


def _redo(desk: Desk, params: schema.document.Redo) -> dict[str, Any]:
    before = desk.document.show
    desk.document.redo(params.confirm)
    return _remarks(desk, before)


# ---------------------------------------------------------------- the stage


def _preview(desk: Desk, params: schema.stage.Preview) -> dict[str, Any]:
    document = desk.document
    document.set_stage(stages.preview(document.show, document.stage, params.scene, params.canvas))
    return {}


def _take(desk: Desk, params: schema.stage.Take) -> dict[str, Any]:
    document, now = desk.document, desk.clock.now_ns()
    taken = stages.take(document.show, document.stage, now, params.kind, params.duration_ms, params.scene, params.canvas)
    document.set_stage(taken)
    return {}


def _panic(desk: Desk, params: schema.stage.Panic) -> dict[str, Any]:
    desk.document.set_stage(stages.panic(desk.document.stage, params.on))
    return {}


def _edit_live(desk: Desk, params: schema.stage.EditLive) -> dict[str, Any]:
    document = desk.document
    late = stages.waiting(document.show, document.stage)
    if params.on and late and params.confirm is not True:
        names = ", ".join(one.name for one in document.show.canvases if one.id in late)
        selling.require_confirmation(
            f"Edits wait for TAKE on {names}. Editing live shows them at once.", late[0], params.confirm or None
        )
    document.set_stage(stages.edit_live(document.show, document.stage, params.on))
    return {}


# ---------------------------------------------------------------- sources, keys, views


def _source_worker(desk: Desk, source: str) -> str:
    if not any(one.id == source for one in desk.document.show.sources):
        raise RefusedError("not_found", f"There is no source '{source}'.", source)
    return f"source.{source}"


def _media_file(desk: Desk, source: str, doing: str) -> str:
    """The worker that plays the file of `source`."""
    worker = _source_worker(desk, source)
    if not any(one.id == source and isinstance(one.input, inputs.MediaFile) for one in desk.document.show.sources):
        raise RefusedError("not_a_file", f"Only media files can be {doing}. Choose one.", source)
    return worker


def _seek(desk: Desk, params: schema.sources.SeekSource) -> dict[str, Any]:
    worker = _media_file(desk, params.source, "wound")
    desk.processes.send(worker, messages.Command("seek", {"seconds": params.seconds}))
    return {}


def _pause(desk: Desk, params: schema.sources.PauseSource) -> dict[str, Any]:
    _media_file(desk, params.source, "paused")
    desk.document.edit("source.update", {"source": params.source, "set": {"input": {"paused": params.paused}}})
    return {}


def _restart(desk: Desk, params: schema.sources.RestartSource) -> dict[str, Any]:
    _source_worker(desk, params.source)
    source = next(one for one in desk.document.show.sources if one.id == params.source)
    desk.restart_source(source, params.confirm)
    return {}


def _try(desk: Desk, params: schema.sources.TrySource) -> dict[str, Any]:
    asking, document = caller.current(), desk.document
    if params.trial is None:
        return {"trial": desk.trials.begin(document.show, document.with_paths, params.set, asking)}
    desk.trials.change(params.trial, document.show, document.with_paths, params.set, asking)
    return {"trial": params.trial}


def _try_end(desk: Desk, params: schema.sources.EndTrial) -> dict[str, Any]:
    desk.trials.end(params.trial, caller.current())
    return {}


def _crowd_begin(desk: Desk, params: schema.plugins.BeginCrowd) -> dict[str, Any]:
    desk.crowd.begin(params, desk.rehearsal())
    desk.touch()
    return {}


def _crowd_stop(desk: Desk, _params: schema.plugins.StopCrowd) -> dict[str, Any]:
    desk.crowd.end()
    desk.touch()
    return {}


def _keyframe(desk: Desk, params: schema.air.MakeKeyframe) -> dict[str, Any]:
    if not desk.processes.send(f"encoder.{params.encoding}", messages.Command("keyframe")):
        raise RefusedError("not_active", "Nothing is being encoded with this now. Go live first.", params.encoding)
    return {}


async def _key_set(desk: Desk, params: schema.air.SetKey) -> dict[str, Any]:
    one = desk.destination(params.destination)
    if one.target.facts.key != "operator":
        raise RefusedError("no_key", f"{one.name} needs no stream key. Leave it without one.", one.id)
    key = without_pasted(params.key)
    if not key or is_broken(key):
        raise RefusedError("bad_key", "A stream key is one line without tabs. Copy it once more.", one.id)
    ref = one.target.key_name() or f"{one.id}-{secrets.token_hex(4)}"
    kept = await desk.keys.put(ref, Secret(key))
    if not one.target.key_name():
        desk.document.edit("destination.update", {"destination": one.id, "set": {"target": {"key_ref": ref}}})
    desk.send_key(desk.destination(one.id))
    desk.touch()
    return {"kept": kept}


async def _key_forget(desk: Desk, params: schema.air.ForgetKey) -> dict[str, Any]:
    one = desk.destination(params.destination)
    if name := one.target.key_name():
        await desk.keys.forget(name)
        desk.touch()
    return {}


def _views_set(desk: Desk, params: schema.stage.SetViews) -> dict[str, Any]:
    default = desk.document.show.canvases[0].id
    views = tuple(
        specs.View(one.id, one.kind, one.ref, one.canvas or default, one.width & ~1, one.height & ~1, one.rate_hz)
        for one in params.views
    )
    if len({view.id for view in views}) != len(views):
        raise RefusedError("invalid", "Two views have the same id.")
    desk.set_views(views)
    return {"rings": {view.id: f"view.{view.id}" for view in views}}


# ---------------------------------------------------------------- plugins


async def _plugin_switch(desk: Desk, params: schema.plugins.SwitchPlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.switched(params.plugin, params.on)
        if not params.on:
            engine, cues = desk.sales.engine, desk.sales.cards.cues
            guards.plugin_goes(params.plugin, engine.state, desk.document.show, cues, desk.air.active, params.confirm)
        return chosen

    return await _choose(desk, choose)


async def _plugin_configure(desk: Desk, params: schema.plugins.ConfigurePlugin) -> dict[str, Any]:
    def choose() -> Choices:
        chosen = desk.plugins.configured(params.plugin, params.set)
        if desk.plugins.told_anew(params.plugin, chosen):
            guards.shop_changes(params.plugin, desk.sales.engine.state, params.confirm)
        return chosen

    return await _choose(desk, choose)


async def _plugin_secret(desk: Desk, params: schema.plugins.SetPluginSecret) -> dict[str, Any]:
    found = desk.plugins.found.get(params.plugin)
    if found is None or found.manifest is None:
        raise RefusedError("not_found", f"There is no plugin '{params.plugin}'.", params.plugin)
    guards.shop_changes(params.plugin, desk.sales.engine.state, params.confirm)
    return {"kept": await desk.vault.put(params.plugin, found.manifest, params.name, Secret(without_pasted(params.value)))}


async def _choose(desk: Desk, choose: Callable[[], Choices]) -> dict[str, Any]:
    """Put other choices about plugins in force: what cannot be kept is not applied either."""
    async with desk.choosing:
        chosen = choose()
        await asyncio.to_thread(ChoicesFile(choices_path()).save, chosen)
        desk.plugins.choices = chosen
    desk.publish_plugins()
    return {}


def _plugin_restart(desk: Desk, params: schema.plugins.RestartPlugin) -> dict[str, Any]:
    """Also one that was disabled after its third failure."""
    name = f"plugin.{params.plugin}"
    member = desk.processes.members.get(name)
    if member is None:
        raise RefusedError("not_found", f"The show does not use a plugin '{params.plugin}'.", params.plugin)
    if member.worker.phase == "running":  # one that does not run has nothing to lose
        guards.plugin_restarts(params.plugin, desk.sales.engine.state, desk.document.show, desk.air.active, params.confirm)
    desk.processes.restart(name)
    return {}


# ---------------------------------------------------------------- questions


async def _devices(desk: Desk, _params: schema.machine.ListDevices) -> dict[str, Any]:
    return await desk.probes.ask("devices")


async def _media(desk: Desk, params: schema.machine.ProbeMedia) -> dict[str, Any]:
    path = from_outside(params.path, below=desk.document.folder)
    await asyncio.to_thread(regular_or_free, path)
    return await desk.probes.ask("media", {"path": str(path)})


async def _measure(desk: Desk, _params: schema.machine.MeasureCapacity) -> dict[str, Any]:
    if desk.air.state != "off":
        raise RefusedError("on_air", "Measuring takes all processors: end the show first.")

    def progress(data: dict[str, Any]) -> None:
        desk.clients.event("capacity_progress", data)

    answer = await desk.probes.ask("capacity", progress=progress)
    desk.proposal = answer.get("proposal", answer)
    desk.touch()
    return answer


def _apply(desk: Desk, params: schema.machine.ApplyCapacity) -> dict[str, Any]:
    document, gesture = desk.document, f"capacity-{secrets.token_hex(4)}"
    if desk.air.state != "off":
        raise RefusedError("on_air", "Size and rate cannot change on air: end the show first.")
    canvas = document.show.canvases[0].id
    size = {"width": params.width, "height": params.height, "rate_num": params.rate_num, "rate_den": params.rate_den}
    document.edit("canvas.update", {"canvas": canvas, "set": size, "gesture": gesture})
    for encoding in document.show.encodings:
        if encoding.canvas == canvas:
            change = {"preset": params.preset, "video_bps": params.video_bps}
            document.edit("encoding.update", {"encoding": encoding.id, "set": change, "gesture": gesture})
    return {}


def _report(desk: Desk, _params: schema.machine.AskReport) -> dict[str, Any]:
    return run_report(desk)
