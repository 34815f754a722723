"""A table as its file has it: rows of cells, and what the eye sees beside them (merged cells, what is hidden)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from studio.show.sheets.cells import Cell
from studio.show.sheets.problems import Problem


class Unreadable(NamedTuple):
    """A cell in which something stands that the file's reader could not give: `text` says why, as a sentence."""

    text: str


class Marked(NamedTuple):
    """A cell of which a part is struck through (`kept` is the rest, "" where there is none), or raised."""

    whole: Cell
    kept: str
    raised: bool = False


FoundCell = Cell | Unreadable | Marked


class Merged(NamedTuple):
    """Cells that are shown as one: `rows` of them from here down, in so many `columns`. Places are counted from 0."""

    row: int
    column: int
    rows: int
    columns: int = 1


class Grid(NamedTuple):
    """`rows` of cells. Hidden rows are counted from 1 as spreadsheets do, hidden columns from 0. `problems`: the reader's own."""

    rows: Sequence[Sequence[FoundCell]]
    merged: Sequence[Merged] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()


def column_letters(place: int) -> str:
    """How spreadsheets call a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
