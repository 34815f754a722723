"""The relay as it is run, `python -m relay`, on a loopback port, and what platforms send it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.parts.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
SECRET = "shpss_0123456789abcdef"
PATH_SECRET = "A" * 32
_BUSY_S = 30
_PATIENT: dict[str, float] = {"header_s": 30.0, "body_s": 30.0, "publish_s": 30.0}
_SETTINGS = """
listen = "127.0.0.1:{port}"
[stream]
{stream}
[limits]
{limits}
[connections.shop]
scheme = "shopify"
secret_file = "{folder}/secret"
[connections.cast]
scheme = "secret-path"
secret_env = "RELAY_CAST"
"""


class RelayProcess:
    """One relay. `stream`: lines of its table of that name. `limits`: of strangers; time is plenty where they say nothing."""

    def __init__(self, folder: Path, stream: str, **limits: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        secret = folder / "secret"
        secret.write_text(SECRET)
        secret.chmod(0o600)
        self.settings = folder / "relay.toml"
        lines = "\n".join(f"{name} = {value}" for name, value in (_PATIENT | limits).items())
        self.settings.write_text(_SETTINGS.format(port=self.port, stream=stream, limits=lines, folder=folder))
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end(signal.SIGTERM)

    @property
    def log(self) -> str:
        """What it has said so far."""
        return (self.folder / "relay.log").read_text()

    def start(self) -> None:
        """Start, or start again at the same port; return when it listens."""
        command = [sys.executable, "-m", "relay", str(self.settings)]
        environment = os.environ | {"RELAY_CAST": PATH_SECRET}
        with open(self.folder / "relay.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=ROOT, env=environment, text=True)
        assert self.process.stdout is not None
        assert "listens" in self.process.stdout.readline(), self.log

    def end(self, number: signal.Signals) -> int:
        """End it by a signal; its exit code."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        process.send_signal(number)
        assert process.stdout is not None
        try:
            return process.wait(_BUSY_S)
        finally:
            process.kill()  # one that does not end fails its test, and outlives it no more than others
            process.wait()
            process.stdout.close()


def signed(body: bytes, delivery: str = "", secret: str = SECRET) -> dict[str, str]:
    """The headers of a call as Shopify signs it."""
    headers = {
        "content-type": "application/json",
        "x-shopify-topic": "orders/create",
        "x-shopify-hmac-sha256": base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode(),
    }
    return headers | ({"x-shopify-webhook-id": delivery} if delivery else {})
