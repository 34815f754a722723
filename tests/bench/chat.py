"""What the chat desk costs and keeps up with: `python tests/bench/chat.py [minutes] [messages a second]`.

Simulated time, measured processor and memory: the first line is of so many minutes (35 at 2,000 a second), the others of seconds.
"""

from __future__ import annotations

import itertools
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.plugin_api.abilities import ChatMessage
from studio.show.chat import ChatDesk
from studio.show.tally import Ballot

MS = 1_000_000
CALLS_A_SECOND = 10
COMMON = ["1", "666", "11", "want it", "链接", "好看", "多少钱", "how much?", "主播好", "来了"]
TERMS = [f"term{number}" for number in range(200)] + ["微信", "假货"]


def chat(per_second: int, seconds: int, seed: int, alike: float) -> Iterator[list[ChatMessage]]:
    """What one shop sends, ten times a second; `alike`: the share of common texts. A tenth is sent twice."""
    dice = random.Random(seed)
    number = itertools.count()
    for tick in range(seconds * CALLS_A_SECOND):
        rows = []
        for _ in range(per_second // CALLS_A_SECOND):
            at = next(number)
            text = (
                dice.choice(COMMON)
                if dice.random() < alike
                else f"the {at} one in {dice.choice(COMMON)}, size {dice.randrange(50)}"
            )
            rows.append(
                ChatMessage(
                    id=f"{seed}-{at}",
                    buyer_key=f"v{dice.randrange(100_000)}",
                    name="Viewer",
                    text=text,
                    at_ms=tick * 100,
                    buyer=at % 50 == 0,
                )
            )
        yield rows + rows[: len(rows) // 10]


def measured(name: str, per_second: int, seconds: int, alike: float) -> str:
    desk = ChatDesk(TERMS)
    desk.tally = Ballot(["1", "666"], 0)
    batches = list(chat(per_second, seconds, per_second, alike))
    lags, rows, used, slowest = [], 0, 0.0, 0.0
    for tick, messages in enumerate(batches):
        now_ns = tick * 100 * MS
        began = time.process_time()
        desk.take("shop", messages, now_ns)
        batch = desk.due(now_ns + 50 * MS)
        desk.for_host(now_ns + 50 * MS)
        took = time.process_time() - began
        used, slowest = used + took, max(slowest, took)
        if batch:
            fresh = [row for row in batch.rows if row.count == 1]
            lags += [tick * 100 + 50 - row.at_ms for row in fresh]
            rows += len(batch.rows)
    lag_ms = sorted(lags)[int(len(lags) * 0.99)]
    return (
        f"{name:24} {desk.total / used:9.0f} messages per CPU s ({used / seconds * 100:.2f} % of a core),"
        f" slowest turn {slowest * 1e3:.1f} ms; {rows / seconds:.1f} rows/s, lag p99 {lag_ms} ms,"
        f" hidden {desk.hidden}, tally {desk.tally.section(running=True).viewers}"
    )


def grown(per_second: int, minutes: int) -> str:
    """The first to run, because a process's largest size never falls. Half an hour is two generations of ids."""
    desk, size = ChatDesk(), [_largest_mb()]
    turns = minutes * 60 * CALLS_A_SECOND
    for tick, messages in enumerate(chat(per_second, minutes * 60, 1, 0.3)):
        desk.take("shop", messages, tick * 100 * MS)
        desk.due(tick * 100 * MS)
        if (tick + 1) % (turns // 2) == 0:
            size.append(_largest_mb())
    first, second = size[1] - size[0], size[2] - size[1]
    return (
        f"{minutes} minutes at {per_second:,}/s: {desk.total} messages, the process's largest size grew by {first:.0f} MB"
        f" in the first half and {second:.0f} in the second"
    )


def _largest_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]] + [35, 2000][len(sys.argv) - 1 :]
    print(grown(asked[1], asked[0]), flush=True)
    print(measured("200/s for 60 s", 200, 60, 0.6), flush=True)
    print(measured("2,000/s for 60 s", 2000, 60, 0.6), flush=True)
    print(measured("2,000/s, all different", 2000, 60, 0.0), flush=True)
    print(measured("5,000/s for 5 s", 5000, 5, 0.6), flush=True)
