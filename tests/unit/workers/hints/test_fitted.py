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
    assert set(bundled.least) == {"zh", "en"}
    assert len(bundled.common) == len(bundled.topics)
    lines = len(fitting.lines_of(LINES))
    assert (len(bundled.vectors), len(bundled.weights)) == (lines * 384, lines * len(bundled.topics) * 2)


def test_the_package_whose_vectors_these_are_is_the_one_that_is_installed() -> None:
    for file in ("pyproject.toml", "studio/workers/hints/requirements.lock"):
        assert PACKAGE in (ROOT / file).read_text(encoding="utf-8")


def topics_of(lines: list[tuple[float, float, float]], weights: list[tuple[float, float, float]]) -> Topics:
    """As if each of these lines said this of price, of size and of nothing."""
    vectors, step = fitting.in_bytes(np.array(lines, np.float32))
    return Topics(
        package="",
        examples="",
        topics=["price", "size", NOTHING],
        least={"zh": 0.4, "en": 0.6},
        trust=0.15,
        width=5.0,
        step=step,
        common=[0.2, 0.2, 0.6],
        vectors=vectors.tobytes(),
        weights=np.array(weights, "<f2").tobytes(),
    )


TOPICS = topics_of([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0)], [(0.8, -0.2, -0.6), (-0.2, 0.2, -0.1)])


@pytest.mark.parametrize(
    ("text", "vector", "hinted", "said"),
    [
        ("so", (1.0, 0.0, 0.0), "", "price"),
        ("so", (0.0, 1.0, 0.0), "", NOTHING),
        ("那", (0.0, 1.0, 0.0), "", "size"),  # what is not enough in English
        ("so", (0.0, 1.0, 0.0), "size", "size"),
        ("so", (0.0, 0.0, 1.0), "", NOTHING),  # near none of them
        ("so", (0.0, 0.0, 1.0), "size", NOTHING),
        ("so", (1.0, 0.0, 0.0), "size", "price"),
        ("so", (1.0, 0.0, 0.0), "a topic that was added", "price"),
    ],
)
def test_the_likeliest_topic_is_said_where_a_line_asks_for_any_and_a_hint_of_phrases_counts(
    text: str, vector: tuple[float, float, float], hinted: str, said: str
) -> None:
    assert Fitted(TOPICS).topic(text, np.array(vector, np.float32), hinted) == said


def test_lines_are_told_apart_by_those_that_lie_near_and_one_that_counts_more_says_more() -> None:
    dice = np.random.default_rng(3)
    right = np.arange(300) % 3
    vectors = np.eye(3)[right] * 0.5 + dice.normal(0.0, 0.05, (300, 3)) + 0.5
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    scores = fitting.judged(vectors, np.ones(300, np.float32), np.eye(3, dtype=np.float32)[right])
    assert (scores.argmax(axis=1) == right).mean() > 0.98
    same = np.array([(1.0, 0.0), (1.0, 0.0)], np.float32)
    weights, common = fitting.fit(same, np.array([1.0, 3.0], np.float32), np.eye(2, dtype=np.float32))
    assert common == pytest.approx([0.25, 0.75])
    assert (common + weights.sum(axis=0)).argmax() == 1


def test_vectors_are_kept_in_bytes() -> None:
    vectors = np.array([(0.6, -0.8), (1.0, 0.0)], np.float32)
    rows, step = fitting.in_bytes(vectors)
    assert rows.dtype == np.int8
    assert np.abs(rows * step - vectors).max() <= step / 2


def test_a_line_asks_from_where_some_of_those_that_ask_for_nothing_would() -> None:
    nothing = (np.arange(1, 101) / 100).astype(np.float32)
    assert (1 - nothing >= fitting.least(nothing)).mean() == pytest.approx(0.15, abs=0.015)
