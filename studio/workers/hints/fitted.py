"""Which topic a line may ask for, by its vector: how topics lie in the space of the model's vectors, as `fitting` has found."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np

from studio.workers.hints.model import Vector


class Topics(msgspec.Struct, frozen=True, kw_only=True):
    """A file that `fitting` makes: for each topic a direction and how common it is, which a softmax makes to shares.

    `package`: whose vectors these are; `examples`: a digest of the lines that they were fitted to. `least`: the share that a
    topic must have where phrases say nothing; `against`: where they say another.
    """

    package: str
    examples: str
    topics: list[str]
    least: float
    against: float
    bias: list[float]
    weights: list[list[float]]


class Fitted:
    """Topics as they are looked for. Immutable."""

    def __init__(self, topics: Topics) -> None:
        self._names, self._least, self._against = topics.topics, topics.least, topics.against
        self._weights, self._bias = np.array(topics.weights, np.float32), np.array(topics.bias, np.float32)

    def topic(self, vector: Vector, hinted: str = "") -> str:
        """The topic of a line that phrases take for `hinted` ("": for none).

        "-" (`second_look.NOTHING`) where it asks for none; "" where what is likeliest is not likely enough to be said.
        """
        shares = softmax(self._weights @ vector + self._bias)
        best = int(shares.argmax())
        return self._names[best] if shares[best] >= (self._against if hinted else self._least) else ""


def softmax(scores: Vector) -> Vector:
    """Shares that add up to 1 along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Vector = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def read(path: Path) -> Topics:
    """What `fitting` wrote.

    Raises:
        OSError: it cannot be read.
        msgspec.ValidationError: it is no such file.
    """
    return msgspec.json.decode(path.read_bytes(), type=Topics)
