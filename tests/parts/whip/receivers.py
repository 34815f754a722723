"""Starting, asking and killing the receivers; each listens on a free loopback port that it keeps over restarts."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.parts.nginx import listens, wait_for
from tests.parts.ports import free_port
from tests.parts.worker_process import ROOT

_SCRIPT = Path(__file__).with_name("node_datachannel_receiver.js")


def aiortc_installed() -> bool:
    return importlib.util.find_spec("aiortc") is not None


def node_datachannel() -> Path:
    """Where the npm package lies, see `.ci/setup`."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "whip" / "node_modules" / "node-datachannel"


def node_datachannel_installed() -> bool:
    return shutil.which("node") is not None and node_datachannel().is_dir()


class Process:
    """A server process on `port`; a context, and killed and started again by hand."""

    def __init__(self, trusting: ssl.SSLContext | None = None) -> None:
        self.trusting = trusting
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self.trusting else 'http'}://127.0.0.1:{self.port}/whip"

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        self.process = subprocess.Popen(self.command(), cwd=ROOT)
        wait_for(lambda: listens(self.port), 60, "the receiver listens")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def __enter__(self) -> Any:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    def facts(self, ask: str = "facts") -> dict[str, Any]:
        with urllib.request.urlopen(self.url.replace("/whip", f"/{ask}"), timeout=10, context=self.trusting) as answer:
            said: dict[str, Any] = json.load(answer)
        return said


class Aiortc(Process):
    """`settings` as in `aiortc_receiver`. `trusting`: it speaks TLS, and this context knows its certificate."""

    def __init__(self, trusting: ssl.SSLContext | None = None, **settings: Any) -> None:
        super().__init__(trusting)
        self.settings = settings

    def command(self) -> list[str]:
        return [sys.executable, "-m", "tests.parts.whip.aiortc_receiver", json.dumps({"port": self.port, **self.settings})]


class NodeDatachannel(Process):
    """`packets` has the RTP packets that came, of all its lives."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.file = folder / "rtp"

    def command(self) -> list[str]:
        return ["node", str(_SCRIPT), str(node_datachannel()), str(self.port), str(self.file)]

    def packets(self) -> list[bytes]:
        data, at, found = self.file.read_bytes() if self.file.exists() else b"", 0, []
        while at + 4 <= len(data):
            size = int.from_bytes(data[at : at + 4], "big")
            found.append(data[at + 4 : at + 4 + size])
            at += 4 + size
        return found
