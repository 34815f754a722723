"""A run from the command line: go live, record, wait, end in order, report. Words for the terminal are few."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.desk import on_air
from studio.desk.desk import Desk
from studio.desk.launcher_link import Launcher
from studio.desk.reporting import run_report
from studio.desk.selling import shutdown
from studio.document import model
from studio.ipc import clock as clocks
from studio.kinds import targets
from studio.launcher.options import EXIT_DESTINATION, EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, Options
from studio.system import atomic_write
from studio.values.counting import counted
from studio.values.errors import OperatorError

_MIXER_DEADLINE_S = 20.0
_LIVE_DEADLINE_S = 25.0
_FINISH_NS = 14 * clocks.NS  # of the launcher's 20 s; the journal is closed after it
_RECORDING = "recording-file"


def with_recording(show: model.Show, file: str) -> model.Show:
    """The show with one more destination, a recording of its first encoding to `file`."""
    path = Path(file)
    if not show.encodings:
        show = msgspec.structs.replace(show, encodings=(model.Encoding(id="main", canvas=show.canvases[0].id),))
    container: Literal["mp4", "mkv"] = "mp4" if path.suffix.lower() == ".mp4" else "mkv"
    target = targets.Recording(folder=file, container=container)  # a folder that ends so names the file
    recording = model.Destination(id=_RECORDING, name=path.name, encoding=show.encodings[0].id, target=target)
    others = tuple(old for old in show.destinations if old.id != _RECORDING)
    return msgspec.structs.replace(show, destinations=(*others, recording))


def destinations(desk: Desk, options: Options) -> tuple[model.Destination, ...]:
    """What the command line wants started."""
    return tuple(
        destination
        for destination in desk.document.show.destinations
        if (destination.id == _RECORDING and options.record)
        or (destination.id != _RECORDING and options.go_live and destination.enabled)
    )


class Run:
    """One run. It survives the desk: `desk.headless` holds how far it came."""

    def __init__(self, desk: Desk, options: Options, launcher: Launcher, stop: asyncio.Event) -> None:
        self._desk, self._options, self._launcher, self._stop = desk, options, launcher, stop

    async def run(self) -> int:
        """From start to report; returns the exit code."""
        desk, told = self._desk, self._desk.headless
        code = int(told.get("code", EXIT_OK))
        if "end_ns" not in told:
            code = await self._begin()
            now = desk.clock.now_ns()
            end_ns = now + int(self._options.seconds * clocks.NS) if self._options.seconds else 0
            desk.headless = {"begin_ns": now, "end_ns": end_ns, "code": code}
            desk.remember()
        await self._wait(int(desk.headless["end_ns"]))
        code = code or self._failed()
        if code == EXIT_OK and self._stop.is_set() and self._options.seconds:
            code = EXIT_INTERRUPTED
        await finish(desk, self._options, self._launcher, code)
        return code

    async def _begin(self) -> int:
        desk, wanted = self._desk, destinations(self._desk, self._options)
        canvases = ", ".join(
            f"{canvas.width}x{canvas.height}p{canvas.rate_num / canvas.rate_den:g}" for canvas in desk.document.show.canvases
        )
        self._launcher.say(f"{desk.document.show.name}: {canvases}, {counted(len(desk.document.show.sources), 'source')}")
        if not await self._until(self._mixing, _MIXER_DEADLINE_S):
            mixer = desk.processes.status("mixer")
            self._launcher.say((mixer.text if mixer is not None else "") or "The mixer does not come up; see the logs.")
            self._stop.set()
            return EXIT_INTERNAL
        if not wanted:
            return EXIT_OK
        await desk.destinations.fetch_keys()
        try:
            on_air.start(desk, wanted)
        except OperatorError as error:
            self._launcher.say(error.text)
            self._stop.set()
            return EXIT_DESTINATION
        await self._until(desk.destinations.settled, _LIVE_DEADLINE_S)
        live = desk.destinations.live()
        for destination in wanted:
            state = desk.destinations.state_of(destination)
            words = "live" if destination.id in live else f"not live: {state.text or state.state}"
            self._launcher.say(f"{destination.name}: {words}")
        if not live:
            self._stop.set()
        return EXIT_OK if all(destination.id in live for destination in wanted) else EXIT_DESTINATION

    def _mixing(self) -> bool:
        status = self._desk.processes.status("mixer")
        return status is not None and status.state == "running"

    def _failed(self) -> int:
        """A destination that gave up while the show ran."""
        desk = self._desk
        given_up = [
            destination
            for destination in desk.document.show.destinations
            if desk.destinations.state_of(destination).state == "failed"
        ]
        return EXIT_DESTINATION if any(destination.id in desk.air.active for destination in given_up) else EXIT_OK

    async def _wait(self, end_ns: int) -> None:
        left_s = (end_ns - self._desk.clock.now_ns()) / clocks.NS if end_ns else None
        try:
            await asyncio.wait_for(self._stop.wait(), left_s if left_s is None else max(0.0, left_s))
        except TimeoutError:
            return

    async def _until(self, holds: Any, deadline_s: float) -> bool:
        """Wait until `holds()`, the deadline, or the order to stop."""
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            async with asyncio.timeout(deadline_s):
                while not holds() and not stopped.done():
                    self._desk.changed.clear()
                    news = asyncio.ensure_future(self._desk.changed.wait())
                    await asyncio.wait({news, stopped}, return_when=asyncio.FIRST_COMPLETED)
                    news.cancel()
        except TimeoutError:
            return bool(holds())
        finally:
            stopped.cancel()
        return bool(holds())


async def finish(desk: Desk, options: Options, launcher: Launcher, code: int) -> None:
    """End what is on sale and the show, in order, and leave the report."""
    until_ns = desk.clock.now_ns() + _FINISH_NS
    await shutdown.close_sale(desk.sales.engine, desk.clock, launcher.say)
    found = run_report(desk)
    if desk.air.state != "off":
        if not await on_air.stop(desk):  # by force, then: nobody will see it go off air
            desk.kept_shows.ended()
        after = run_report(desk)
        found |= {"destinations": after["destinations"], "processes": found["processes"] | after["processes"]}
    with contextlib.suppress(OperatorError):
        await desk.sales.engine.durable()
    found["seal"] = desk.sales.engine.seal
    await desk.kept_shows.finish(max(1.0, (until_ns - desk.clock.now_ns()) / clocks.NS))
    if desk.kept_shows.told.folder:
        launcher.say(desk.kept_shows.told.text)
    begin_ns = desk.headless.get("begin_ns", 0)
    found["seconds"] = round((desk.clock.now_ns() - begin_ns) / clocks.NS, 2) if begin_ns else 0.0
    found["exit_code"] = code
    figures = found["mixer"]["figures"]
    skipped = sum(int(encoder["figures"].get("skipped", 0)) for encoder in found["encoders"].values())
    whole = found["air"]["whole"] or {"seconds": 0, "lagged": figures.get("lagged", 0), "skipped": skipped}
    launcher.say(
        f"{whole['seconds']} s on air, {figures.get('ticks', 0)} ticks, {whole['lagged']} lagged, "
        f"{whole['skipped']} skipped, {found['cpu_s']} CPU s"
    )
    if found["seal"]:
        launcher.say(f"The journal's seal is {found['seal']}")
    written = json.dumps(found, indent=2) + "\n"
    with contextlib.suppress(OSError):
        await asyncio.to_thread(atomic_write.write, desk.session / "report.json", written.encode(), lasting=False)
    if options.report:
        try:  # not by `atomic_write`: it may be a pipe or a device
            await asyncio.to_thread(Path(options.report).write_text, written, encoding="utf-8")
        except OSError as error:
            launcher.say(f"The report cannot be written to {options.report}: {error.strerror}")
