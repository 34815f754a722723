"""Worker processes between launcher and links: what is no longer wanted by the time it would start, and what workers may say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages, specs
from studio.desk import member
from studio.desk.process_host import LaunchedProcesses
from studio.desk.processes import Listeners, Processes
from studio.ipc import session as sessions
from studio.ipc.clock import VirtualClock

SPEC = specs.SpeakerSpec("monitor", "")


class Spawner:
    def __init__(self) -> None:
        self.spawned: list[str] = []

    def spawn(self, name: str) -> None:
        self.spawned.append(name)

    def signal(self, name: str, kill: bool) -> None:
        pass

    def say(self, text: str) -> None:
        pass

    def quit(self, code: int) -> None:
        pass


@dataclass
class Heard:
    """What the listeners were told."""

    status: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    meters: list[dict[str, Any]] = field(default_factory=list)
    hellos: list[str] = field(default_factory=list)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def spawner() -> Spawner:
    return Spawner()


@pytest.fixture
def processes(tmp_path: Path, heard: Heard, spawner: Spawner) -> Processes:
    listeners = Listeners(
        heard.status.append,
        lambda _name, event: heard.events.append(event.name),
        heard.meters.append,
        heard.hellos.append,
    )
    session = sessions.create(tmp_path)
    return Processes(session, LaunchedProcesses(session, spawner), VirtualClock(), listeners)


async def _begun(processes: Processes, name: str) -> None:
    processes.wish({name: SPEC})
    processes.hear_launcher({"spawned": name, "pid": 7})
    processes.worker_hello(messages.Hello("", name, 7, specs.digest(SPEC), messages.Status("running")))


async def test_one_that_is_wanted_for_a_moment_only_is_never_started(processes: Processes, spawner: Spawner) -> None:
    processes.wish({"speaker.monitor": SPEC})
    processes.wish({})
    spawning = list(processes._spawning)
    assert spawning
    await asyncio.gather(*spawning)  # raises what went wrong in them
    assert processes.members == {}
    assert spawner.spawned == []


async def test_one_whose_spec_cannot_be_written_says_so_and_is_tried_again(
    processes: Processes, heard: Heard, spawner: Spawner
) -> None:
    (processes._session / "specs").rmdir()
    processes.wish({"speaker.monitor": SPEC})
    await asyncio.gather(*processes._spawning)
    status = processes.status("speaker.monitor")
    assert heard.status == ["speaker.monitor"] * 2
    assert status is not None
    assert (status.state, status.text) == ("waiting", "cannot be started (No such file or directory); starting again")
    (processes._session / "specs").mkdir()
    assert isinstance(processes._clock, VirtualClock)
    processes._clock.advance_ns(5_000_000_000)
    processes._tick()
    await asyncio.gather(*processes._spawning)
    assert spawner.spawned == ["speaker.monitor"]


async def test_events_with_endless_names_leave_nothing_behind(processes: Processes, heard: Heard) -> None:
    await _begun(processes, "plugin.x")
    for name in ("fine", "x" * 64, "x" * 65):
        processes.worker_said("plugin.x", messages.Event(name))
    assert heard.events == ["fine", "x" * 64]
    await asyncio.gather(*processes._spawning)


async def test_only_the_mixer_says_how_loud_it_is(processes: Processes, heard: Heard) -> None:
    for name in ("plugin.x", "mixer"):
        await _begun(processes, name)
        processes.worker_said(name, messages.Meters({name: (0.0, 0.0, 0.0, 0.0)}))
    assert heard.meters == [{"mixer": (0.0, 0.0, 0.0, 0.0)}]
    await asyncio.gather(*processes._spawning)


async def test_of_an_endless_status_a_part_is_kept(processes: Processes) -> None:
    await _begun(processes, "plugin.x")
    figures: dict[str, messages.Figure] = {f"figure-{number}": "y" * 10_000 for number in range(1000)}
    processes.worker_said("plugin.x", messages.Status("running", "x" * 100_000, figures))
    kept = processes.status("plugin.x")
    assert kept is not None
    assert len(kept.text) == member.TEXT_CHARACTERS
    assert len(kept.figures) == member.FIGURES
    assert {len(str(value)) for value in kept.figures.values()} == {member.TEXT_CHARACTERS}
    await asyncio.gather(*processes._spawning)


async def test_one_that_says_hello_when_it_has_to_end_is_not_greeted(processes: Processes, heard: Heard) -> None:
    """Its spec became that of another plugin while it started: the secrets would be for that one."""
    here, there = (specs.PluginSpec("mine", f"/plugins/{plugin}", plugin=plugin) for plugin in ("store", "other"))
    processes.wish({"plugin.mine": here})
    processes.hear_launcher({"spawned": "plugin.mine", "pid": 7})
    processes.wish({"plugin.mine": there})
    processes.worker_hello(messages.Hello("", "plugin.mine", 7, specs.digest(here), messages.Status("running")))
    assert processes.members["plugin.mine"].worker.phase == "stopping"
    assert heard.hellos == []
    processes.hear_launcher({"exited": "plugin.mine", "pid": 7, "code": 0})
    processes.hear_launcher({"spawned": "plugin.mine", "pid": 8})
    processes.worker_hello(messages.Hello("", "plugin.mine", 8, specs.digest(there), messages.Status("running")))
    assert heard.hellos == ["plugin.mine"]
    await asyncio.gather(*processes._spawning)


async def test_only_started_workers_are_known_by_their_process(processes: Processes) -> None:
    processes.hear_launcher({"children": [{"name": "sink.shop", "pid": 5}, {"name": "desk", "pid": 6}]})
    processes.hear_launcher({"spawned": "plugin.x", "pid": 7})
    assert [processes.worker_pid(name) for name in ("sink.shop", "plugin.x", "desk", "sink.other")] == [5, 7, None, None]
    processes.hear_launcher({"exited": "plugin.x", "pid": 7, "code": 0})
    assert processes.worker_pid("plugin.x") is None
