"""`kill -9` of the desk while on air: the recording misses nothing, and a new desk carries on where the old one was."""

from __future__ import annotations

import itertools
import os
import signal
import time
from pathlib import Path
from typing import Any

import av
import msgspec

from studio.document.model import Destination, Source
from studio.kinds.sources import TestCard
from studio.kinds.targets import Recording
from tests.integration.test_desk_headless import plain_show, save
from tests.parts import pace
from tests.parts.studio import Studio

OTHERS = {"mixer", "encoder.main", "sink.rec", "source.card", "plugin.rehearsal", "desk"}
STILLS = ("source.one", "source.two", "source.slate")  # they have a process while they are drawn


def live_show(tmp_path: Path) -> Path:
    """Stills on air, a source that moves beside them, and a recording."""
    target = Destination(id="rec", name="Rec", encoding="main", target=Recording(folder=str(tmp_path)))
    plain = plain_show(target)
    card = Source(id="card", name="Card", input=TestCard(width=320, height=180))
    return save(tmp_path, msgspec.structs.replace(plain, sources=(*plain.sources, card)))


def _workers(tree: dict[str, dict[str, dict[str, int]]]) -> dict[str, int]:
    """Process ids of those that run for as long as the show."""
    return {
        name: one["pid"] for name, one in tree["processes"].items() if name not in ("desk", "launcher", "fork_server", *STILLS)
    }


def _all_running(tree: dict[str, Any]) -> bool:
    processes = tree["processes"]
    standing = all(processes[name]["state"] in ("running", "standing") for name in STILLS if name in processes)
    others = [one for name, one in processes.items() if name not in STILLS]
    there = processes.keys() >= OTHERS
    return standing and there and all(one["pid"] and one["state"] == "running" for one in others)


def test_the_air_does_not_notice_a_killed_desk(tmp_path: Path) -> None:
    with Studio(tmp_path / "run", "--headless", live_show(tmp_path), "--go-live") as studio:
        studio.destination_is("rec", "live", 30)
        studio.call("stage.take", scene="s-two", kind="cut")
        before = studio.until(_all_running, 30, "every process")
        desk = studio.pid("desk")
        studio.call("show.rename", name="Renamed")
        studio.call("show.rename", name="Renamed again")
        studio.call("edit.undo")
        os.kill(desk, signal.SIGKILL)  # at once: what was answered is kept
        killed = time.monotonic()
        studio.hang_up()
        after = studio.until(lambda tree: tree["mixer"]["state"] == "running", 30, "a desk that adopted the mixer")
        back_s = time.monotonic() - killed
        studio.call("stage.preview", scene="s-two")
        assert pace.in_time(back_s, 3.0)
        assert after["show"]["name"] == "Renamed"
        assert after["undo"]["redo"] is not None
        assert after["stage"]["program"] == {"main": "s-two"}
        assert after["air"]["state"] == "on"
        assert after["air"]["since_ns"] == before["air"]["since_ns"]
        adopted = studio.until(_all_running, 30, "every process")
        studio.until(lambda tree: tree["encoders"]["main"]["figures"].get("ticks", 0) > 120, 30, "four seconds of pictures")
        assert _workers(adopted) == _workers(before)
        skipped = int(studio.call("report")["encoders"]["main"]["figures"]["skipped"])
        assert studio.stop() == 0
    (file,) = tmp_path.glob("Rec*.mkv")
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        times = [float(frame.pts * stream.time_base) for frame in container.decode(stream)]
    whole = times[:-4]  # a recording may end between a picture and those that are shown before it (B)
    missing = sum(round(30 * (later - earlier)) - 1 for earlier, later in itertools.pairwise(whole))
    assert len(whole) > 60
    assert missing <= skipped, "pictures are missing that the encoder, short of processor time, did not skip itself"


def test_a_desk_that_stood_still_does_not_take_it_out_on_the_workers(tmp_path: Path) -> None:
    with Studio(tmp_path / "run", "--headless", live_show(tmp_path), "--go-live") as studio:
        studio.destination_is("rec", "live", 30)
        before = studio.until(_all_running, 30, "every process")
        desk = studio.kill("desk", signal.SIGSTOP)
        time.sleep(6.5)  # longer than a worker may be silent
        os.kill(desk, signal.SIGCONT)
        studio.on_air(1)
        after = studio.until(_all_running, 30, "every process")
        assert _workers(after) == _workers(before)
        assert after["alarms"] == []
    assert len(list(tmp_path.glob("Rec*.mkv"))) == 1


def test_workers_that_are_back_before_their_desk_knows_the_show_are_not_sent_away(tmp_path: Path) -> None:
    """A desk reads what is on the disk before it knows whom it wants: here until somebody writes into a pipe."""
    choices = tmp_path / "data" / "nightmarket" / "plugins.json"
    choices.parent.mkdir(parents=True)
    data = {"XDG_DATA_HOME": str(tmp_path / "data")}
    with Studio(tmp_path / "run", "--headless", live_show(tmp_path), "--go-live", **data) as studio:
        studio.destination_is("rec", "live", 30)
        before = studio.until(_all_running, 30, "every process")
        os.mkfifo(choices)
        desk = studio.kill("desk")
        with open(choices, "wb") as pipe:  # opens when the next desk reads
            time.sleep(3.0)  # the workers dial again meanwhile
            pipe.write(b"{}")
        choices.unlink()
        after = studio.until(_all_running, 30, "every process")
        assert studio.pid("desk") != desk
        assert _workers(after) == _workers(before)
        assert after["destinations"]["rec"]["state"] == "live"
    assert len(list(tmp_path.glob("Rec*.mkv"))) == 1
