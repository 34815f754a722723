"""A desk for the window's tests: the real control server, the real edit rules and real rings, without workers.

Run by hand: `python -m tests.fakes.window_desk` prints the session folder and draws moving pictures until it is stopped.
"""

from __future__ import annotations

import asyncio
import json
import math
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from studio.control.dispatch import MethodTable
from studio.control.schema import COMMANDS
from studio.control.schema.state import Section, State
from studio.control.schema.state.connections import Connection as Told
from studio.control.server import ControlServer
from studio.control.state import StateTree
from studio.desk import removals
from studio.desk.connections import section as connections
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.document import model
from studio.ipc import session as sessions
from studio.ipc.picture_ring import Format, PictureWriter
from studio.kinds import sources, targets
from studio.kinds.sound_filters.compressor import Compressor
from studio.kinds.sound_filters.noise_gate import NoiseGate
from studio.show import edits
from studio.show import stage as stages
from studio.show.cards import CardCue
from studio.show.compile import compile_plan
from studio.values.errors import RefusedError
from tests.fakes import selling_desk

_STEP_S = 0.05


def example_show() -> model.Show:
    """A show with two canvases, four scenes, six sources, an overlay, four strips and four destinations."""

    def item(ident: str, source: str, x: float, y: float, width: float, height: float, **more: Any) -> model.Item:
        return model.Item(id=ident, source=source, x=x, y=y, width=width, height=height, **more)

    host = {"main": (item("host", "camera-a", 0, 0, 1280, 720),), "vertical": (item("host", "camera-a", 0, 160, 720, 405),)}
    split = {
        "main": (item("host", "camera-a", 0, 0, 1280, 720), item("product", "camera-b", 820, 60, 400, 225, opacity=0.9)),
        "vertical": (item("host", "camera-a", 0, 0, 720, 640), item("product", "camera-b", 0, 640, 720, 640)),
    }
    product = {"main": (item("product", "camera-b", 0, 0, 1280, 720, locked=True),)}
    card = {"main": (item("logo", "logo", 1100, 40, 140, 60), item("card", "price", 60, 480, 520, 200))}
    media = sources.MediaFile(path="camera.mp4")
    return model.Show(
        name="Evening market",
        canvases=(
            model.Canvas(id="main", name="Wide"),
            model.Canvas(id="vertical", name="Phone", width=720, height=1280),
        ),
        sources=(
            model.Source(id="camera-a", name="Camera A", input=media),
            model.Source(id="camera-b", name="Product camera", input=media),
            model.Source(id="price", name="Price card", input=sources.Image(paths=("card.png",))),
            model.Source(id="logo", name="Logo", input=sources.Image(paths=("logo.png",))),
            model.Source(id="microphone", name="Host microphone", input=sources.SoundDevice()),
            model.Source(id="phone", name="Phone camera in the warehouse", input=sources.NetworkStream(url="rtsp://127.0.0.1/a")),
        ),
        scenes=(
            model.Scene(id="host", name="Host", layouts=host),
            model.Scene(id="split", name="Host and product", layouts=split),
            model.Scene(id="product", name="Product close-up", layouts=product),
            model.Scene(id="break", name="Break"),
        ),
        lanes=(model.Lane(id="brand", name="Logo and price", layouts=card),),
        strips=(
            model.Strip(source="microphone", filters=(NoiseGate(id="gate"), Compressor(id="compressor"))),
            *(model.Strip(source=name) for name in ("camera-a", "camera-b", "phone")),
        ),
        encodings=(model.Encoding(id="main", canvas="main"), model.Encoding(id="vertical", canvas="vertical")),
        destinations=(
            model.Destination(id="rehearsal", name="Rehearsal", encoding="main", target=targets.Rehearsal()),
            model.Destination(
                id="shop", name="Shop channel", encoding="main", target=targets.RtmpPush(url="rtmps://live.example.com/app")
            ),
            model.Destination(
                id="phones", name="Phone channel", encoding="vertical", target=targets.RtmpPush(url="rtmp://a.example.com/x")
            ),
            model.Destination(
                id="disk", name="Recording", encoding="main", target=targets.Recording(folder="/tmp"), enabled=False
            ),
        ),
    )


class WindowDesk:
    """Answers the window. `start` and `stop` it from another thread than its own; all else runs on its loop."""

    def __init__(self, session: Path, show: model.Show | None = None, pictures: bool = True) -> None:
        self.session = session
        self.show = show or example_show()
        self.stage = stages.first(self.show)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.views: list[dict[str, Any]] = []
        self.trials: dict[str, dict[str, Any]] = {}
        self.selling = selling_desk.Selling()
        self.plugins = Catalogue(discover(bundled_folder(), session / "no-plugins"), Choices())
        self.air: dict[str, Any] = {"state": "off", "since_ns": 0, "seconds": 0}
        self.questions: dict[str, tuple[str, str]] = {}  # method -> what it asks, and about what
        self.refusals: dict[str, str] = {}  # method -> why it is refused
        self.connection_states: dict[str, dict[str, Any]] = {"rehearsal": {"state": "running"}}  # as their processes are
        self.alarms: list[dict[str, Any]] = []
        asked = {"viewers": 200, "chat": "lively", "buying": "eager", "minutes": 5}
        self.crowd: dict[str, Any] = {"state": "off", "text": "", "figures": {}, "asked": asked}
        self._pictures = pictures
        self._undone: list[tuple[model.Show, str]] = []
        self._writers: dict[str, PictureWriter] = {}
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()), name="window desk")

    def start(self) -> None:
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError("the window desk did not start")

    def stop(self) -> None:
        if not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def named(self, method: str) -> list[dict[str, Any]]:
        """Parameters of the calls of `method` so far."""
        return [params for name, params in list(self.calls) if name == method]

    def do(self, deed: Callable[[], object]) -> None:
        """Do something on the desk's own thread and tell the windows what changed."""

        def on_loop() -> None:
            deed()
            self._publish()

        self._loop.call_soon_threadsafe(on_loop)

    def say_chat(self, rows: list[dict[str, Any]], hidden: int = 0, per_second: int = 0) -> None:
        """Chat rows arrive."""

        def on_loop() -> None:
            self.selling.chat.update({row["id"]: row for row in rows})
            self._server.event("chat", {"rows": rows, "hidden": hidden, "per_second": per_second})

        self._loop.call_soon_threadsafe(on_loop)

    def say_to_host(self, row: dict[str, Any]) -> None:
        """A chat row is chosen for the host."""
        self._loop.call_soon_threadsafe(lambda: self._server.event("host_chat", row))

    # ------------------------------------------------------------ its own thread

    async def _main(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self.state, table = StateTree(), MethodTable()
        for command in edits.COMMANDS:
            table.add_as_given(COMMANDS[command], partial(self._edit, command))
        for name in selling_desk.COMMANDS:
            table.add_as_given(COMMANDS[name], partial(self._sell, name))
        for name in (
            "stage.preview",
            "stage.take",
            "stage.panic",
            "stage.edit_live",
            "air.start",
            "air.stop",
            "air.preflight",
            "views.set",
            "source.try",
            "source.try_end",
            "edit.undo",
        ):
            table.add_as_given(COMMANDS[name], partial(self._call, name))
        for name in (
            "devices.list",
            "media.probe",
            "destination.start",
            "destination.stop",
            "key.set",
            "capacity.measure",
            "show.save",
            "show.new",
            "show.open",
            "plugin.restart",
            "show.save_as",
            "studio.quit",
            "crowd.begin",
            "crowd.stop",
        ):
            table.add_as_given(COMMANDS[name], partial(self._call, name))
        for name in ("plugin.switch", "plugin.configure", "plugin.secret", "connection.secret", "connection.restart"):
            table.add_as_given(COMMANDS[name], partial(self._plugin, name))
        self._server = ControlServer(self.session, table, self.state, "test")
        self._publish()
        self._publish_rest()
        await self._server.start()
        self._ready.set()
        number = 0
        while not self._stop.is_set():
            number += 1
            self._draw(number)
            swing = -30 + 26 * math.sin(number / 9)
            levels = dict.fromkeys(
                ("program", "source.microphone", "source.camera-a"), (swing + 6, swing + 4, swing - 3, swing - 4)
            )
            self._server.meters(levels)
            try:
                async with asyncio.timeout(_STEP_S):
                    await self._stop.wait()
            except TimeoutError:
                continue
        await self._server.stop()
        for writer in self._writers.values():
            writer.close()

    def _edit(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((command, params))
        self._ask(command, params)
        done = edits.apply(self.show, command, params)
        if params.get("confirm") is not True:
            plan = partial(compile_plan, self.show, self.stage, 0, {}, 0)
            cards = self.selling.cards(self.show)
            on_air = {"rehearsal"} if self.air["state"] == "on" else ()
            cues = {name: CardCue(bool(card["playing"]), 0) for name, card in cards.items()}
            removals.check(self.show, done.show, removals.OnAir(self.stage, plan, cues, on_air, None), params.get("confirm"))
        self._undone.append((self.show, done.label))
        before, self.show = self.show, done.show
        self.stage = stages.repair(self.show, self.stage, before)
        self._publish()
        return {"id": done.created_id} if done.created_id else {}

    def _ask(self, name: str, params: dict[str, Any]) -> None:
        if name in self.refusals:
            raise RefusedError("refused", self.refusals[name])
        words, subject = self.questions.get(name, ("", None))
        if subject is not None and params.get("confirm") != subject:
            raise RefusedError("confirm", words, subject)

    def _sell(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((name, params))
        self._ask(name, params)
        answer = self.selling.call(name, params, self.show)
        self._publish()
        return answer

    def _plugin(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((name, params))
        self._ask(name, params)
        match name:
            case "plugin.switch":
                self.plugins.choices = self.plugins.switched(params["plugin"], params["on"])
            case "plugin.configure":
                self.plugins.choices = self.plugins.configured(params["plugin"], params["set"])
        self.tell(State.plugins, self.plugins.section())
        return {"kept": True} if name in ("plugin.secret", "connection.secret") else {}

    def _call(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((name, params))
        self._ask(name, params)
        answer: dict[str, Any] = {}
        match name:
            case "stage.preview":
                self.stage = stages.preview(self.show, self.stage, params["scene"], params.get("canvas"))
            case "stage.take":
                self.stage = stages.take(
                    self.show, self.stage, time.monotonic_ns(), params.get("kind"), scene=params.get("scene")
                )
            case "stage.panic":
                self.stage = stages.panic(self.stage, params["on"])
            case "stage.edit_live":
                self.stage = stages.edit_live(self.show, self.stage, params["on"])
            case "edit.undo":
                if not self._undone:
                    raise RefusedError("nothing", "There is nothing to undo.")
                self.show, _label = self._undone.pop()
            case "air.start" | "air.stop":
                on = name == "air.start"
                self.air = {"state": "on" if on else "off", "since_ns": time.monotonic_ns() if on else 0, "seconds": 0}
                self.air["last"] = None if on else dict(_SUMMARY)
                self._publish_rest()
            case "crowd.begin":
                figures = {"viewers": params["viewers"], "messages": 84, "orders": 1, "units": 2, "left_s": 288}
                self.crowd = {"state": "running", "text": "", "figures": figures, "asked": self.crowd["asked"] | params}
            case "crowd.stop":
                self.crowd |= {"state": "off"}
            case "views.set":
                self.views = params["views"]
            case "source.try":
                edits.apply(self.show, "source.add", {"set": params["set"]})
                answer = {"trial": params.get("trial") or f"trial_{len(self.calls)}"}
                self.trials[answer["trial"]] = params["set"]
            case "source.try_end":
                self.trials.pop(params["trial"])
            case "air.preflight":
                answer = {"findings": _FINDINGS}
            case "devices.list":
                answer = _DEVICES
            case "media.probe":
                answer = {"ok": True, "width": 1280, "height": 720, "duration_s": 12.5, "has_sound": True}
            case "capacity.measure":
                answer = {"proposal": _PROPOSAL}
        self._publish()
        return answer

    def tell(self, section: Section[Any], value: object) -> None:
        """Put a section into the state: structs, or JSON of what it is declared as."""
        self.state.put(section, msgspec.convert(msgspec.to_builtins(value), section.kind))

    def _publish(self) -> None:
        stage = stages.as_state(self.show, self.stage)
        self.tell(State.show, self.show)
        self.tell(State.stage, stage)
        self.tell(State.trials, {trial: {"state": "running", "text": "", "figures": {}} for trial in self.trials})
        self.tell(State.views, {view["id"]: f"view.{view['id']}" for view in self.views})
        self.tell(State.undo, {"undo": self._undone[-1][1] if self._undone else None, "redo": None})
        self.tell(State.selling, self.selling.section(self.show))
        self.tell(State.cards, self.selling.cards(self.show))
        self.tell(State.overlay_kinds, selling_desk.OVERLAY_KINDS)
        self.tell(State.connections, self._connections())
        self.tell(State.host, self.selling.host())
        self.tell(State.crowd, dict(self.crowd))
        self.tell(State.air, self.air)
        self.tell(State.file, {"path": "", "saved": not self._undone, "text": self.show.name})

    def _connections(self) -> dict[str, Told]:
        """As the real desk tells of them; what `connection_states` says of a process holds for it."""
        found = {one.id: connections.told(one, self.plugins, None, ()) for one in self.show.connections}
        return {name: msgspec.structs.replace(one, **self.connection_states.get(name, {})) for name, one in found.items()}

    def _publish_rest(self) -> None:
        on = self.air["state"] == "on"
        running = {"state": "running", "text": "", "figures": {"width": 1280, "height": 720}}
        sources = {source.id: running for source in self.show.sources}
        sources["phone"] = {
            "state": "waiting",
            "text": "The camera at rtsp://127.0.0.1/a does not answer. Trying again.",
            "figures": {},
        }
        live = {"state": "live", "text": "", "figures": {"sent_bps": 3_128_000, "dropped": 4, "reconnects": 1}, "active": on}
        waits = "The server refused the connection (127.0.0.1:1935). Trying again in 4 s."
        self.tell(State.sources, sources)
        self.tell(State.rehearsal, {"url": "http://127.0.0.1:1/"})
        self.tell(
            State.destinations,
            {
                "rehearsal": live | {"needs_key": False, "viewer_delay_ms": 1400},
                "shop": {"state": "waiting", "text": waits, "figures": {}, "active": True, "needs_key": False} if on else {},
                "phones": {"state": "idle", "text": "", "figures": {}, "active": False, "needs_key": True},
                "disk": {"state": "idle", "text": "", "figures": {}, "active": False, "needs_key": False},
            },
        )
        self.tell(State.plugins, self.plugins.section())
        self.tell(State.processes, {"plugin.cards": {"state": "running"}, "plugin.vendure": {"state": "disabled"}})
        self.tell(State.mixer, {"state": "running", "text": "", "figures": {"lagged": 0}})
        self.tell(State.encoders, {"main": {"state": "running", "text": "", "figures": {"skipped": 0}}})
        self.tell(State.machine, {"cpu_percent": 41.0, "disk_free_bytes": 182_000_000_000, "keyring": False, "proposal": None})
        self.tell(State.alarms, list(self.alarms))

    def _draw(self, number: int) -> None:
        if not self._pictures:
            return
        for view in self.views:
            name, width, height = f"view.{view['id']}", view["width"], view["height"]
            writer = self._writers.get(name)
            if writer is None or (writer.width, writer.height) != (width, height):
                if writer is not None:
                    writer.close()
                writer = self._writers[name] = PictureWriter(self.session, name, Format.BGRA, width, height)
            picture = writer.begin().bgra
            assert picture is not None
            seed = sum(view["ref"].encode()) + len(view["kind"])
            picture[:] = (60 + seed % 90, 40 + seed % 70, 50 + seed % 110, 255)
            picture[:, : max(1, (number * 3) % width)] += np.array((25, 25, 25, 0), np.uint8)
            writer.publish(time.monotonic_ns())


_FINDINGS = [
    {"id": "sources", "level": "ok", "text": "All sources in use are running."},
    {"id": "encoder", "level": "ok", "text": "The encoder x264 is available."},
    {"id": "keyring", "level": "warn", "text": "This computer has no keyring: stream keys are asked for each time."},
    {"id": "key.phones", "level": "warn", "text": "Phone channel has no stream key and will not be started."},
]
_SUMMARY = {"ended_ns": 1, "seconds": 240, "lagged": 0, "skipped": 45, "dropped": 7, "reconnects": 1, "orders": 9, "units": 12}
_DEVICES = {
    "cameras": [{"id": "usb-1", "name": "HD webcam", "detail": "usb 1-2"}],
    "microphones": [{"id": "pulse:mic", "name": "Headset", "detail": ""}],
    "outputs": [{"id": "pulse:out", "name": "Speakers", "detail": ""}],
    "screens": [{"id": ":0", "name": "Screen 1", "detail": "1920x1080"}],
    "windows": [{"id": "0x1", "name": "Browser", "detail": ""}],
}
_PROPOSAL = {
    "width": 1280,
    "height": 720,
    "rate_num": 30,
    "rate_den": 1,
    "preset": "veryfast",
    "video_bps": 3_000_000,
    "fits": True,
}


def main() -> None:
    session = sessions.create()
    desk = WindowDesk(session)
    desk.start()
    print(json.dumps({"session": str(session)}), flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        desk.stop()


if __name__ == "__main__":
    main()
