"""Finds out how topics lie among the vectors of lines that people sorted; developers run it, with the extra `hints` installed:

    python -m studio.workers.hints.fitting tests/data/questions/development.tsv resources/questions/hints.json

Multinomial logistic regression. How far its word counts is chosen on these lines alone: each tenth of them is judged by what
the others say (cross-validation).
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec
import numpy as np

from studio.show.chat.reading import folded
from studio.show.chat.second_look import LOOKED_AT, NOTHING
from studio.workers.hints.fitted import Topics, softmax
from studio.workers.hints.model import PACKAGE, Model, Vector

_DECAY = 3e-5  # of weights, against fitting to single lines
_STEPS, _RATE = 400, 20.0
_FOLDS = 10
_WRONG = 0.1  # of the lines that ask for nothing: so many may be given a topic
_RIGHT = 0.85  # of the topics that are said against another one


def lines_of(path: Path) -> list[tuple[str, str]]:
    """Topic and text of each line of a file of sorted lines."""
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return [(topic, text) for topic, _way, text in rows]


def digest(path: Path) -> str:
    """What names the content of a file of sorted lines."""
    return hashlib.blake2s(path.read_bytes().replace(b"\r\n", b"\n"), digest_size=8).hexdigest()


def fit(vectors: Vector, topics: Vector) -> tuple[Vector, Vector]:
    """Weights (topics, dimensions) and bias of the softmax that tells these vectors (lines, dimensions) apart, whose topics are
    given as shares (lines, topics).
    """
    middle = vectors.mean(axis=0)
    centred = vectors - middle
    weights, bias = np.zeros((topics.shape[1], vectors.shape[1]), np.float32), np.zeros(topics.shape[1], np.float32)
    speed = np.zeros_like(weights)
    for _ in range(_STEPS):
        wrong = (softmax(centred @ weights.T + bias) - topics) / len(vectors)
        speed = 0.9 * speed - _RATE * (wrong.T @ centred + _DECAY * weights)
        weights += speed
        bias -= _RATE / 10 * wrong.sum(axis=0)
    return weights, bias - weights @ middle


def judged(vectors: Vector, topics: Vector) -> Vector:
    """Shares of each line (lines, topics), by what the lines of other tenths say."""
    shares, parts = np.zeros_like(topics), np.random.default_rng(1).permutation(len(vectors)) % _FOLDS
    for part in range(_FOLDS):
        weights, bias = fit(vectors[parts != part], topics[parts != part])
        shares[parts == part] = softmax(vectors[parts == part] @ weights.T + bias)
    return shares


def thresholds(names: list[str], shares: Vector, topics: Vector) -> tuple[float, float]:
    """From which share on a topic is said, where phrases say nothing, and where they say another."""
    best, sure, right = shares.argmax(axis=1), shares.max(axis=1), topics.argmax(axis=1)
    nothing = names.index(NOTHING)
    steps = [float(step) for step in np.arange(0.2, 0.99, 0.01).round(2)]
    asks_nothing = right == nothing
    least = next(step for step in steps if ((sure >= step) & (best != nothing))[asks_nothing].mean() <= _WRONG)
    against = next(step for step in steps if (best == right)[sure >= step].mean() >= _RIGHT)
    return least, against


def main() -> None:
    examples, made = map(Path, sys.argv[1:])
    lines, model = lines_of(examples), Model()
    vectors = np.stack([model.vector(folded(text)[:LOOKED_AT]) for _, text in lines])
    names = sorted({topic for topic, _ in lines})
    topics = np.array([[topic == name for name in names] for topic, _ in lines], np.float32)
    shares = judged(vectors, topics)
    least, against = thresholds(names, shares, topics)
    right = (shares.argmax(axis=1) == topics.argmax(axis=1)).mean()
    print(f"{right:.1%} of {len(lines)} lines by what the others say; said from {least} on, against phrases from {against}")
    weights, bias = fit(vectors, topics)
    found = Topics(
        package=PACKAGE,
        examples=digest(examples),
        topics=names,
        least=least,
        against=against,
        bias=[round(float(one), 3) for one in bias],
        weights=[[round(float(one), 3) for one in row] for row in weights],
    )
    made.write_bytes(msgspec.json.encode(found) + b"\n")


if __name__ == "__main__":
    main()
