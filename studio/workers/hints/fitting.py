"""Finds out what lines that people sorted say of others near them; developers run it, with the extra `hints` installed:

    python -m studio.workers.hints.fitting tests/data/questions/development.tsv resources/questions/hints.json

Kernel ridge regression: a line's score for a topic is a sum over all sorted lines, each of which says more the nearer it is.
How far its word counts is chosen on these lines alone: each fifth of them is judged by what the others say (cross-validation).
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec
import numpy as np

from studio.show.chat.reading import folded
from studio.show.chat.second_look import LOOKED_AT, NOTHING
from studio.workers.hints.fitted import Topics, language_of, nearness
from studio.workers.hints.model import PACKAGE, Model, Vector

_WIDTH = 5.0  # of nearness: lines at a cosine of 0.8 count e times less than the same line
_NOISE = 0.4  # that a line is trusted to have, against fitting to single lines
_CHINESE = 3.0  # times as much counts a Chinese line: there are fewer, and English ones say little of them
_FOLDS = 5
_WRONG = 0.15  # of the lines that ask for nothing: so many may be given a topic. Most were written to look as if they asked
_TRUST = 0.15  # in a hint of phrases, as a score: of lines that had no part in them it makes most right
_LANGUAGES = ("zh", "en")


def lines_of(path: Path) -> list[tuple[str, str]]:
    """Topic and text of each line of a file of sorted lines."""
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return [(topic, text) for topic, _way, text in rows]


def digest(path: Path) -> str:
    """What names the content of a file of sorted lines."""
    return hashlib.blake2s(path.read_bytes().replace(b"\r\n", b"\n"), digest_size=8).hexdigest()


def in_bytes(vectors: Vector) -> tuple[Vector, float]:
    """Vectors as signed bytes, and the step that one of these stands for."""
    step = float(np.abs(vectors).max()) / 127
    return np.round(vectors / step).astype(np.int8), step


def fit(vectors: Vector, counts: Vector, topics: Vector) -> tuple[Vector, Vector]:
    """Weights of these lines (lines, topics), and the scores of a line that is near none of them.

    `vectors` (lines, dimensions); `counts`: how much each counts; `topics` (lines, topics): 1 for what it asks for.
    """
    common = np.average(topics, axis=0, weights=counts)
    near = nearness(vectors, vectors, _WIDTH) + np.diag(_NOISE / counts)
    return np.linalg.solve(near, topics - common), common


def judged(vectors: Vector, counts: Vector, topics: Vector) -> Vector:
    """Scores of each line (lines, topics), by what the lines of other parts say."""
    scores, parts = np.zeros(topics.shape, np.float32), np.random.default_rng(1).permutation(len(vectors)) % _FOLDS
    for part in range(_FOLDS):
        others, these = parts != part, parts == part
        weights, common = fit(vectors[others], counts[others], topics[others])
        scores[these] = common + nearness(vectors[these], vectors[others], _WIDTH) @ weights
    return scores


def least(nothing: Vector) -> float:
    """From which score on a line asks for anything, by the scores of `NOTHING` of lines that do not."""
    return round(float(np.quantile(1 - nothing, 1 - _WRONG)), 2)


def main() -> None:
    examples, made = map(Path, sys.argv[1:])
    lines, model = lines_of(examples), Model()
    texts = [folded(text)[:LOOKED_AT] for _, text in lines]
    rows, step = in_bytes(np.stack([model.vector(text) for text in texts]))
    vectors, chinese = rows * np.float32(step), np.array([language_of(text) == "zh" for text in texts])
    names = sorted({topic for topic, _ in lines})
    right, nothing = np.array([names.index(topic) for topic, _ in lines]), names.index(NOTHING)
    topics, counts = np.eye(len(names), dtype=np.float32)[right], np.where(chinese, _CHINESE, 1.0).astype(np.float32)
    scores = judged(vectors, counts, topics)
    asks_from = {}
    for language, its in zip(_LANGUAGES, (chinese, ~chinese), strict=True):
        asks_from[language] = least(scores[its & (right == nothing), nothing])
        share = (scores.argmax(axis=1) == right)[its].mean()
        print(f"{language}: {share:.1%} of {its.sum()} lines by what the others say; asks from {asks_from[language]} on")
    weights, common = fit(vectors, counts, topics)
    found = Topics(
        package=PACKAGE,
        examples=digest(examples),
        topics=names,
        least=asks_from,
        trust=_TRUST,
        width=_WIDTH,
        step=step,
        common=[round(float(one), 4) for one in common],
        vectors=rows.tobytes(),
        weights=weights.astype("<f2").tobytes(),
    )
    made.write_bytes(msgspec.json.encode(found) + b"\n")


if __name__ == "__main__":
    main()
