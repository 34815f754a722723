"""What is wrong with a sheet, said so that somebody finds the cell and knows what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from studio.values.sentences import Worded


class Problem(Worded, frozen=True):
    """`row` is counted from 1 as spreadsheets do, `column` the heading as written there (empty: the whole row).

    A product with an `error` is not imported; a `warn` is only said.
    """

    row: int
    column: str
    level: Literal["error", "warn"]
    text: str


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """What keeps rows out before what is only said, each from the top of the sheet."""
    return sorted(problems, key=lambda problem: (problem.level != "error", problem.row))
