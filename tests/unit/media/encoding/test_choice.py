"""What is used when the encoder asked for does not open, or is too slow."""

from __future__ import annotations

from typing import Any

import pytest

from studio.contracts import specs
from studio.ipc.clock import NS
from studio.media.encoding.choice import Choice
from studio.media.encoding.load import LoadWatch
from studio.media.encoding.video import FALLBACK_CODEC
from studio.values.errors import MediaError
from studio.values.sentences import Sentence


def spec(codec: str = FALLBACK_CODEC, preset: str = "veryfast", width: int = 320) -> specs.EncoderSpec:
    return specs.EncoderSpec("e1", "main", width, 180, 30, 1, 1_000_000, 128_000, codec, preset, 2.0)


class Events:
    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str, **data: Any) -> None:
        self.names.append(name)


def test_x264_takes_the_place_of_an_encoder_that_does_not_open() -> None:
    events = Events()
    choice = Choice(spec(codec="h264_nowhere"), events)
    encoder = choice.open()
    assert encoder.codec == choice.codec == FALLBACK_CODEC
    assert events.names == ["encoder_fell_back"]
    assert "x264" in choice.text
    choice.open()
    assert events.names == ["encoder_fell_back"]  # said once, not at every opening


def test_what_even_x264_refuses_is_raised() -> None:
    with pytest.raises(MediaError, match="does not start"):
        Choice(spec(width=0), Events()).open()


def test_presets_step_down_to_the_quickest_and_a_new_spec_begins_anew() -> None:
    events = Events()
    choice = Choice(spec(), events)
    assert choice.step_down(0.9)
    assert choice.step_down(0.9)
    assert choice.open().preset == choice.preset == "ultrafast"
    assert "preset veryfast" in choice.text
    assert not choice.step_down(0.9)
    assert "lower its size or rate" in choice.text
    assert events.names == ["preset_stepped_down"] * 2
    choice.follow(spec())
    assert (choice.preset, choice.text) == ("veryfast", "")


def test_a_rate_above_the_specs_is_opened_as_asked() -> None:
    choice = Choice(spec(), Events())
    choice.bps = 2_000_000
    assert choice.open().bps == 2_000_000
    choice.bps = 600_000
    assert choice.open().bps == 600_000


def test_too_little_of_a_computer_is_said_no_longer_than_it_is_so() -> None:
    choice = Choice(spec(preset="ultrafast"), Events())
    assert not choice.step_down(0.9)
    watch = LoadWatch(0)
    choice.look(watch, NS)
    assert "lower its size or rate" in choice.text
    for number in range(1, 200):
        watch.encoded(number * NS // 30, NS // 120, NS // 120, 0)
    choice.look(watch, 199 * NS // 30)
    assert choice.text == ""


def test_a_preset_that_was_chosen_for_quickness_is_said_for_as_long_as_it_is_used() -> None:
    choice = Choice(spec(), Events())
    assert choice.step_down(0.9)
    choice.look(LoadWatch(0), 60 * NS)
    assert "encoding with superfast" in choice.text


def test_pictures_that_viewers_miss_are_said_once_and_only_while_it_is_so() -> None:
    choice = Choice(spec(preset="ultrafast"), Events())
    choice.tell_missing(0.734)
    assert choice.text.startswith("Viewers miss 73 % of the pictures. Close other programs")
    choice.tell_missing(0.0)
    assert choice.text == ""
    choice.step_down(0.9)
    choice.tell_missing(0.5)
    assert "Viewers miss" not in choice.text, "why they do is said already"


def test_what_it_says_keeps_its_code_alone_and_with_others() -> None:
    choice = Choice(spec(preset="veryfast"), Events())
    choice.tell_missing(0.5)
    assert isinstance(choice.text, Sentence)
    assert choice.text.code == "encoding.pictures_missed"
    choice.step_down(1.0)
    assert isinstance(choice.text, Sentence)
    assert [sentence.code for sentence in choice.text.fields["sentences"]] == [
        "encoding.pictures_missed",
        "encoding.quicker_preset",
    ]
