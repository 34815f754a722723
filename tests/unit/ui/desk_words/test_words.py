"""What stands in sentences is said with them, and what is no sentence stays as it is."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from studio.values.sentences import Sentence, together
from studio.words import network, preflight, processes, removals, system
from ui.desk_words import said


def test_plain_text_stays_as_it_is_word_for_word(chinese: None) -> None:
    for text in ("Camera A has no stream key. Enter it first.", "Something new: entirely.", "", "a: b: The mixer runs."):
        assert said(text) == text


def test_sentences_in_sentences_are_said_with_their_fields(chinese: None) -> None:
    nothing = network.refused_connection(place="10.0.0.1:1935")
    words = processes.about(who="Shop", words=network.again_in(reason=nothing, seconds=4))
    assert said(words) == "Shop：10.0.0.1:1935 没有服务在监听，请检查地址或服务器是否运行。4 秒后重试。"


def test_why_a_worker_ended_is_said(chinese: None) -> None:
    for why in (processes.signalled(n=9), processes.ended(), processes.not_started(why=system.disk_full())):
        words = said(processes.about(who="Camera A", words=processes.starting_again(cause=why)))
        assert words.startswith("Camera A：")
        assert words.removeprefix("Camera A：").isascii() is False
        assert not any(word in words for word in ("ended", "stopped", "started", "space", "again"))


def test_many_sentences_cost_their_number(chinese: None) -> None:
    """A row in trouble is painted with them."""
    assert said(together(*[preflight.mixer_runs()] * 60)) == said(preflight.mixer_runs()) * 60


def test_a_question_about_several_things_is_asked_whole(chinese: None) -> None:
    losses: tuple[Sentence, ...] = (
        removals.off_air(name="Cam"),
        removals.source_silenced(name="Mic"),
        removals.stream_ends(name="Shop"),
        removals.scene_replaced(name="Whole", other="Part"),
    )
    assert said(together(*losses)) == "".join(said(words) for words in losses)
