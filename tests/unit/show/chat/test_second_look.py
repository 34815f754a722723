"""Lines of which phrases are not sure wait for a second look, count once, and keep nobody waiting."""

from __future__ import annotations

import pytest

from studio.control.schema.state.questions import QuestionGroup
from studio.plugin_api.abilities import ChatMessage
from studio.show.asked import Sorter, Topic
from studio.show.chat import ChatDesk
from studio.show.chat import second_look as module
from studio.show.chat.pace import SECOND_NS
from studio.show.chat.second_look import NOTHING, Look
from studio.show.watched import Finder

TOPICS = {
    "price": Topic(title="Price", order=1, answers={"en": ""}, asks=("how much",), hints=("my wallet",)),
    "size": Topic(title="Size", order=2, answers={"en": ""}, asks=("what size",)),
}


@pytest.fixture
def desk() -> ChatDesk:
    desk = ChatDesk()
    desk.sort(Sorter(TOPICS))
    desk.second_look.is_open = True
    return desk


def write(desk: ChatDesk, text: str, viewer: str = "v", at_ns: int = SECOND_NS) -> None:
    number = desk.total
    message = ChatMessage(id=str(number), buyer_key=viewer, name="An", text=text, at_ms=0)
    desk.take("irc", [message], at_ns)


def group(desk: ChatDesk, topic: str) -> QuestionGroup:
    return desk.asked.groups(SECOND_NS).get(topic, QuestionGroup())


def answer(desk: ChatDesk, *topics: str) -> None:
    desk.second_look.answered(desk.second_look.number, topics, SECOND_NS)


def test_a_line_is_counted_once_it_was_looked_at_and_is_a_hint(desk: ChatDesk) -> None:
    write(desk, "Would it fit a giant")
    assert desk.second_look.batch(SECOND_NS) == [Look("would it fit a giant", "")]
    assert group(desk, "size").viewers == 0
    answer(desk, "size")
    assert (group(desk, "size").viewers, group(desk, "size").waiting, group(desk, "size").segment) == (1, 1, 1)
    assert [(quote.text, quote.is_hint) for quote in group(desk, "size").quotes] == [("Would it fit a giant", True)]
    write(desk, "would it FIT a giant", "another")
    assert group(desk, "size").viewers == 2, "what says the same needs no further look"
    assert desk.second_look.batch(SECOND_NS) == []
    write(desk, "would it fit a giant", "another")
    assert group(desk, "size").viewers == 2


def test_phrases_that_are_sure_are_asked_no_further(desk: ChatDesk) -> None:
    write(desk, "how much is it?")
    assert group(desk, "price").viewers == 1
    assert desk.second_look.batch(SECOND_NS) == []


@pytest.mark.parametrize(
    ("said", "price", "size"), [("size", 0, 1), ("price", 1, 0), ("", 1, 0), (NOTHING, 0, 0)], ids=["other", "same", "none", "-"]
)
def test_a_hint_of_phrases_gives_way_and_stands_where_nothing_better_is_known(
    desk: ChatDesk, said: str, price: int, size: int
) -> None:
    write(desk, "oh my wallet")
    assert desk.second_look.batch(SECOND_NS) == [Look("oh my wallet", "price")]
    answer(desk, said)
    assert (group(desk, "price").viewers, group(desk, "size").viewers) == (price, size)


def test_where_nobody_looks_phrases_alone_count(desk: ChatDesk) -> None:
    desk.second_look.is_open = False
    write(desk, "oh my wallet")
    assert group(desk, "price").viewers == 1
    assert desk.second_look.is_wanted
    assert desk.second_look.batch(SECOND_NS) == []


def test_who_looks_no_more_or_too_slowly_takes_no_question_along(desk: ChatDesk) -> None:
    write(desk, "oh my wallet", "a")
    desk.second_look.batch(SECOND_NS)
    write(desk, "my wallet again", "b")
    desk.second_look.release(SECOND_NS)
    assert group(desk, "price").viewers == 2
    answer(desk, "size")
    assert group(desk, "size").viewers == 0, "it was counted already"
    write(desk, "once more my wallet", "c")
    desk.second_look.batch(SECOND_NS)
    assert desk.second_look.batch(SECOND_NS + module.PATIENCE_NS) == []
    assert group(desk, "price").viewers == 3


def test_a_batch_that_is_answered_in_part_counts_the_rest_as_phrases_say(desk: ChatDesk) -> None:
    write(desk, "oh my wallet", "a")
    write(desk, "my wallet again", "b")
    assert len(desk.second_look.batch(SECOND_NS)) == 2
    answer(desk, "size")
    assert (group(desk, "price").viewers, group(desk, "size").viewers) == (1, 1)


def test_a_flood_leaves_out_what_does_not_fit_and_says_how_much(desk: ChatDesk) -> None:
    for number in range(500):
        write(desk, f"well {number} it is", f"v{number}")
    for number in range(500):
        write(desk, f"so {number} then?", f"v{number}")
    assert desk.asked.passed_over == 1_000 - module.MAX_TEXTS
    for _ in range(3_000):
        write(desk, "well 0 it is")
    assert desk.asked.passed_over == 4_000 - module.MAX_TEXTS - (module.MAX_LINES - module.MAX_TEXTS)
    desk.asked.begin()
    assert desk.asked.passed_over == 0


def test_small_talk_and_what_is_too_brief_is_not_looked_at(desk: ChatDesk) -> None:
    for text in ("6", "666", "a", "how old are you", "thanks, got mine"):
        write(desk, text)
    assert desk.second_look.batch(SECOND_NS) == []


def test_long_lines_are_cut(desk: ChatDesk) -> None:
    write(desk, "\ufdfa" * 200)
    ((text, _),) = desk.second_look.batch(SECOND_NS)
    assert len(text) == module.LOOKED_AT
    assert "\ufdfa" not in text


def test_what_a_moderator_took_away_meanwhile_counts_and_is_not_quoted(desk: ChatDesk) -> None:
    write(desk, "would it fit a giant")
    desk.due(2 * SECOND_NS)
    desk.second_look.batch(SECOND_NS)
    desk.forget("irc:0")
    answer(desk, "size")
    assert (group(desk, "size").viewers, group(desk, "size").quotes) == (1, ())


def test_what_is_watched_for_is_not_quoted(desk: ChatDesk) -> None:
    desk.watch(Finder(["giant"]))
    write(desk, "would it fit a giant")
    desk.second_look.batch(SECOND_NS)
    answer(desk, "size")
    assert (group(desk, "size").viewers, group(desk, "size").quotes) == (1, ())


def test_an_answer_and_another_product_count_by_when_the_line_was_written(desk: ChatDesk) -> None:
    write(desk, "would it fit a giant", "a")
    desk.second_look.batch(SECOND_NS)
    desk.asked.answered("size", SECOND_NS + 1)
    desk.asked.on_air("b", SECOND_NS + 1)
    answer(desk, "size")
    assert (group(desk, "size").viewers, group(desk, "size").waiting, group(desk, "size").segment) == (1, 0, 0)
    assert desk.asked.whole.taken()["size"].since == 0


def test_another_show_knows_nothing_of_what_waited(desk: ChatDesk) -> None:
    write(desk, "oh my wallet")
    desk.second_look.batch(SECOND_NS)
    desk.second_look.forget()
    answer(desk, "price")
    assert group(desk, "price").viewers == 0
