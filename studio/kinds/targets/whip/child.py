"""The muxer's process as its sink worker has it: started, heard line by line, ended. What hangs in there hangs there alone."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

_LONGEST_LINE = 4096


class MuxerProcess:
    """`said` is called on the loop with each line as a dict, and once with `{}` when the process has ended."""

    def __init__(self, session: Path, encoder: str, url: str, said: Callable[[dict[str, Any]], None]) -> None:
        self._loop, self._said = asyncio.get_running_loop(), said
        self._process = subprocess.Popen(
            [sys.executable, "-m", "studio.kinds.targets.whip.muxer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[4],
        )
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has ended already, and is heard to have
            job = {"session": str(session), "encoder": encoder, "url": url}
            self._process.stdin.write(json.dumps(job).encode() + b"\n")
            self._process.stdin.flush()
        self._reader = threading.Thread(target=self._read, name="muxer", daemon=True)
        self._reader.start()

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def ask_key(self) -> None:
        """Have it ask the encoder for an IDR."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError, ValueError):  # ValueError: told to end already
                self._process.stdin.write(b"key\n")
                self._process.stdin.flush()

    def end(self) -> None:
        """Have it say goodbye and end."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def kill(self) -> None:
        """End it at once, and take its last line."""
        self.end()
        self._process.kill()
        self._process.wait()
        self._reader.join(1.0)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            while line := lines.readline(_LONGEST_LINE):
                with contextlib.suppress(ValueError):
                    self._tell(json.loads(line))
        self._process.wait()
        self._tell({})

    def _tell(self, line: dict[str, Any]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._said, line)
