"""A real headless Chromium, driven by the DevTools protocol over its WebSocket. Started and stopped by process id."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_STARTS_S = 60.0  # half a dozen processes, for which the others of a busy computer do not wait
_ANSWERS_S = 30.0
_FLAGS = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    "--remote-debugging-port=0",
    "--window-size=1100,760",
    "--disable-dev-shm-usage",
    "--lang=en-US",
]


class Browser:
    """One page. `with Browser() as page: page.open(url); page.evaluate("1 + 1")`."""

    def __init__(self) -> None:
        assert PROGRAM, "Chromium is not installed"
        self._home = Path(tempfile.mkdtemp(prefix="nightmarket-chromium-"))
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to sandbox root
        command = [PROGRAM, *_FLAGS, *sandbox, f"--user-data-dir={self._home}", "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._numbers = itertools.count(1)
        self._open = ExitStack()
        try:
            self._socket = self._open.enter_context(connect(self._page_url(), max_size=32 << 20, open_timeout=_STARTS_S))
            self.call("Page.enable")
            self.call("Runtime.enable")
        except BaseException:
            self.close()
            raise

    def _page_url(self) -> str:
        until = time.monotonic() + _STARTS_S
        port_file = self._home / "DevToolsActivePort"
        while time.monotonic() < until:
            if port_file.exists() and (lines := port_file.read_text().split()):
                with (
                    contextlib.suppress(OSError),  # it listens before it answers
                    urllib.request.urlopen(f"http://127.0.0.1:{lines[0]}/json/list", timeout=5) as answer,
                ):
                    pages = [entry for entry in json.load(answer) if entry["type"] == "page"]
                    if pages:
                        return str(pages[0]["webSocketDebuggerUrl"])
            time.sleep(0.1)
        raise TimeoutError("Chromium did not start")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One DevTools command and its result."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=_ANSWERS_S))
            if message.get("id") == number:
                assert "error" not in message, message["error"]
                return dict(message["result"])

    def open(self, url: str) -> None:
        """Go there and wait until the page has run its scripts."""
        self.call("Page.navigate", url=url)
        until = time.monotonic() + _ANSWERS_S
        while self.evaluate("document.readyState + location.href") != f"complete{url}":
            assert time.monotonic() < until, f"{url} does not load"
            time.sleep(0.05)

    def evaluate(self, expression: str) -> Any:
        """The JSON value of a JavaScript expression (a promise is awaited)."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def close(self) -> None:
        self._open.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
