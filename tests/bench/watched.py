"""What a line costs with ten thousand watched words: `python tests/bench/watched.py`."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.show.watched import Finder

TERMS = 10_000
LINES = 1_000


def main() -> None:
    dice = random.Random(1)
    chinese = [chr(code) for code in range(0x4E00, 0x5600)]
    terms = {"".join(dice.choices(chinese, k=dice.randint(2, 6))) for _ in range(TERMS // 2)}
    terms |= {"".join(dice.choices("abcdefghijklmnoprstuvw", k=dice.randint(3, 9))) for _ in range(TERMS - len(terms))}
    began = time.perf_counter()
    finder = Finder(terms)
    print(f"{len(terms):,} terms are put together in {(time.perf_counter() - began) * 1e3:.0f} ms")
    for name, line in (
        ("Chinese, 20 letters", lambda: "".join(dice.choices(chinese, k=20))),
        ("English, 40 letters", lambda: " ".join("".join(dice.choices("abcdefghijklm", k=4)) for _ in range(8))),
        ("leet, 40 letters", lambda: " ".join("".join(dice.choices("abcd1340!@", k=4)) for _ in range(8))),
        ("Chinese, 500 letters", lambda: "".join(dice.choices(chinese, k=500))),
        ("leet, 500 letters", lambda: "".join(dice.choices("abcd1340!@ ", k=500))),
        ("one letter, 500 times", lambda: "a" * 500),
    ):
        lines = [line() for _ in range(LINES if "500" not in name else LINES // 10)]
        took = []
        for text in lines:
            began = time.thread_time()
            finder.find(text)
            took.append(time.thread_time() - began)
        took.sort()
        median, slow = took[len(took) // 2] * 1e6, took[len(took) * 99 // 100] * 1e6
        print(f"{name:24} median {median:6.0f} µs, slowest of a hundred {slow:6.0f} µs")


if __name__ == "__main__":
    main()
