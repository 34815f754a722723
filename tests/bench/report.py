"""A report of a long show: `python tests/bench/report.py [hours] [orders]` says how long it takes, and its most memory.

The journal is made first: orders spread over the time, one in twenty refunded, a product explained every five minutes, viewers
told every ten seconds. The report is made in a process of its own, as the studio makes it.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.desk.figures import audience_file
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import document
from studio.show.figures import Counts, Sample
from studio.show.selling import events
from tests.parts.kept_show import S, counted, journal

WALL, PRODUCTS = 1_800_000_000_000, 100


def happened(seconds: int, orders: int) -> Iterator[tuple[int, events.Event]]:
    dice = random.Random(1)
    moments: list[tuple[float, int, str]] = [(second, 0, "explain") for second in range(0, seconds, 300)]
    for order in range(orders):
        at = dice.random() * seconds
        moments.append((at, order, "paid"))
        if order % 20 == 0:
            moments.append((min(seconds, at + 600), order, "refunded"))
    yield WALL, events.RundownStarted(at_ns=0)
    for at, order, what in sorted(moments):
        product = f"p{(int(at) // 300 if what == 'explain' else order) % PRODUCTS}"
        event = (
            events.ProductExplained(at_ns=int(at * S), product=product)
            if what == "explain"
            else counted(
                int(at), f"20261125-{order}", product, status=what, quantity=2, unit_price_minor=3990, buyer=f"u-{order}"
            )
        )
        yield WALL + int(at * 1000), event


if __name__ == "__main__":
    hours, orders = [float(word) for word in sys.argv[1:]] + [8.0, 200_000.0][len(sys.argv) - 1 :]
    folder = Path(tempfile.mkdtemp(prefix="report-bench-"))
    try:
        products = tuple(
            Product(id=f"p{n}", link_no=n + 1, title=f"Product {n}", live_price_minor=3990, variants=(Variant(sku=f"P{n}"),))
            for n in range(PRODUCTS)
        )
        (folder / "show.json").write_bytes(document.to_json(Show(name="Bench", products=products)))
        seconds = int(hours * 3600)
        journal(folder / "bench.journal", happened(seconds, int(orders)))
        told = (Sample(s * S, WALL + s * 1000, {"c": Counts(s % 5000, s * 3, s * 5, s)}) for s in range(0, seconds, 10))
        audience_file.append(folder / "bench.audience", told)
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "studio.workers.reports", str(folder)], check=True, stdout=subprocess.DEVNULL)
        took, used = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_s, most = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        size = (folder / "report.html").stat().st_size / 1e6
        print(
            f"{hours:g} h, {orders:.0f} orders: {took:.1f} s, {cpu_s:.1f} CPU s, at most {most:.0f} MB, a page of {size:.1f} MB"
        )
    finally:
        shutil.rmtree(folder)
