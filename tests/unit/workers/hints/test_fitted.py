"""What topics look like among vectors: fitted to lines that people sorted, and asked with a doubt."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.desk.chat.bundled import bundled_topics
from studio.desk.paths import resources
from studio.show.chat.second_look import NOTHING
from studio.workers.hints import fitting
from studio.workers.hints.fitted import Fitted, Topics, read
from studio.workers.hints.model import PACKAGE

ROOT = Path(__file__).parents[4]
LINES = ROOT / "tests" / "data" / "questions" / "development.tsv"


def test_what_is_bundled_was_fitted_to_the_lines_of_development_and_knows_every_topic() -> None:
    bundled = read(resources("questions") / "hints.json")
    assert bundled.package == PACKAGE, "its vectors are others: run studio.workers.hints.fitting"
    assert bundled.examples == fitting.digest(LINES), "the lines are others: run studio.workers.hints.fitting"
    assert set(bundled.topics) == {*bundled_topics(), NOTHING}
    assert {len(row) for row in bundled.weights} == {384}
    assert len(bundled.weights) == len(bundled.bias) == len(bundled.topics)


def test_the_package_whose_vectors_these_are_is_the_one_that_is_installed() -> None:
    for file in ("pyproject.toml", "studio/workers/hints/requirements.lock"):
        assert PACKAGE in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("vector", "hinted", "said"),
    [
        ((4.0, 0.0), "", "price"),
        ((0.7, 0.0), "", "price"),
        ((0.7, 0.0), "size", ""),
        ((4.0, 0.0), "size", "price"),
        ((0.0, 0.0), "", ""),
        ((0.0, 4.0), "size", NOTHING),
    ],
)
def test_a_topic_is_said_from_its_share_on_and_against_phrases_from_a_greater_one(
    vector: tuple[float, float], hinted: str, said: str
) -> None:
    topics = Topics(
        package="",
        examples="",
        topics=["price", NOTHING],
        least=0.6,
        against=0.9,
        bias=[0.0, 0.0],
        weights=[[1.0, 0.0], [0.0, 1.0]],
    )
    assert Fitted(topics).topic(np.array(vector, np.float32), hinted) == said


def test_lines_are_told_apart_by_where_they_lie() -> None:
    dice = np.random.default_rng(3)
    right = np.arange(300) % 3
    vectors = (np.eye(3)[right] * 0.2 + dice.normal(0.8, 0.02, (300, 3))).astype(np.float32)
    topics = np.eye(3, dtype=np.float32)[right]
    shares = fitting.judged(vectors, topics)
    assert (shares.argmax(axis=1) == right).mean() > 0.98
    least, against = fitting.thresholds(["price", "size", NOTHING], shares, topics)
    assert 0.2 <= least < 0.99
    assert 0.2 <= against < 0.99
