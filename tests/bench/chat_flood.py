"""Three platforms flood the chat while a program is on air: `python tests/bench/chat_flood.py [seconds]`.

Three processes of a plugin that floods (`tests.parts.flood`), the real desk, a program (720p30) on air to the rehearsal, and
the real window beside it. First nothing, then 2,000 messages a second for 60 s, then 5,000 for 5 s, all three together; a tenth
of them is sent twice, and the platforms' clocks are hours apart. Printed for each: ticks and lagged ticks, the time from a
platform's process to the panel, how much of it is shown, CPU seconds, and the desk's memory. Every message must have been
counted, once.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtTest import QTest

from studio.control.schema.state.host import ChatRow
from tests.bench import frames as measured
from tests.bench import spans
from tests.bench.rush import show
from tests.parts import flood as floods
from tests.parts import shows
from tests.parts.studio import Studio

PLATFORMS = 3


class Lags:
    """How long rows took from their platform to the panel, in ms."""

    def __init__(self) -> None:
        self.ms: list[float] = []

    def shown(self, row: ChatRow) -> None:
        """The panel has put this row into its list."""
        skewed_ms = time.time_ns() / 1e6 - row.at_ms
        self.ms.append(skewed_ms - round(skewed_ms / floods.HOUR_MS) * floods.HOUR_MS)

    def words(self) -> str:
        ordered = sorted(self.ms) or [0.0]
        p50, p99 = (ordered[int((len(ordered) - 1) * part)] for part in (0.5, 0.99))
        return f"{len(self.ms)} rows, lag p50 {p50:.0f} p99 {p99:.0f} max {ordered[-1]:.0f} ms"


def main(seconds: int) -> None:
    _application = measured.application()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        path = shows.save(show(1000), scratch / "show.json")
        environment = {"XDG_DATA_HOME": name} | floods.installed(scratch / "own" / "plugins")
        with Studio(scratch / "studio", "--headless", path, "--go-live", **environment) as studio:
            studio.destination_is("rehearsal", "live", 30)
            connections = floods.connected(studio, PLATFORMS)
            window = measured.open_window(studio.session, scratch, measured.Frames())
            chat, lags = window.panel("chat").model, Lags()
            chat.rowsInserted.connect(lambda _parent, first, last: [lags.shown(chat._rows[at]) for at in range(first, last + 1)])
            QTest.qWait(5000)
            written = 0
            for rate, length in ((0, 10), (2_000, seconds), (5_000, 5)):
                written += _span(studio, connections, lags, rate, length)
                counts = studio.state()["chat_counts"]
                print(f"   {written} written, {counts['messages']} counted, {counts['hidden']} not shown", flush=True)
                assert counts["messages"] == written
                assert sum(part["messages"] for part in counts["connections"].values()) == written
            window.room.desk.close()
            window.room.board.stop()
            QTest.qWait(50)
    sys.stdout.flush()
    os._exit(0)


def _span(studio: Studio, connections: list[str], lags: Lags, rate: int, seconds: int) -> int:
    """Flood for so long, and print what was found; how many messages were written."""
    before, began = spans.fresh(studio), time.monotonic()
    lags.ms.clear()
    written = sum(floods.flood(studio, connection, rate // PLATFORMS, seconds) for connection in connections) if rate else 0
    most, peak = 0, {"shown": 0, "of": 0}
    while time.monotonic() < began + seconds + 2:
        QTest.qWait(500)
        counts = studio.state()["chat_counts"]
        most, peak = (counts["per_second"], counts) if counts["per_second"] > most else (most, peak)
    after, ended = spans.fresh(studio), time.monotonic()
    print(f"{rate}/s for {seconds} s: at most {most}/s came, {peak['shown']} of {peak['of']} told by rows; {lags.words()}")
    print(f"   {spans.ticks(before, after)} in {ended - began:.1f} s")
    megabytes = after["processes"]["desk"]["memory_bytes"] / 1e6
    print("   CPU s:", spans.dearest(before, after), f"desk's memory {megabytes:.0f} MB")
    return written


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
