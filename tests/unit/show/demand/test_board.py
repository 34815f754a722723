"""People are counted once for each wish of a product and of the show, and memory has a bound."""

from __future__ import annotations

from studio.control.schema.state.demand import DemandQuote
from studio.show.demand import DemandBoard, Wish
from studio.show.demand.board import QUOTE, QUOTES, SHOWN, WHOLE

BLACK, XL = Wish("colour", "black"), Wish("size", "XL")


def said(text: str, note: bool = False) -> DemandQuote:
    return DemandQuote(id=f"c:{text}", name="An", text=text, is_note=note)


def counts(board: DemandBoard, product: str | None) -> dict[str, int]:
    return {wish.value: wish.people for wish in board.wishes(product)}


def test_a_person_counts_once_for_each_wish_of_a_product_and_of_the_show() -> None:
    board = DemandBoard()
    for product in ("mug", "mug", "lamp"):
        board.take(product, [BLACK, XL], 7, said("black xl?"))
    board.take("mug", [BLACK], 8, said("black?"))
    assert counts(board, "mug") == {"black": 2, "XL": 1}
    assert counts(board, "lamp") == {"black": 1, "XL": 1}
    assert counts(board, WHOLE) == {"black": 2, "XL": 1}
    assert (board.people("mug"), board.people("lamp"), board.people(WHOLE), board.people("sofa")) == (2, 1, 2, 0)


def test_what_most_people_wish_comes_first_with_the_newest_lines() -> None:
    board = DemandBoard()
    board.take("mug", [XL], 1, said("xl?"))
    for person in range(5):
        board.take("mug", [BLACK], person, said(f"black {person}?"))
    first, second = board.wishes("mug")
    assert (first.value, second.value) == ("black", "XL")
    assert [quote.text for quote in first.quotes] == ["black 2?", "black 3?", "black 4?"]
    assert len(first.quotes) == QUOTES


def test_notes_of_buyers_are_counted_apart() -> None:
    board = DemandBoard()
    board.take("mug", [BLACK], 1, said("the black one please", note=True))
    board.take("mug", [BLACK], 2, said("black?"))
    (wish,) = board.wishes("mug")
    assert (wish.people, wish.notes) == (2, 1)


def test_what_is_not_to_be_shown_is_counted_and_not_quoted() -> None:
    board = DemandBoard()
    board.take("mug", [BLACK], 1, None)
    (wish,) = board.wishes("mug")
    assert (wish.people, wish.quotes) == (1, ())
    board.take("mug", [], 1, said("nothing"))
    assert board.people("mug") == 1


def test_what_a_moderator_takes_away_is_quoted_no_more() -> None:
    board = DemandBoard()
    board.take("mug", [BLACK], 1, said("rude"))
    board.take("mug", [BLACK], 2, said("x" * 500))
    version = board.version
    board.forget({"c:rude"}, "x" * 500)
    assert board.version > version
    assert [wish.quotes for of in ("mug", WHOLE) for wish in board.wishes(of)] == [(), ()]
    assert counts(board, "mug") == {"black": 2}


def test_lines_are_cut_and_the_same_line_is_kept_once() -> None:
    board = DemandBoard()
    for person in (1, 2):
        board.take("", [BLACK], person, said("y" * 500))
    (wish,) = board.wishes("")
    assert [len(quote.text) for quote in wish.quotes] == [QUOTE]


def test_of_more_than_it_can_hold_the_rest_is_not_counted_and_that_is_said() -> None:
    few = DemandBoard(most_cells=4)
    few.take("mug", [BLACK], 1, None)
    assert not few.is_full
    few.take("mug", [XL], 1, None)
    assert few.is_full
    assert counts(few, "mug") == {"black": 1}
    small = DemandBoard(most_wishes=4)
    small.take("mug", [BLACK], 1, None)
    small.take("mug", [BLACK], 2, None)
    assert small.is_full
    assert counts(small, "mug") == {"black": 1}


def test_rows_are_of_products_alone() -> None:
    board = DemandBoard()
    board.take("mug", [BLACK], 1, said("black?"))
    board.take("", [XL], 1, said("xl?"))
    assert [(row.product, row.wish, row.people) for row in board.rows()] == [("mug", BLACK, 1), ("", XL, 1)]


def test_clients_are_told_of_so_many() -> None:
    board = DemandBoard()
    board.take("mug", [Wish("size", str(number)) for number in range(60)], 1, None)
    assert len(board.wishes("mug")) == SHOWN
