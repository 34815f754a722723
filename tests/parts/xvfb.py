"""A real X server without a screen, private to one test, with a window manager on request.

with Xvfb((640, 480), manager=True) as display:
    display.run("xterm"); WorkerRig(..., environment=display.environment)
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from types import TracebackType


def installed(*programs: str) -> bool:
    return all(shutil.which(program) for program in ("Xvfb", *programs))


class Xvfb:
    """One server on a free display number. `size` in pixels."""

    def __init__(self, size: tuple[int, int], manager: bool = False) -> None:
        self._size, self._manager = size, manager
        self._children: list[subprocess.Popen[bytes]] = []
        self._server: subprocess.Popen[bytes] | None = None
        self.name = ""

    @property
    def environment(self) -> dict[str, str]:
        return {"DISPLAY": self.name, "WAYLAND_DISPLAY": ""}

    def __enter__(self) -> Xvfb:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for child in reversed(self._children):
            child.kill()
            child.wait(5)
        self.kill()

    def start(self) -> None:
        """Start it: the first time on a free number, afterwards on the same."""
        width, height = self._size
        reading, writing = os.pipe()
        number = [self.name] if self.name else []
        options = ["-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(
            ["Xvfb", *number, *options], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            line = said.readline().strip()  # written once it listens
        assert line, "Xvfb starts"
        self.name = f":{line}"
        if self._manager:
            self.run("openbox")

    def kill(self) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.wait(5)
            self._server = None
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"/tmp/.X{self.name[1:]}-lock")

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._server.send_signal(signal.SIGCONT)

    def run(self, *command: str) -> subprocess.Popen[bytes]:
        """A program on this display; ended with it."""
        child = subprocess.Popen(
            command,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._children.append(child)
        return child

    def colour(self, colour: str) -> None:
        """Paint the whole desktop, `#rrggbb`."""
        subprocess.run(["xsetroot", "-solid", colour], env=os.environ | self.environment, check=True, timeout=10)

    def window(self, title: str, geometry: str, colour: str = "#ffffff") -> subprocess.Popen[bytes]:
        """A window of one colour and of class XLogo. Its last word, ASCII, is what it is found by when this returns."""
        child = self.run("xlogo", "-title", title, "-geometry", geometry, "-bg", colour, "-fg", colour)
        until = time.monotonic() + 10
        look = ["xdotool", "search", "--onlyvisible", "--name", title.split()[-1]]
        while subprocess.run(look, env=os.environ | self.environment, capture_output=True).returncode:
            assert time.monotonic() < until, f"window {title}"
            time.sleep(0.05)
        return child
