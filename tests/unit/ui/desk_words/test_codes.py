"""Sentences with codes are said in the window's language, with all that is inside them."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from studio.control.schema.state.machine import Alarm
from studio.control.tree_builder import build
from studio.control.tree_reader import TreeReader
from studio.values.counting import counted
from studio.values.sentences import Sentence, Template, clause, phrase, together
from studio.words import air, encoding, files, keys, preflight, processes, system
from ui.client.messages import Error
from ui.desk_words import collecting, said
from ui.desk_words.catalogue import SENTENCES

KEY = phrase(keys.stream_key())


def test_the_listing_is_what_the_catalogue_declares() -> None:
    assert collecting.listed() == collecting.collected(), "run: PYTHONPATH=.:plugins python -m ui.desk_words.collecting"
    assert {template.code: template.english for template in collecting.templates()} == SENTENCES
    assert len(SENTENCES) > 400


def test_collecting_again_writes_what_changed_and_takes_away_areas_that_are_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "CATALOGUE", tmp_path)
    for name in ("__init__.py", "air.py", "no_area_any_more.py"):
        (tmp_path / name).write_text("# of before\n", encoding="utf-8")
    collecting.write()
    assert collecting.listed() == collecting.collected()
    assert (tmp_path / "__init__.py").read_text(encoding="utf-8") == "# of before\n"


def test_a_sentence_is_said_by_its_code(chinese: None) -> None:
    assert said(preflight.mixer_runs()) == "混流器运行正常。"
    assert said(air.no_key(name="The mixer runs.", key=KEY)).startswith("The mixer runs.")  # a name stays, whatever it says


def test_english_is_word_for_word(application: object) -> None:
    for sentence in (
        air.no_key(name="Cam {x}", key=KEY),
        together(preflight.mixer_runs(), air.none_enabled()),
        counted(1200, "unit"),
    ):
        assert said(sentence) == str(sentence)


def test_sentences_inside_sentences_are_said_too(chinese: None) -> None:
    busy = encoding.others_busy()
    alarm = processes.about(who=processes.encoder_of(canvas="Wide 16:9"), words=busy)
    assert said(alarm).endswith(said(busy))
    assert "Encoder" not in said(alarm)
    assert "Wide 16:9" in said(alarm)
    ended = processes.starting_again(cause=processes.not_started(why=system.disk_full()))
    assert not any(word in said(ended) for word in ("ended", "started", "space", "again"))


def test_several_sentences_are_joined_as_the_language_does(chinese: None) -> None:
    assert said(together(preflight.mixer_runs(), preflight.sources_run())) == (
        said(preflight.mixer_runs()) + said(preflight.sources_run())
    )


def test_a_clause_has_no_full_stop_of_its_own(chinese: None) -> None:
    words = said(files.unreadable(path="a.nightmarket", why=clause(files.empty())))
    assert "。。" not in words
    assert "。." not in words
    assert said(files.empty()).rstrip("。") in words


def test_what_is_not_in_the_catalogue_stays_english(chinese: None) -> None:
    assert said(Sentence("Words of a plugin.", "weather.cold", {})) == "Words of a plugin."
    assert said(Sentence("Cam has no key.", "air.no_key", {})) == "Cam has no key."  # another version's fields
    assert said(Template("weather.cold", "{degrees} °C.")(degrees=-3)) == "-3 °C."


def test_it_comes_over_the_line_as_it_was_said(chinese: None) -> None:
    alarm = Alarm(id="key.shop", text=air.left_out(name="Shop", key=KEY))
    tree = {"alarms": [build(alarm)]}
    from studio.control.schema.state import State

    (read,) = TreeReader(lambda: tree).section(State.alarms)
    assert said(read.text) == said(alarm.text) != alarm.text


def test_a_refusal_comes_as_it_was_said(chinese: None) -> None:
    import msgspec

    from studio.control.protocol import OPERATOR, RpcError

    refused = RpcError(OPERATOR, air.none_enabled(), {"code": "no_destination", "subject": ""})
    assert said(msgspec.convert(refused.as_json(), Error).message) == said(air.none_enabled())
