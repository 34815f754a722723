"""Sentences in a report's language, from the file of translations."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from rehearsal import sentences as rehearsal

from studio.values.sentences import Sentence
from studio.words import preflight
from studio.workers.reports import speaking


def test_the_studios_and_the_plugins_sentences_are_known() -> None:
    chinese = speaking.speaker("zh")
    assert chinese.say(preflight.mixer_runs()) == "混流器运行正常。"
    assert not chinese.say(rehearsal.page_elsewhere()).isascii()
    assert chinese.say("mixer") == "mixer"
    assert chinese.say(Sentence("Words of a plugin.", "weather.cold", {})) == "Words of a plugin."
    assert speaking.speaker("en").say(preflight.mixer_runs()) == str(preflight.mixer_runs())


@pytest.mark.expect_warnings
def test_without_its_file_a_report_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "nightmarket_zh_CN.ts").write_text("<TS><context>")
    monkeypatch.setattr(speaking, "_TRANSLATIONS", tmp_path)
    speaking._words.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert speaking.speaker("zh").say(preflight.mixer_runs()) == str(preflight.mixer_runs())
    assert "nightmarket_zh_CN.ts cannot be read" in caplog.text
    speaking._words.cache_clear()
