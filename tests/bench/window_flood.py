"""Frame times of the window while orders and chat flood it: `python tests/bench/window_flood.py [seconds]`.

A desk of its own process holds 500 products with pictures and tells 200 orders a second (twenty batches) and 500 chat rows
a second (ten batches, none folded: more than a desk would let through), and draws the monitors at 20 pictures a second. The
window shows its selling half at 1366 x 768, off screen. Printed: painting of a frame, lateness of a 60 Hz timer (how long
the GUI thread was busy when a frame was due), both p50, p95 and the longest; and whether the counts agree at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec

from studio.ipc import session as sessions
from tests.fakes import selling_desk
from tests.fakes.window_desk import WindowDesk, example_show

ORDERS_HZ, CHAT_HZ, PRODUCTS = 200, 500, 500


def flood(folder: Path, seconds: float) -> None:
    """The desk's process: floods, and prints how many units were sold in all."""
    pictures = folder / "pictures"
    pictures.mkdir()
    show = msgspec.structs.replace(
        example_show(),
        products=selling_desk.example_products(PRODUCTS, pictures),
        overlays=selling_desk.example_overlays(),
    )
    desk = WindowDesk(sessions.create(folder), show)
    desk.selling.in_the_middle(show)
    desk.start()
    print(desk.session, flush=True)
    sys.stdin.readline()
    said = 0
    began = time.monotonic()
    for turn in range(round(seconds * 20)):
        time.sleep(max(0.0, began + turn / 20 - time.monotonic()))
        desk.do(lambda turn=turn: _sell(desk, turn))  # type: ignore[misc]
        if turn % 2:
            desk.say_chat([_row(said + number) for number in range(CHAT_HZ // 10)], hidden=3, per_second=CHAT_HZ)
            said += CHAT_HZ // 10
    time.sleep(0.3)  # the last deed is done on the desk's own thread
    print(sum(desk.selling.sold.values()), said, flush=True)
    sys.stdin.readline()
    desk.stop()


def _sell(desk: WindowDesk, turn: int) -> None:
    """Ten orders: most for the product on air, some for others."""
    for number in range(ORDERS_HZ // 20):
        name = "p3" if number % 4 else f"p{1 + (turn * 7 + number) % PRODUCTS}"
        desk.selling.sold = desk.selling.sold | {name: desk.selling.sold.get(name, 0) + 1}


def _row(number: int) -> dict[str, object]:
    text = ("这个还有吗", "1", "Does it come in green?", "已拍，什么时候发货")[number % 4]
    badges = ["question"] if number % 4 == 2 else []
    name, text = f"viewer {number % 9973}", f"{text} {number}"
    return {"id": f"r{number}", "name": name, "text": text, "badges": badges, "at_ms": 0, "buyer": number % 5 == 0, "count": 1}


def watch(folder: Path, seconds: float) -> None:
    """The window's process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtTest import QTest

    from tests.bench import frames as measured

    _application = measured.application()
    frames = measured.Frames()
    with subprocess.Popen(
        [sys.executable, __file__, "--desk", str(folder), str(seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdin is not None
        window = measured.open_window(Path(desk.stdout.readline().strip()), folder, frames)
        deadline = time.monotonic() + 20
        while window.panel("queue").model.rowCount() < PRODUCTS and time.monotonic() < deadline:
            QTest.qWait(20)
        QTest.qWait(1500)  # pictures are read, the multiview has settled
        for name in ("idle", "flood"):
            frames.begin()
            cpu, began = time.process_time(), time.monotonic()
            if name == "flood":
                desk.stdin.write("go\n")
                desk.stdin.flush()
            QTest.qWait(round((seconds if name == "flood" else 3) * 1000))
            share = (time.process_time() - cpu) / (time.monotonic() - began)
            print(f"{name}: {frames.end()}, window's processor {share:.2f}", flush=True)
        units, said = map(int, desk.stdout.readline().split())
        QTest.qWait(500)
        shown = int(window.panel("sales").units.text().replace(",", ""))
        kept = window.panel("chat").model.rowCount()
        print(f"units sold {units}, shown {shown}; chat rows said {said}, kept {kept}")
        assert shown == units
        assert kept == min(said, 2000)
        desk.stdin.write("end\n")
        desk.stdin.flush()
        window.room.desk.close()
        window.room.board.stop()
        QTest.qWait(50)
        os._exit(0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--desk"]:
        flood(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            watch(Path(scratch), float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)
