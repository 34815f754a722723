"""Viewers by the keyword that they wrote last, each once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from studio.plugin_api.abilities import ChatMessage
from studio.show.chat import ChatDesk
from studio.show.chat.fingerprints import Fingerprints
from studio.show.chat.pace import SECOND_NS
from studio.show.chat.reading import answer
from studio.show.tally import Ballot
from studio.values.errors import RefusedError


def told(ballot: Ballot) -> dict[str, int]:
    return {choice.keyword: choice.viewers for choice in ballot.section(running=True).choices}


def say(ballot: Ballot, text: str, *viewers: int) -> None:
    for viewer in viewers:
        ballot.take(answer(text), viewer, 5, 5)


def test_each_viewer_counts_once_and_for_what_was_written_last() -> None:
    ballot = Ballot(["1", "2", "要"], 0)
    say(ballot, "1", 1, 2, 3, 1)
    say(ballot, "２ ２!", 3)
    say(ballot, "要", 4)
    say(ballot, "要2", 5)
    assert told(ballot) == {"1": 2, "2": 1, "要": 1}
    section = ballot.section(running=False)
    assert (section.state, section.viewers, section.messages, section.unread) == ("ended", 4, 6, 0)


@pytest.mark.parametrize("keywords", [[], ["!"], ["1", "111"], ["a", "A"], [str(number) for number in range(10, 19)]])
def test_keywords_that_cannot_be_counted_are_refused(keywords: Sequence[str]) -> None:
    with pytest.raises(RefusedError):
        Ballot(keywords, 0)


def test_what_comes_after_its_end_or_was_written_before_it_counts_for_nothing() -> None:
    begins, middle, ends = 10 * SECOND_NS, 15 * SECOND_NS, 20 * SECOND_NS
    ballot = Ballot(["1"], begins, ends_ns=ends)
    ballot.take("1", 1, middle, middle)
    ballot.take("1", 2, ends, ends)
    ballot.take("1", 3, middle, begins - SECOND_NS - 1)
    ballot.miss(5, middle)
    ballot.miss(7, ends)
    section = ballot.section(running=True)
    assert (section.viewers, section.messages, section.unread) == (1, 1, 5)


def test_further_viewers_than_there_is_room_for_are_said() -> None:
    ballot = Ballot(["1", "2"], 0, capacity=2)
    say(ballot, "1", 1, 2)
    assert not ballot.section(running=True).full
    say(ballot, "1", 3)
    say(ballot, "2", 2)
    assert ballot.section(running=True).full
    assert told(ballot) == {"1": 1, "2": 1}


def test_a_hundred_thousand_viewers_are_counted_to_the_last() -> None:
    ballot, of = Ballot(["1", "2"], 0), Fingerprints(b"key").of
    for number in range(100_000):
        viewer = of("irc", f"viewer {number}")
        ballot.take("1", viewer, 1, 1)
        if number % 4 == 0:
            ballot.take("2", viewer, 1, 1)
    assert told(ballot) == {"1": 75_000, "2": 25_000}


def written(number: int, viewer: str, text: str, at_ms: int = 0) -> ChatMessage:
    return ChatMessage(id=str(number), buyer_key=viewer, name="An", text=text, at_ms=at_ms)


def test_the_chat_desk_counts_over_platforms_also_what_no_row_shows() -> None:
    desk = ChatDesk()
    desk.take("irc", [written(0, "early", "1")], SECOND_NS)
    ballot = desk.tally = Ballot(["1", "2"], 2 * SECOND_NS)
    for platform in ("irc", "twitch"):
        desk.take(platform, [written(number, f"v{number}", "1") for number in range(1, 500)], 3 * SECOND_NS)
        desk.take(platform, [written(number, f"v{number}", "1") for number in range(1, 500)], 3 * SECOND_NS)  # sent again
    desk.take("irc", [written(1000 + number, f"v{number}", "2") for number in range(1, 100)], 4 * SECOND_NS)
    desk.count("irc", ["a", "b", "1"], 3, 4 * SECOND_NS)
    assert told(ballot) == {"1": 2 * 499 - 99, "2": 99}
    assert ballot.section(running=True).unread == 5, "two without words and three without ids; one was there"


def test_a_message_that_comes_very_late_answers_what_was_asked_before() -> None:
    desk, at_ms = ChatDesk(), 1_700_000_000_000
    desk.take("irc", [written(0, "a", "hello", at_ms)], 0)
    ballot = desk.tally = Ballot(["1"], 20 * SECOND_NS)
    desk.take("irc", [written(1, "b", "1", at_ms + 21_000)], 21 * SECOND_NS)
    desk.take("irc", [written(2, "c", "1", at_ms + 5_000)], 22 * SECOND_NS)
    assert told(ballot) == {"1": 1}


def test_a_message_that_was_on_its_way_when_the_tally_began_is_not_counted() -> None:
    desk, at_ms = ChatDesk(), 1_700_000_000_000
    desk.take("irc", [written(0, "a", "hello", at_ms)], 0)
    ballot = desk.tally = Ballot(["1"], 20 * SECOND_NS)
    late, whole_second, after = (at_ms + moment for moment in (17_000, 19_000, 20_500))
    answers = [written(1, "b", "1", late), written(2, "c", "1", whole_second), written(3, "d", "1", after)]
    desk.take("irc", answers, 21 * SECOND_NS)
    assert told(ballot) == {"1": 2}
