"""The rehearsal plugin as a real process, with a stand-in for the desk that speaks with its shop."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.contracts import messages, spec_files, specs, wire
from studio.ipc import endpoint, framing, session
from studio.plugin_api.data import QueuedProduct, ShowData, ShowQueue, Topic

ROOT = Path(__file__).parents[2]
_START_S = 30  # a whole interpreter with its imports, beside the others of a busy computer
_ANSWER_S = 15


class RehearsalRig:
    """The plugin's process and the desk's end of its link. `figures`: where it takes the program and shows it.

    `open_files`: the hard limit of its process, where it is to have a lower one.
    """

    def __init__(self, open_files: int | None = None, **settings: Any) -> None:
        self._open_files = open_files
        self.folder = session.create()
        spec = specs.PluginSpec("rehearsal", str(ROOT / "plugins/rehearsal"), settings)
        spec_files.write_spec(self.folder, "plugin.rehearsal", spec)
        self._listener = endpoint.listen(self.folder, "desk")
        self._listener.settimeout(_START_S)
        self._calls = itertools.count(1)
        self.events: list[messages.Event] = []
        self._dial()

    def _dial(self) -> None:
        environment = {**os.environ, session.ENVIRONMENT_NAME: str(self.folder), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "studio.workers", "plugin.rehearsal"]
        if self._open_files is not None:
            command = ["/bin/sh", "-c", f'ulimit -n {self._open_files} && exec "$@"', "sh", *command]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)
        self.link = framing.FramedSocket(self._listener.accept()[0])
        self.figures = self._ingest_point()

    def _ingest_point(self) -> dict[str, Any]:
        """Where it takes the program and shows it, as it says: `rtmp_url`, `key`, `page_url`."""
        until = time.monotonic() + _START_S
        while time.monotonic() < until:
            said = self._receive()
            if isinstance(said, messages.Event) and said.name == "ingest":
                return {"rtmp_url": said.data["url"], **said.data}
        raise TimeoutError("ingest")

    def tell(self, topic: Topic, data: ShowData) -> None:
        """What the desk tells those who subscribe to the topic."""
        arguments = {"topic": topic, "data": msgspec.to_builtins(data)}
        self.link.send(wire.encode(messages.Command("data", arguments)))

    def stock(self, *products: QueuedProduct) -> None:
        """Put products on its shelf, and wait until they are there."""
        self.tell("queue", ShowQueue(products=products))
        until = time.monotonic() + _ANSWER_S
        while not all(self.ask("read_item", item_id=product.item_id)["ok"] for product in products):
            assert time.monotonic() < until, "the shelf stays empty"

    def wait_for(self, figure: str) -> dict[str, Any]:
        """The figures of the next status that has `figure`."""
        until = time.monotonic() + _START_S
        while time.monotonic() < until:
            said = self._receive()
            if isinstance(said, messages.Status) and said.figures.get(figure):
                return dict(said.figures)
        raise TimeoutError(figure)

    def _receive(self) -> messages.FromWorker | None:
        payload = self.link.receive(1.0)
        said = None if payload is None else messages.decode_from_worker(payload)
        if isinstance(said, messages.Event):
            self.events.append(said)
        return said

    def ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        """What the shop answers to `catalogue.<method>`."""
        call = f"call-{next(self._calls)}"
        self.link.send(wire.encode(messages.Command(f"catalogue.{method}", {"call": call, **arguments})))
        until = time.monotonic() + _ANSWER_S
        while time.monotonic() < until:
            said = self._receive()
            if isinstance(said, messages.Event) and said.name == "answer" and said.data["call"] == call:
                return dict(said.data)
        raise TimeoutError(method)

    def order_lines(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The order lines told so far, each as it was told last."""
        told = [line for event in self.events if event.name == "orders" for line in event.data["lines"]]
        return {(line["order_id"], line["line_id"]): line for line in told}

    def listen(self, seconds: float) -> None:
        """Hear what the plugin says meanwhile."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._receive()

    def listen_until(self, holds: Callable[[], object], what: str) -> None:
        """Hear what the plugin says until it is so."""
        until = time.monotonic() + _ANSWER_S
        while not holds():
            assert time.monotonic() < until, f"not within {_ANSWER_S} s: {what}"
            self._receive()

    def kill_and_restart(self) -> None:
        """As a crash and the desk's restart of it."""
        self.process.kill()
        self.process.wait(10)
        self._close_pipes()
        self._dial()

    def _close_pipes(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.link.close()

    def close(self) -> None:
        try:
            self.link.send(wire.encode(messages.Stop()))
            assert self.process.wait(10) == 0
        finally:
            self.process.kill()
            self.process.wait(10)
            self._close_pipes()
            self._listener.close()
            shutil.rmtree(self.folder)
