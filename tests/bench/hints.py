"""How well a thousand lines are sorted with the extra `hints` and without, and what a line costs: `python tests/bench/hints.py`.

The lines are those of `tests/data/questions/held_apart.tsv`, which nothing was made or chosen with. Each goes the way that it
goes in a show: phrases, and where they are not sure a second look.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.desk.chat.bundled import bundled_sorter
from studio.desk.paths import resources
from studio.show.asked import Sorted
from studio.show.asked.board import QuestionBoard
from studio.show.chat.heard import Heard
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded
from studio.show.chat.second_look import NOTHING, SecondLook, Unsure
from studio.workers.hints.fitted import Fitted, read
from studio.workers.hints.model import Model
from tests.unit.show.asked.test_held_apart import HELD_APART, Line, share_right


def main() -> None:
    began_s = time.process_time()
    model, fitted = Model(), Fitted(read(resources("questions") / "hints.json"))
    print(f"opened in {time.process_time() - began_s:.2f} CPU s")
    before: list[tuple[Sorted, Line]] = []
    after: list[tuple[Sorted, Line]] = []
    costs_s: list[float] = []
    for line in HELD_APART:
        plain = folded(line.text)
        found = bundled_sorter().sort(plain, is_question(plain))
        before.append((found, line))
        look = SecondLook(QuestionBoard())
        look.is_open = True
        unsure = not found.topic or found.is_hint
        if unsure and look.take(plain, Unsure(Heard("", 0, "", line.text, False), "", found, 0), 0):
            for text, hinted in look.batch(0):
                began_s = time.process_time()
                said = fitted.topic(text, model.vector(text), hinted)
                costs_s.append(time.process_time() - began_s)
                found = Sorted() if said == NOTHING else Sorted(said, True) if said else found
        after.append((found, line))
    costs_s.sort()
    print(f"{len(costs_s)} lines looked at: {sum(costs_s) / len(costs_s) * 1e3:.1f} CPU ms each, {costs_s[-1] * 1e3:.0f} at most")
    for name, pairs in (("phrases alone", before), ("with hints", after)):
        for chinese in (True, False):
            ours = [pair for pair in pairs if pair[1].is_chinese is chinese]
            words = [
                f"{way} {share_right([pair for pair in ours if pair[1].way == way]):.1%}" for way in ("plain", "indirect", "none")
            ]
            for kind, marked in (("unmarked", False), ("hints", True)):
                shown = [pair for pair in ours if pair[0].topic and pair[0].is_hint is marked]
                words.append(f"{kind} {share_right(shown):.1%} of {len(shown)}")
            print(f"{name}, {'Chinese' if chinese else 'English'}: {', '.join(words)}")


if __name__ == "__main__":
    main()
