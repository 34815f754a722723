"""What a plugin prints, bounded: through a pipe to the log that the launcher opened, no faster than a person could read.

A plugin that prints without end would fill the session's memory-backed folder within seconds. Everything that its process
writes to standard output and error goes this way, C libraries included.
"""

from __future__ import annotations

import faulthandler
import os
import threading
import time

from studio.values.token_bucket import TokenBucket

BURST_BYTES = 256 << 10
RATE_BYTES_PER_S = 16 << 10
FLOOD_BYTES = 8 << 20  # left out in all: this is no log any more
_CHUNK_BYTES = 1 << 16
_CLOSE_S = 1.0


class BoundedOutput:
    """Takes over the process's standard output and error. The thread `output` ends with `close`, or with the process.

    `flooded` becomes true when far more was printed than is ever kept.
    """

    def __init__(self) -> None:
        self.flooded = False
        self._log = os.dup(2)
        faulthandler.enable(self._log)  # a crash must not go through the pipe: nobody would be left to read it
        self._pipe, writing = os.pipe()
        for standard in (1, 2):
            os.dup2(writing, standard)
        os.close(writing)
        self._thread = threading.Thread(target=self._copy, name="output", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the process its own output back, after what is still on the way."""
        for standard in (1, 2):
            os.dup2(self._log, standard)
        self._thread.join(_CLOSE_S)  # a child of the plugin may hold the pipe open

    def _copy(self) -> None:
        allowance, left_out, untold = TokenBucket(RATE_BYTES_PER_S, BURST_BYTES), 0, 0
        while data := os.read(self._pipe, _CHUNK_BYTES):
            if not allowance.take(time.monotonic(), len(data)):
                untold += len(data)
                left_out += len(data)
                self.flooded = left_out > FLOOD_BYTES
                continue
            if untold:
                os.write(self._log, b"[%d bytes of output left out]\n" % untold)
                untold = 0
            os.write(self._log, data)
        if untold:
            os.write(self._log, b"[%d bytes of output left out]\n" % untold)
