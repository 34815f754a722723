"""The queue as a sheet: rows of plain cells in, products and a list of problems out, and back. Pure; knows no file format.

A cell is text, a number or nothing. One row is one product, or one variant of it: rows with the same id or link number
belong together. Headings are read in English and Chinese, in any order; what goes out comes back in unchanged.
"""

from __future__ import annotations

from studio.show.sheets.cells import Cell
from studio.show.sheets.columns import has_headings
from studio.show.sheets.grid import FoundCell, Grid, Marked, Merged, Unreadable
from studio.show.sheets.problems import Problem, in_order
from studio.show.sheets.reading import MAX_ROWS, Reading, read
from studio.show.sheets.writing import notes, template, written

__all__ = [
    "MAX_ROWS",
    "Cell",
    "FoundCell",
    "Grid",
    "Marked",
    "Merged",
    "Problem",
    "Reading",
    "Unreadable",
    "has_headings",
    "in_order",
    "notes",
    "read",
    "template",
    "written",
]
