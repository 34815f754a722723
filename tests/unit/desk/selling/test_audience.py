"""What a platform says of its viewers is believed when it can be."""

from __future__ import annotations

import pytest

from studio.desk.selling.audience import Audience, believable, counts
from studio.show.figures import Counts


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"online": 12, "behind_ms": 900}, (12, 900)),
        ({"online": -5}, (0, None)),
        ({"online": 2**62, "behind_ms": 2**62}, (0, None)),
        ({"online": "many", "behind_ms": "late"}, (0, None)),
        ({"online": True, "behind_ms": -1}, (0, None)),
        ({}, (0, None)),
    ],
    ids=str,
)
def test_who_is_there_is_a_number_that_can_be(said: dict[str, object], taken: tuple[int, int | None]) -> None:
    assert believable(said) == taken


def test_what_figures_are_made_of_is_believed_in_numbers_that_can_be_alone() -> None:
    said = {"online": 3, "viewers": 40, "views": 2**70, "followers": True}
    assert counts(said) == Counts(3, 40, None, None)
    assert counts({"online": 3, "viewers": -1, "views": "many", "followers": 12}) == Counts(3, None, None, 12)
    assert counts({}) == Counts()


def test_viewers_of_all_platforms_are_added_up_and_a_new_process_knows_no_delay() -> None:
    audience = Audience()
    audience.take("rehearsal", {"online": 12, "behind_ms": 900})
    audience.take("corner", {"online": 3})
    assert (audience.online, audience.behind_ms("rehearsal"), audience.behind_ms("corner")) == (15, 900, None)
    audience.begun_anew("rehearsal")
    assert (audience.online, audience.behind_ms("rehearsal")) == (15, None)


def test_those_of_a_connection_that_has_gone_watch_no_more() -> None:
    audience = Audience()
    audience.take("rehearsal", {"online": 12, "behind_ms": 900})
    audience.take("corner", {"online": 3})
    assert audience.gone("rehearsal")
    assert (audience.online, audience.behind_ms("rehearsal")) == (3, None)
    assert not audience.gone("rehearsal")
