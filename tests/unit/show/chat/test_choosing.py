"""Who is shown when not all can be: by rank, fairly between platforms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from studio.plugin_api.abilities import ChatMessage
from studio.show.chat.choosing import MANY, choose
from studio.show.chat.fold import Fold
from studio.show.chat.rows import Why


def fold(platform: str, why: Why = Why.PLAIN, people: int = 1, late: bool = False) -> Fold:
    message = ChatMessage(id="1", buyer_key="v", name="n", text="t", at_ms=0)
    made = Fold("t", platform, message, why, 0, late)
    for person in range(people):
        made.take(platform, message, person)
    return made


def platforms(waiting: Sequence[Fold], room: int, lately: Mapping[str, int]) -> str:
    """Whose rows are chosen, a letter each, in alphabetical order."""
    return "".join(sorted(waiting[place].platform for place in choose(waiting, room, lately)))


def test_where_all_have_room_all_are_shown() -> None:
    assert choose([fold("a")] * 3, 3, {}) == {0, 1, 2}
    assert choose([], 3, {}) == set()
    assert choose([fold("a")] * 3, 0, {}) == set()


def test_the_lowest_rank_goes_first_and_late_ones_after_their_like() -> None:
    ranks = [Why.PLAIN, Why.FIRST, Why.QUESTION, Why.BUYER, Why.WATCHED, Why.OWN]
    waiting = [fold("a", Why.QUESTION, late=True), *(fold("a", why) for why in ranks)]
    shown = [choose(waiting, room, {}) for room in range(1, 7)]
    assert [(after - before).pop() for before, after in zip([set[int](), *shown], shown, strict=False)] == [6, 5, 3, 0, 4, 2]


def test_what_many_say_is_as_good_as_a_question() -> None:
    assert choose([fold("a", Why.BUYER), fold("a", Why.PLAIN, people=MANY)], 1, {}) == {1}
    assert choose([fold("a", Why.BUYER), fold("a", Why.PLAIN, people=MANY - 1)], 1, {}) == {0}


def test_among_equals_platforms_take_turns() -> None:
    waiting = [fold("a") for _ in range(50)] + [fold("b") for _ in range(50)] + [fold("c")]
    assert platforms(waiting, 7, {}) == "aaabbbc"
    assert platforms(waiting, 7, {"a": 12, "b": 8, "c": 8}) == "abbbbbc"


def test_a_small_platform_has_a_row_beside_the_questions_of_a_large_one() -> None:
    waiting = [fold("a", Why.QUESTION) for _ in range(50)] + [fold("b") for _ in range(3)]
    assert platforms(waiting, 4, {"a": 27}) == "aaab"
    assert platforms(waiting, 4, {"a": 27, "b": 1}) == "aaaa", "one in a second"
    waiting[0].why = waiting[1].why = Why.WATCHED
    assert choose(waiting, 2, {"a": 27}) == {0, 1}, "not before what moderators watch for"


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Why)), st.integers(1, 9), st.booleans()), max_size=40),
    st.integers(0, 20),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 30)),
)
def test_as_many_as_there_is_room_for_and_the_watched_before_all_others(
    rows: list[tuple[str, Why, int, bool]], room: int, lately: dict[str, int]
) -> None:
    waiting = [fold(platform, why, people, late) for platform, why, people, late in rows]
    places = choose(waiting, room, lately)
    assert len(places) == min(room, len(waiting))
    watched = {place for place, row in enumerate(waiting) if row.why <= Why.WATCHED}
    assert watched <= places or places <= watched
