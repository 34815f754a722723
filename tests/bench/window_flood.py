"""Frame times of the window while orders and chat flood it: `python tests/bench/window_flood.py [seconds]`.

The real desk in a process of its own holds 500 products with pictures and hears 200 orders a second (twenty batches) and 500
chat messages (ten batches, none alike: it shows what a person can read of them); monitors are drawn 20 times a second. The
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
from studio.plugin_api.abilities import ChatMessage, OrderLine
from tests.parts.desk_thread import DeskThread
from tests.parts.evening import Evening
from tests.parts.example_show import example_overlays, example_products, example_show

ORDERS_HZ, CHAT_HZ, PRODUCTS = 200, 500, 500


def flood(folder: Path, seconds: float) -> None:
    """The desk's process: floods, and prints how many units were sold in all."""
    pictures = folder / "pictures"
    pictures.mkdir()
    show = msgspec.structs.replace(
        example_show(),
        products=example_products(PRODUCTS, pictures),
        overlays=example_overlays(),
    )
    desk = Evening(folder, show).gone_on(sessions.create(folder), pictures=True)
    desk.start()
    print(desk.session, flush=True)
    sys.stdin.readline()
    said = 0
    began = time.monotonic()
    for turn in range(round(seconds * 20)):
        time.sleep(max(0.0, began + turn / 20 - time.monotonic()))
        _sell(desk, turn)
        if turn % 2:
            desk.channel.writes(*(_row(said + number) for number in range(CHAT_HZ // 10)))
            said += CHAT_HZ // 10
    time.sleep(1.0)  # what waits for its turn is shown, or hidden
    units, hidden = desk.ask(lambda: (desk.section.totals.units, desk.desk.sales.chat._chat.hidden))
    print(units, said - hidden, flush=True)
    sys.stdin.readline()
    desk.stop()


def _sell(desk: DeskThread, turn: int) -> None:
    """Ten orders: most for the product on air, some for others. The shelf is filled up as fast."""
    desk.shop.orders_say(*(_line(turn, number) for number in range(ORDERS_HZ // 20)))


def _line(turn: int, number: int) -> OrderLine:
    product = 3 if number % 4 else 1 + (turn * 7 + number) % PRODUCTS
    return OrderLine(
        order_id=f"flood-{turn}-{number}",
        line_id="0",
        sku=f"SKU-{product}",
        item_id=f"item-{product}",
        status="paid",
        quantity=1,
        unit_price_minor=1900 + 700 * (product % 23),
        currency="CNY",
    )


def _row(number: int) -> ChatMessage:
    text = ("这个还有吗", "1", "Does it come in green?", "已拍，什么时候发货")[number % 4]
    return ChatMessage(
        id=f"r{number}",
        buyer_key=f"v{number % 9973}",
        name=f"viewer {number % 9973}",
        text=f"{text} {number}",
        badges=("question",) if number % 4 == 2 else (),
        at_ms=0,
        buyer=number % 5 == 0,
    )


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
        print(f"units sold {units}, shown {shown}; chat messages told {said}, rows kept {kept}")
        assert shown == units
        assert kept <= min(said, 2000)
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
