"""Viewers: what a platform tells, what it does not, and what that means for a part of the show."""

from __future__ import annotations

from studio.show.figures import Counts, FigureBook, Sample, report
from studio.show.figures.audience import Gauge, Reach, reach, together

S = 1_000_000_000


def test_a_running_count_is_corrected_and_begins_anew() -> None:
    gauge = Gauge()
    for views in (100, 104, 98):  # a correction
        gauge.take(Counts(5, views=views))
    assert gauge.now().views == 98
    gauge.take(Counts(5, views=3))  # another broadcast
    gauge.take(Counts(5))
    assert gauge.now().views == 101


def test_a_count_that_was_told_wrongly_once_is_not_counted_twice() -> None:
    gauge = Gauge()
    for views in (1_000, 0, 1_010):
        gauge.take(Counts(5, views=views))
    assert gauge.now().views == 1_010
    for views in (0, 20, 1_500):  # another broadcast, that becomes larger than the one before
        gauge.take(Counts(5, views=views))
    assert gauge.now().views == 2_510


def test_what_was_before_the_show_is_none_of_it() -> None:
    """A broadcast to try things out, and whom it won."""
    book = FigureBook()
    book.watch("room", Counts(5, viewers=500, views=900, followers=70), S)
    book.watch("room", Counts(1, viewers=2, views=3, followers=80), 50 * S)
    book.begin(60 * S)
    told = book.section(61 * S).whole.all
    assert (told.viewers, told.views, told.new_followers) == (2, 3, 0)
    book.watch("room", Counts(9, viewers=40, views=60, followers=85), 90 * S)
    told = book.section(91 * S).whole.all
    assert (told.viewers, told.views, told.new_followers) == (40, 60, 5)


def test_new_followers_are_those_since_it_was_first_told() -> None:
    gauge = Gauge()
    gauge.take(Counts(1))
    assert gauge.now().followers is None
    gauge.take(Counts(1, followers=5_000))
    gauge.take(Counts(1, followers=4_990))
    assert gauge.now().followers == -10


def test_a_part_has_those_who_were_there_and_those_who_came() -> None:
    found = reach(Counts(10, viewers=100, views=150, followers=2), Counts(25, viewers=130, views=190, followers=9), 30)
    assert found == Reach(online=25, peak=30, viewers=40, views=40, new_followers=7)


def test_what_one_connection_does_not_tell_is_not_known_of_all() -> None:
    whole = together([Reach(online=5, peak=5, viewers=9, views=10), Reach(online=7, peak=8, views=20)], 11)
    assert whole == Reach(online=12, peak=11, viewers=None, views=30, new_followers=None)
    assert together([], 0) == Reach()


def test_conversion_is_not_known_where_nobody_tells_of_viewers() -> None:
    book = FigureBook()
    book.watch("chat", Counts(50), S)
    told = book.section(2 * S).whole.all
    assert (told.online, told.viewers, told.conversion, told.gpm, told.uv_value) == (50, None, None, None, None)


def test_the_peak_is_of_one_moment_and_no_sum_of_peaks() -> None:
    book = FigureBook()
    book.watch("one", Counts(10), S)
    book.watch("two", Counts(1), 2 * S)
    book.watch("one", Counts(1), 30 * S)
    book.watch("two", Counts(10), 31 * S)
    told = book.section(32 * S)
    assert told.whole.all.peak == 11
    assert {name: one.peak for name, one in told.whole.connections.items()} == {"one": 10, "two": 10}


def test_who_leaves_is_not_online_and_was_there() -> None:
    book = FigureBook()
    book.watch("one", Counts(10, viewers=12), S)
    book.leave("one", 2 * S)
    told = book.section(3 * S).whole.connections["one"]
    assert (told.online, told.peak, told.viewers) == (0, 10, 12)


def test_the_last_minutes_and_those_before_have_their_own_views() -> None:
    book = FigureBook()
    for second in range(0, 601, 5):
        book.watch("room", Counts(10, views=second if second < 300 else 3 * second - 600), second * S)
    told = book.section(600 * S)
    assert (told.lately.seconds, told.before.seconds) == (291, 300)
    assert told.before.all.views == 315 - 5, "from what was told just before, to what was told last"
    assert told.lately.all.views == 1_200 - 315


def test_who_went_from_one_room_to_another_is_not_counted_in_both() -> None:
    told = report(
        [
            Sample(S, 1, {"north": Counts(1_000), "south": Counts(0)}),
            Sample(11 * S, 11, {"south": Counts(1_000), "north": Counts(0)}),
        ]
    )
    assert told.whole.all.peak == 1_000
    assert told.series.online == (1_000, 1_000)
