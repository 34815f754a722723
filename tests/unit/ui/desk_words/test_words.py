from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")


from ui.desk_words import said
from ui.desk_words.templates import TEMPLATES

STUDIO = Path(__file__).parents[4] / "studio"


def test_english_stays_as_it_is_word_for_word(application: object) -> None:
    for text in ("Camera A has no stream key. Enter it first.", "Something new: entirely.", "", "a: b: The mixer runs."):
        assert said(text) == text


def test_sentences_in_sentences_are_said_with_their_fields(chinese: None) -> None:
    assert said("The mixer runs.") == "混流器运行正常。"
    assert said(
        "Shop: Nothing listens at 10.0.0.1:1935. Check the address, or whether the server runs. Trying again in 4 s."
    ) == ("Shop: 10.0.0.1:1935 没有服务在监听，请检查地址或服务器是否运行。4 秒后重试。")
    assert said("Nobody wrote this one down.") == "Nobody wrote this one down."


def test_why_a_worker_ended_is_said(chinese: None) -> None:
    for why in ("stopped unexpectedly (signal 9)", "ended by itself", "cannot be started (No space left on device)"):
        words = said(f"Camera A: {why}; starting again")
        assert words.startswith("Camera A: ")
        assert words.removeprefix("Camera A: ").isascii() is False
        assert not any(word in words for word in ("ended", "stopped", "started", "space", "again"))


def test_who_it_is_about_is_said_too_(chinese: None) -> None:
    busy = "Other programs leave too little processor time for encoding: close some."
    assert "Encoder" not in said(f"Encoder of Main: {busy}")
    assert said(f"Encoder of Wide 16:9: {busy}") == f"{said('Encoder of Wide 16:9')}: {said(busy)}"
    assert "Mixer" not in said("Mixer: Sound is missing from Camera 1, Camera 2.")
    assert "picture" not in said("Mixer: No picture from Camera 1. Sound is missing from Camera 2.")


def sentences(source: Path) -> Iterator[str]:
    """What an engine file says: strings that begin with a capital and end with a full stop, fields filled with "x"."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in node.args:
                text = None
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    text = argument.value
                elif isinstance(argument, ast.JoinedStr):
                    text = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in argument.values)
                if text and " " in text and text.endswith("."):
                    yield text


def test_what_plugins_and_the_bundled_shops_say_is_known(chinese: None) -> None:
    files = [STUDIO / "workers" / "plugin" / "host.py", STUDIO / "desk" / "plugins" / "discovery.py"]
    files += [STUDIO.parent / "plugins" / "vendure" / f"{name}.py" for name in ("api", "feed", "money", "shop", "stock")]
    files += [STUDIO.parent / "plugins" / "rehearsal" / "shop" / "shelf.py"]
    spoken = {re.sub("^x(?=The )", "", text) for file in files for text in sentences(file)}
    assert len(spoken) > 30
    ends = ("has not answered within 5 seconds.", "cannot be reached (refused).", "answers with error 500.")
    spoken |= {f"Vendure at 10.0.0.5 {end}" for end in ends}
    spoken -= {"Vendure at x x.", "Vendure: x."}  # the one with any of the ends, the other in the server's own words
    assert {text for text in spoken if said(text) == text} == set()


def test_no_template_is_there_twice() -> None:
    assert len(set(TEMPLATES)) == len(TEMPLATES)


def test_many_sentences_cost_their_number(chinese: None) -> None:
    """A row in trouble is painted with them: sixty took half a second."""
    one = "The shop does not have A-1."
    assert said(" ".join([one] * 60)) == said(one) * 60


def test_a_question_about_several_things_is_asked_whole(chinese: None) -> None:
    losses = (
        "'Cam' is on air. This takes it off the air at once.",
        "'Mic' is heard on air. This silences it at once.",
        "Shop is on air. This ends its stream at once.",
        "'Whole' is on program. This puts 'Part' there at once.",
    )
    assert said(" ".join(losses)) == "".join(said(words) for words in losses)
