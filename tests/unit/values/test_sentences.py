"""Sentences are English wherever they are read, and keep code and fields over a line."""

from __future__ import annotations

import copy

import msgspec
import pytest

from studio.contracts import messages, wire
from studio.control import protocol
from studio.control.schema.answers import Remarks
from studio.control.schema.state.machine import Alarm
from studio.control.tree_builder import build
from studio.values.sentences import TOGETHER, Sentence, Template, Worded, carried, plain, together

NO_KEY = Template("air.no_key", "{name} has no stream key. Enter it first.")
HELD = Template("air.held", "{why} Waiting for {names}, {n} s.")


def held() -> Sentence:
    return HELD(why=NO_KEY(name="Cam"), names=("A", "B"), n=3)


def test_a_sentence_is_its_english_words() -> None:
    assert held() == "Cam has no stream key. Enter it first. Waiting for A, B, 3 s."
    assert f"{NO_KEY(name='{odd}')}" == "{odd} has no stream key. Enter it first."
    assert type(str(held())) is str


def test_other_fields_than_the_template_has_are_refused() -> None:
    with pytest.raises(TypeError, match=r"air\.no_key has the fields \['name'\], not \['names'\]"):
        NO_KEY(names="Cam")


def test_several_sentences_keep_their_codes() -> None:
    both = together(NO_KEY(name="A"), "", "Words of a server.")
    assert both == "A has no stream key. Enter it first. Words of a server."
    assert isinstance(both, Sentence)
    assert both.code == TOGETHER
    assert together("", NO_KEY(name="A")) == NO_KEY(name="A")
    assert together() == ""


def test_a_copy_is_a_sentence_too() -> None:
    again = copy.deepcopy(held())
    assert (again, again.code, dict(again.fields)) == (held(), "air.held", dict(held().fields))


def heard(message: messages.FromWorker) -> messages.FromWorker:
    return messages.decode_from_worker(wire.encode(message))


def test_a_worker_says_a_sentence_and_the_desk_hears_it() -> None:
    said = messages.Status("failed", held())
    status = heard(said)
    assert isinstance(status, messages.Status)
    assert status == said
    assert isinstance(status.text, Sentence)
    assert status.text.fields["names"] == ("A", "B")
    assert isinstance(status.text.fields["why"], Sentence)
    assert heard(status) == status  # handed on as it came


def test_plain_words_cost_no_byte_more() -> None:
    assert wire.encode(messages.Status("failed", "words")) == msgspec.msgpack.encode(
        {"type": "status", "state": "failed", "text": "words", "figures": {}}
    )


def test_other_words_are_not_taken_for_the_sentence_before() -> None:
    before = msgspec.json.decode(msgspec.json.encode(Alarm(id="x", text=held()), enc_hook=plain), type=Alarm)
    after = msgspec.structs.replace(before, text="Something else.")
    assert type(after.text) is str
    assert after == Alarm(id="x", text="Something else.")


def test_an_event_keeps_its_sentences() -> None:
    event = heard(messages.Event("card_failed", {"id": "price", "text": NO_KEY(name="Cam")}))
    assert isinstance(event, messages.Event)
    assert isinstance(event.data["text"], Sentence)
    assert event.data["text"].fields == {"name": "Cam"}
    assert carried({"text": "plain"}) == {"text": "plain"}


def test_a_client_is_told_english_words_with_code_and_fields_beside_them() -> None:
    tree = build(Alarm(id="x", text=NO_KEY(name="Cam")))
    assert tree["text"] == "Cam has no stream key. Enter it first."
    assert type(tree["text"]) is str
    assert tree["said"] == {"text": {"code": "air.no_key", "fields": {"name": "Cam"}}}
    assert "said" not in build(Alarm(id="x", text="plain"))
    before = Alarm(id="x", text="plain")
    assert build(Alarm(id="x", text=NO_KEY(name="Cam")), before, build(before)) == tree
    answer = msgspec.convert(carried({"remarks": [NO_KEY(name="Cam"), "plain"]}), Remarks)
    assert [type(remark) for remark in answer.remarks] == [Sentence, str]


def test_a_refusal_carries_its_sentence() -> None:
    refused = protocol.RpcError(protocol.OPERATOR, NO_KEY(name="Cam"), {"code": "no_key", "subject": "cam"})
    told = protocol.decode(protocol.response(1, error=refused))["error"]
    assert told["message"] == "Cam has no stream key. Enter it first."
    assert told["data"] == {
        "code": "no_key",
        "subject": "cam",
        "said": {"code": "air.no_key", "fields": {"name": "Cam"}},
    }
    heard = protocol.RpcError(told["code"], told["message"], told["data"])
    assert isinstance(heard.message, Sentence)


class Words(Worded, frozen=True):
    text: str = ""


@pytest.mark.parametrize(
    "said",
    [
        {"text": None},
        {"text": {"code": 5}},
        {"text": {"code": "a", "fields": [1]}},
        {"text": [{"code": "a"}]},
        {"other": {"code": "a"}},
    ],
)
def test_what_cannot_be_read_of_a_sentence_leaves_its_english_words(said: object) -> None:
    words = msgspec.convert({"text": "English.", "said": said}, Words)
    assert words.text == "English."
    assert type(words.text) is str


def test_sentences_inside_each_other_have_an_end() -> None:
    deep: dict[str, object] = {"code": "a", "fields": {}, "text": "deep"}
    for _ in range(100):
        deep = {"code": "a", "fields": {"why": deep}, "text": "less deep"}
    words = msgspec.convert({"text": "English.", "said": {"text": deep}}, Words)
    assert words.text == "English."
