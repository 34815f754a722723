"""What was written and asked in a show, summed up from pieces of it."""

from __future__ import annotations

import msgspec
import pytest

from studio.control.schema.answers import AskedFigures
from studio.show.figures import Asked, FigureBook, Replay, Sample, Talk
from studio.show.figures.talk import TalkBook
from studio.show.selling import events

S = 10**9


def test_pieces_add_up() -> None:
    book = TalkBook()
    assert book.take(Talk({"irc": 5, "rehearsal": 7}, {"price": Asked(3, 2, 0, 3)})) == 12
    assert book.take(Talk({"irc": 1}, {"price": Asked(2, 1, 0, 2), "size": Asked(1, 1, 0, 1)})) == 1
    assert book.messages == {"irc": 6, "rehearsal": 7}
    assert book.asked == {
        "price": AskedFigures(lines=5, people=3, answered=0, waiting=5),
        "size": AskedFigures(lines=1, people=1, answered=0, waiting=1),
    }


def test_what_was_asked_before_an_answer_waits_no_longer() -> None:
    book = TalkBook()
    book.take(Talk(asked={"price": Asked(3, 3, 0, 3)}))
    book.take(Talk(asked={"price": Asked(4, 1, 1, 2)}))
    assert book.asked["price"] == AskedFigures(lines=7, people=4, answered=1, waiting=2)
    book.take(Talk(asked={"price": Asked(1, 0, 0, 1)}))
    assert book.asked["price"].waiting == 3


def test_names_are_bounded() -> None:
    book = TalkBook()
    book.take(Talk({f"c{number}": 1 for number in range(300)}))
    assert len(book.messages) == 200
    assert book.take(Talk({"c0": 4, "new": 9})) == 4


def test_messages_lie_in_the_series_where_they_were_told() -> None:
    book = FigureBook()
    book.begin(0)
    book.talk(Talk({"irc": 5}), 9 * S)
    book.talk(Talk({"irc": 8}), 19 * S)
    assert book.series().messages == (5, 8)
    assert book.report().messages == {"irc": 13}


def test_what_was_written_while_the_show_was_set_up_is_none_of_it() -> None:
    book = FigureBook()
    book.talk(Talk({"irc": 5}), 9 * S)
    book.begin(20 * S)
    assert book.report().messages == {}
    assert not any(book.series().messages)


def test_it_comes_back_from_the_file_and_old_lines_have_none() -> None:
    sample = Sample(10 * S, 0, {}, talk=Talk({"irc": 5}, {"price": Asked(1, 1, 0, 1)}))
    assert msgspec.json.decode(msgspec.json.encode(sample), type=Sample) == sample
    old = msgspec.json.decode(b'{"at_ns":1,"wall_ms":2,"counts":{"c":[3,null,null,null]},"after":0}', type=Sample)
    assert not old.talk
    replay = Replay()
    replay.take(events.RundownStarted(at_ns=0))
    replay.take(sample)
    replay.take(old)
    report = replay.book.report()
    assert (report.messages, report.asked["price"].lines, sum(report.series.messages)) == ({"irc": 5}, 1, 5)


@pytest.mark.parametrize("number", [-1, 10**13, 1.5, "1"])
def test_a_number_that_cannot_be_makes_no_sample(number: object) -> None:
    line = msgspec.json.encode({"at_ns": 1, "wall_ms": 2, "counts": {}, "talk": {"messages": {"irc": number}}})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line, type=Sample)
