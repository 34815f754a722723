"""Sentences in another language, from whatever knows its templates."""

from __future__ import annotations

from studio.values.saying import Speaker
from studio.values.sentences import Sentence, Template, clause, together

COLD = Template("weather.cold", "It is {degrees} °C in {place}.")
WHERE = Template("weather.where", "the north")
WORDS = {"weather.cold": "{place}气温{degrees}度。", "weather.where": "北方"}


def chinese() -> Speaker:
    return Speaker(lambda code: WORDS.get(code, ""), lambda: "zh_CN")


def test_fields_and_sentences_in_them_are_filled_in() -> None:
    assert chinese().say(COLD(degrees=-3, place=WHERE())) == "北方气温-3度。"
    assert chinese().say(together(COLD(degrees=1, place="a"), COLD(degrees=2, place="b"))) == "a气温1度。b气温2度。"
    assert chinese().say(clause(COLD(degrees=1, place="a"))) == "a气温1度"


def test_what_is_no_sentence_or_not_known_stays_as_it_is() -> None:
    assert chinese().say("It is -3 °C in {place}.") == "It is -3 °C in {place}."
    assert chinese().say(Template("plugin.own", "Own {words}.")(words="w")) == "Own w."
    assert chinese().say(Sentence("It is cold.", "weather.cold", {})) == "It is cold."  # another version's fields
    assert Speaker(lambda _code: "", lambda: "en").say(COLD(degrees=1, place="a")) == "It is 1 °C in a."
