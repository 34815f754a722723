"""Which topic a line may ask for, by the lines that lie near it in the space of the model's vectors, as `fitting` has found."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np

from studio.show.asked.lines import is_chinese
from studio.show.chat.second_look import NOTHING
from studio.workers.hints.model import Vector


class Topics(msgspec.Struct, frozen=True, kw_only=True):
    """A file that `fitting` makes: lines that people sorted, by their vectors, and what each says for and against each topic.

    `package`: whose vectors these are; `examples`: a digest of the lines. `vectors`: a row of signed bytes for each line, in
    units of `step`; `weights`: a row of half-precision numbers for each line, one for each topic; `common`: the scores of a
    line that lies near none. `width`: how fast what a line says fades with its distance. `trust`: what a topic's score gains
    where phrases take a line for it, and that of no topic loses. `least`: the score from which on a line asks for anything,
    by language ("zh", "en").
    """

    package: str
    examples: str
    topics: list[str]
    least: dict[str, float]
    trust: float
    width: float
    step: float
    common: list[float]
    vectors: bytes
    weights: bytes


class Fitted:
    """Topics as they are looked for. Immutable."""

    def __init__(self, topics: Topics) -> None:
        self._names, self._least, self._trust, self._width = topics.topics, topics.least, topics.trust, topics.width
        weights = np.frombuffer(topics.weights, "<f2").reshape(-1, len(self._names))
        self._weights, self._common = weights.astype(np.float32), np.array(topics.common, np.float32)
        self._lines = np.frombuffer(topics.vectors, np.int8).reshape(len(weights), -1).astype(np.float32) * np.float32(
            topics.step
        )

    def topic(self, text: str, vector: Vector, hinted: str = "") -> str:
        """The likeliest topic of a text with this vector, which phrases take for `hinted` ("": for none).

        "-" (`second_look.NOTHING`) where it asks for none.
        """
        scores, nothing = self._common + nearness(vector, self._lines, self._width) @ self._weights, self._names.index(NOTHING)
        if hinted in self._names:
            scores[self._names.index(hinted)] += self._trust
            scores[nothing] -= self._trust
        if 1 - scores[nothing] < self._least[language_of(text)]:
            return NOTHING
        scores[nothing] = -np.inf
        return self._names[int(scores.argmax())]


def language_of(text: str) -> str:
    """The language whose threshold is a text's: "zh" or "en"."""
    return "zh" if is_chinese(text) else "en"


def nearness(vectors: Vector, others: Vector, width: float) -> Vector:
    """How near each of these vectors (of length 1) is to each of the others: 1 where they are the same, and never 0."""
    near: Vector = np.exp(width * (vectors @ others.T - 1))
    return near


def read(path: Path) -> Topics:
    """What `fitting` wrote.

    Raises:
        OSError: it cannot be read.
        msgspec.ValidationError: it is no such file.
    """
    return msgspec.json.decode(path.read_bytes(), type=Topics)
