"""What the operator must know now. An alarm stands until its cause is gone; the newest stands last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from studio.control.schema.state.machine import Alarm
from studio.desk.air import Air
from studio.document.model import Destination, Show
from studio.words import processes as says
from studio.words.system import reason

Level = Literal["info", "warn", "fail"]
RECOVERY_ALARM, FILE_ALARM, GRANTS_ALARM, SECRETS_ALARM = "desk.memory", "show.file", "show.grants", "connections.secrets"


def title(show: Show, kind: str, ident: str, plugins: Mapping[str, str]) -> str:
    """What the operator calls a worker: by its name in the show, a plugin by that of `plugins`, where it has one."""
    names: Mapping[str, str]
    match kind:
        case "source":
            names = {one.id: one.name for one in show.sources}
        case "sink":
            names = {one.id: one.name for one in show.destinations}
        case "encoder":
            canvases = {one.id: one.name for one in show.canvases}
            names = {one.id: says.encoder_of(canvas=canvases[one.canvas]) for one in show.encodings}
        case "speaker":
            return says.monitor_output()
        case "plugin":
            names = plugins
        case "mixer":
            return says.mixer()
        case "multiview":
            return says.multiview()
        case "hints":
            return says.hints()
        case _:
            names = {}
    return names.get(ident, f"{kind} {ident}".strip().capitalize())


class Alarms:
    """Alarms by id, such as "source.cam". `on_change` gets the whole list when it changed."""

    def __init__(self, on_change: Callable[[tuple[Alarm, ...]], None]) -> None:
        self._alarms: dict[str, Alarm] = {}
        self._on_change = on_change

    def set(self, alarm: str, level: Level, text: str, subject: str = "") -> None:
        """Raise it, or change its words."""
        new = Alarm(id=alarm, level=level, text=text, subject=subject)
        if self._alarms.get(alarm) != new:
            self._alarms[alarm] = new
            self._on_change(self.standing())

    def clear(self, alarm: str) -> None:
        """Its cause is gone."""
        if self._alarms.pop(alarm, None) is not None:
            self._on_change(self.standing())

    def standing(self) -> tuple[Alarm, ...]:
        return tuple(self._alarms.values())


def end_of_causes(alarms: Alarms, show: Show, air: Air, lacks_key: Callable[[Destination], bool]) -> None:
    """End what was said when something was started or stopped, once it is no longer so.

    A missing key concerns nobody once it is there, or its destination is not to be started any more; that a show did not begin
    or end by itself, once it has.
    """
    lacking = {f"key.{one.id}" for one in show.destinations if one.enabled and one.id not in air.active and lacks_key(one)}
    over = {"air.start"} if air.active else set()
    if air.state == "off":
        over.add("air.stop")
    for alarm in alarms.standing():
        if alarm.id in over or (alarm.id.startswith("key.") and alarm.id not in lacking):
            alarms.clear(alarm.id)


def grants_alarm(alarms: Alarms, asked: str) -> None:
    """Say what the show asks for that the user alone can grant, while it does. `asked`: a sentence; "": nothing."""
    if asked:
        alarms.set(GRANTS_ALARM, "info", asked)
    else:
        alarms.clear(GRANTS_ALARM)


def secrets_alarm(alarms: Alarms, unkept: str) -> None:
    """Say whose renewed login the keyring does not take, while it does not. `unkept`: a sentence; "": nobody's."""
    if unkept:
        alarms.set(SECRETS_ALARM, "warn", unkept)
    else:
        alarms.clear(SECRETS_ALARM)


def recovery_alarm(alarms: Alarms, error: OSError | None, session: Path) -> None:
    """Say that the next desk would not know what this one does, for as long as that is so."""
    if error is None:
        alarms.clear(RECOVERY_ALARM)
        return
    text = says.recovery_not_written(folder=str(session), why=reason(error))
    alarms.set(RECOVERY_ALARM, "fail", text)
