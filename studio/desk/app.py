"""The desk's composition root: reads top to bottom as the order in which things start; they stop in reverse."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path
from typing import Any

from studio.desk import commands, headless, on_air
from studio.desk.alarms import FILE_ALARM
from studio.desk.desk import Desk
from studio.desk.launcher_link import LauncherLink
from studio.desk.new_show import new_show, system_language
from studio.desk.plugins import Catalogue, ChoicesFile, bundled_folder, choices_path, discover, own_folder
from studio.desk.process_host import LaunchedProcesses
from studio.desk.processes import Processes
from studio.desk.serving import serving
from studio.ipc import clock as clocks
from studio.ipc import session as sessions
from studio.launcher.options import EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, EXIT_SHOW, Options, read_run_file
from studio.system import process
from studio.values.errors import OperatorError

log = logging.getLogger(__name__)

_DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "demo.json"


async def run() -> int:
    """Be the desk until the launcher says stop, or goes. Returns the exit code."""
    session = sessions.current()
    options = read_run_file(session)
    clock = clocks.MonotonicClock()
    launcher = LauncherLink(session)
    desk = Desk(session, LaunchedProcesses(session, launcher), clock)
    document = desk.document

    ears = _Ears(desk.processes, desk.leaving)
    line = asyncio.create_task(launcher.run(ears.hear))
    await ears.children_known.wait()
    desk.plugins.found(await asyncio.to_thread(_plugins))
    try:
        notice = await _first_show(desk, options)
    except OperatorError as error:
        launcher.say(error.text)
        if options.headless:
            launcher.quit(EXIT_SHOW)
            await line
            return EXIT_SHOW
        document.begin(new_show(desk.plugins.catalogue, system_language()), None, Path.home(), saved=True)
        notice = error.text
    if notice:
        desk.alarms.set(FILE_ALARM, "warn", notice)
    async with serving(desk, commands.build(desk)):
        process.give_back_free_memory()
        story = asyncio.create_task(_story(desk, options, launcher, ears))
        await asyncio.wait({story, line}, return_when=asyncio.FIRST_COMPLETED)
        if story.done():
            code = story.result() if story.exception() is None else EXIT_INTERNAL
            if story.exception() is not None:
                log.error("the run failed", exc_info=story.exception())
            await desk.sales.close()  # before the launcher ends us: the journal is one whole file then
            document.close()
            launcher.quit(code)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(line), 15.0)
        story.cancel()
        await asyncio.gather(story, return_exceptions=True)
    return EXIT_OK


class _Ears:
    """Hears the launcher: the child table, exits, and the order to stop."""

    def __init__(self, processes: Processes, stop: asyncio.Event) -> None:
        self._processes, self.stop = processes, stop
        self.children_known = asyncio.Event()
        self.reason = ""

    def hear(self, said: dict[str, Any]) -> None:
        if "stop" in said:
            self.reason = str(said["stop"])
            self.stop.set()
            return
        self._processes.hear_launcher(said)
        if "children" in said:
            self.children_known.set()


async def _first_show(desk: Desk, options: Options) -> str | None:
    """The show to begin with: what an earlier desk of this session had, or what the command line names."""
    left = desk.recovery.recall()
    if left is not None:
        state, show, entries = left
        desk.document.recall(state, show, entries)
        desk.recall(state)
        return None
    notice = None
    if options.demo:
        notice = await desk.document.open(_DEMO)
        desk.document.begin(desk.document.resolved, None, Path.home(), saved=True)  # saving asks where: the original stays
    elif options.show:
        notice = await desk.document.open(Path(options.show))
    else:
        desk.document.begin(new_show(desk.plugins.catalogue, system_language()), None, Path.home(), saved=True)
    if options.record:
        show_now = headless.with_recording(desk.document.show, options.record)
        desk.document.begin(show_now, desk.document.path, desk.document.folder, saved=False)
    desk.sales.cards.forget()  # those of no show
    return notice


def _plugins() -> Catalogue:
    """What there is on this computer. Blocks on the disk."""
    return Catalogue(discover(bundled_folder(), own_folder()), ChoicesFile(choices_path()).load())


async def _story(desk: Desk, options: Options, launcher: LauncherLink, ears: _Ears) -> int:
    """What this run is about, until it ends. Returns the exit code for the launcher."""
    if options.headless:
        return await headless.Run(desk, options, launcher, ears.stop).run()
    wanted = headless.destinations(desk, options)
    if wanted and not desk.headless:
        desk.headless = {"begin_ns": desk.clock.now_ns()}
        await desk.destinations.fetch_keys()
        try:
            on_air.start(desk, wanted)
        except OperatorError as error:
            desk.alarms.set("air.start", "warn", error.text)
    await ears.stop.wait()
    code = EXIT_INTERRUPTED if ears.reason == "SIGINT" else EXIT_OK
    await headless.finish(desk, options, launcher, code)
    return code
