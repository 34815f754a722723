"""What the desk wrote down of a show, read again; what cannot be read counts as not said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.show.report import AskedTopic
from studio.values.sentences import Sentence, carried
from studio.words import preflight
from studio.workers.reports import sending


def test_a_sentence_is_one_again(tmp_path: Path) -> None:
    told = {"began_ms": 1_800_000_000_000, "ended_ms": None, "level": "warn", "text": preflight.mixer_runs()}
    (tmp_path / "stream.json").write_text(json.dumps({"incidents": [carried(told), {"text": "plain"}]}))
    first, second = sending.incidents(sending.read(tmp_path))
    assert isinstance(first.text, Sentence)
    assert (first.text.code, first.ended) == (preflight.mixer_runs().code, "")
    assert second.text == "plain"


def test_topics_have_the_reports_language_and_few_quotes() -> None:
    topic = {"title": "Price", "words": {"zh": {"title": "价格"}}, "quotes": ["x" * 200, "b", "c", "d"]}
    told = {"questions": {"price": topic, "own": {"title": "Own"}}}
    assert sending.topics(told, "zh") == {
        "price": AskedTopic(title="价格", quotes=("x" * 160, "b", "c")),
        "own": AskedTopic(title="Own"),
    }
    assert sending.topics(told, "en")["price"].title == "Price"


@pytest.mark.parametrize(
    "text", ["", "[]", "3", '{"incidents": {"a": 1}, "questions": [1], "stream": "x"}', '{"incidents": [[]]}']
)
def test_what_cannot_be_read_is_not_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "stream.json").write_text(text)
    told = sending.read(tmp_path)
    assert sending.summary(told) is None
    assert sending.incidents(told) == []
    assert sending.topics(told, "en") == {}
