"""Blocking device calls on a thread of their own, watched by the worker's main thread.

A camera or a display server that hangs would otherwise take the link to the desk with it. The main thread hears the desk
and reports; the device thread opens, reads and publishes. A call that never returns cannot be interrupted: then the
process ends with `EXIT_RESTART_ME`, and the new one tries again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import NoReturn

from studio.contracts import messages
from studio.ipc import clock as clocks
from studio.media.inputs.output import SourceOutput

_POLL_S = 0.25
_JOIN_S = 1.0


class Beat:
    """What the two threads say to each other. The device thread calls `ok` after every call that came back."""

    def __init__(self, clock: clocks.Clock, open_s: float, silence_s: float) -> None:
        self._clock = clock
        self._limit_ns = int(open_s * clocks.NS)
        self._silence_ns = int(silence_s * clocks.NS)
        self._last_ns = clock.now_ns()
        self.opened = False
        self.stop = False  # set by the main thread: return soon
        self.error: BaseException | None = None

    def ok(self) -> None:
        """The device answered."""
        self._last_ns = self._clock.now_ns()
        if not self.opened:
            self.opened, self._limit_ns = True, self._silence_ns

    def quiet_s(self) -> float:
        """Return for how many seconds the device has not answered."""
        return (self._clock.now_ns() - self._last_ns) / clocks.NS

    def hangs(self) -> bool:
        """True when the device has been silent for longer than it may (longer while it opens)."""
        return self._clock.now_ns() - self._last_ns > self._limit_ns


def run_watched(
    output: SourceOutput,
    work: Callable[[Beat], None],
    hang_text: str,
    open_s: float = 10.0,
    silence_s: float = 3.0,
    end: Callable[[SourceOutput, str], None] | None = None,
) -> None:
    """Run `work` until the source ends. Main thread.

    Args:
        work: opens the device and reads it until `beat.stop`, on a thread of its own; publishes to `output`, whose
            `poll`, `report` and `figures` stay with this thread.
        hang_text: what the operator reads when a call does not come back.
        open_s: how long it may take until the first `ok`.
        silence_s: how long it may be silent afterwards.
        end: ends the process when a call hangs (`restart_me`).

    Raises:
        MediaError: what `work` raised.
    """
    beat = Beat(output.clock, open_s, silence_s)
    thread = threading.Thread(target=_guarded, args=(work, beat), name="device", daemon=True)
    thread.start()
    hanging = False  # a call has not come back for so long that it never will
    while thread.is_alive() and not output.ending and not hanging:
        output.poll(_POLL_S)
        hanging = beat.hangs()
        state: messages.State = "connecting" if not beat.opened else "stalled" if beat.quiet_s() > silence_s / 2 else "running"
        output.report(state, hang_text if state == "stalled" else "")
    beat.stop = True
    if not hanging:
        thread.join(_JOIN_S)
    if thread.is_alive():
        (end or restart_me)(output, hang_text if hanging else "")
    if beat.error is not None:
        raise beat.error


def restart_me(output: SourceOutput, text: str) -> NoReturn:
    """Tell the desk why, then end this process at once: a thread that hangs in a library outlives any clean end."""
    if text:
        output.report("stalled", text)
    output.link.flush(0.3)
    os._exit(0 if output.link.stopping else messages.EXIT_RESTART_ME)


def _guarded(work: Callable[[Beat], None], beat: Beat) -> None:
    try:
        work(beat)
    except BaseException as error:  # noqa: BLE001  (the edge of the thread: raised again by the one that watches)
        beat.error = error
