"""Everything at once: crowd, shop, desk, program on air, and the real window beside it.

    python tests/bench/evening.py [seconds] [chats per second] [wants per second]

First the same time without a crowd, then with it: 500 chat messages and 200 orders a second by default. Printed for both:
frames of the window, ticks and lagged ticks of the mixer; at the end what crowd, shop, ledger and window count, which must agree.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtTest import QTest

from tests.bench import frames as measured
from tests.bench import spans
from tests.bench.rush import show, tea
from tests.parts import shows
from tests.parts.market.onlooker import ChatCount
from tests.parts.studio import ROOT, Studio

BUYERS, UNITS = 2_000, 100_000


def main(seconds: float, chats_hz: float, wants_hz: float) -> None:
    _application = measured.application()
    frames, chat = measured.Frames(), ChatCount()
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        path = shows.save(show(UNITS), scratch / "show.json")
        with Studio(scratch / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=name) as studio:
            studio.destination_is("rehearsal", "live", 30)
            studio.until(lambda tree: "rehearsal" in tree["selling"].get("shops", {}), 20, "the shop")
            window = measured.open_window(studio.session, scratch, frames)
            window.room.desk.happened.connect(chat.hear)
            studio.call("queue.prepare", product="tea")
            studio.until(lambda tree: tea(tree)["state"] == "prepared", 10, "prepared")
            studio.call("queue.explain", product="tea")
            QTest.qWait(3000)
            studio.call("launch.arm", product="tea", quantity=UNITS)
            studio.call("launch.start")
            tree = studio.until(lambda tree: tea(tree)["state"] == "on_sale", 20, "the launch")
            command = [sys.executable, "-m", "rehearsal.crowd", "--url", tree["rehearsal"]["url"], "--buyers", str(BUYERS)]
            command += ["--profile", "evening", "--seconds", str(seconds), "--seed", "5"]
            command += ["--chats-per-s", str(chats_hz), "--wants-per-s", str(wants_hz)]
            _span("quiet", studio, frames, seconds)
            with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as crowd:
                QTest.qWait(2000)
                _span("crowd", studio, frames, seconds - 2)
                assert crowd.stdout is not None
                while crowd.poll() is None:
                    QTest.qWait(100)
                said = json.loads(crowd.stdout.read())
            QTest.qWait(3000)
            sold = tea(studio.state())
            shown = int(window.panel("sales").units.text().replace(",", ""))
            window.room.desk.close()
            window.room.board.stop()
            QTest.qWait(50)
    print(
        "crowd:",
        {
            one: said[one]
            for one in ("ordered", "paid", "units_ordered", "units_paid", "refused", "chat_sent", "chat_refused", "p99_ms")
        },
    )
    print("ledger:", {one: sold[one] for one in ("paid", "held", "returned", "sold", "stock")}, "window:", shown)
    print(f"chat: {said['chat_sent']} sent, the window was told of {chat.total}")
    assert shown == sold["sold"]
    assert (sold["paid"], sold["paid"] + sold["held"]) == (said["units_paid"], said["units_ordered"])
    assert chat.total == said["chat_sent"]
    sys.stdout.flush()
    os._exit(0)


def _span(name: str, studio: Studio, frames: measured.Frames, seconds: float) -> None:
    """Measure for so long, and print what was found."""
    before, began = spans.fresh(studio), time.monotonic()
    cpu = time.process_time()
    frames.begin()
    QTest.qWait(round(seconds * 1000))
    words = frames.end()
    share = (time.process_time() - cpu) / (time.monotonic() - began)
    after, ended = spans.fresh(studio), time.monotonic()
    orders = after["selling"]["totals"]["orders"] - before["selling"]["totals"]["orders"]
    print(f"{name}: {words}, window's processor {share:.2f}")
    print(f"   {spans.ticks(before, after)} in {ended - began:.1f} s; {orders / seconds:.0f} orders paid a second")
    print("   CPU s:", spans.dearest(before, after), flush=True)


if __name__ == "__main__":
    given = [float(one) for one in sys.argv[1:]] + [30.0, 500.0, 200.0][len(sys.argv) - 1 :]
    main(*given[:3])
