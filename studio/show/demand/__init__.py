"""What viewers and buyers' notes ask for: sizes, colours, uses, budgets and regions, by product and person. Pure.

`facets` are files of words; `numbers` are sizes and budgets as they are written; `wishes` finds both in a line; `board` counts
people, each once for each wish, and keeps a few quotes; `table` lays it out for spreadsheets.
"""

from studio.show.demand.board import DemandBoard
from studio.show.demand.facets import Facet, parse
from studio.show.demand.table import table
from studio.show.demand.wishes import Wish, WishFinder

__all__ = ["DemandBoard", "Facet", "Wish", "WishFinder", "parse", "table"]
