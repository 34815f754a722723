"""Commands about sheets of products. Reading is a dry run: what a client then wants it imports with `product.import`."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studio.control.schema.command import Command, command
from studio.control.schema.products import ImportMode
from studio.values.fields import PathFromOutside
from studio.values.money import Currency
from studio.values.sentences import Worded


class SheetFile(Command, frozen=True, kw_only=True):
    """A CSV or XLSX file, by its full path."""

    path: PathFromOutside


@command("queue.read_sheet", "queue")
class ReadSheet(SheetFile, frozen=True, kw_only=True):
    """Read a CSV or XLSX file without changing anything. `mode`: as it is to be imported; `currency`: of prices that name none.

    Answers with `products` as `product.import` takes them, without those that have an error; `problems`: `[{"row", "column",
    "level": "error"|"warn", "text"}]`; `count` of all in the sheet; `currency` that prices without one were taken to be in: ""
    when it has to be chosen (an empty queue), null when each names its own. What is read is what the eye sees: merged cells
    count for all their rows, hidden rows are left out, what is struck through or raised in part is taken in words only.
    Whatever is left out, guessed or doubted is a problem.
    """

    mode: ImportMode = "append"
    currency: Currency | None = None


class SheetProblem(Worded, frozen=True, kw_only=True):
    """What is wrong in a sheet: its row from 1, and the heading of its column, "" where it is the whole row."""

    row: int
    column: str = ""
    level: Literal["error", "warn"] = "warn"
    text: str = ""


class SheetRead(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `queue.read_sheet`."""

    products: tuple[dict[str, Any], ...] = ()
    problems: tuple[SheetProblem, ...] = ()
    count: int = 0
    currency: str | None = None


@command("queue.write_sheet", "queue")
class WriteSheet(SheetFile, frozen=True, kw_only=True):
    """Write the whole queue (`.xlsx`, `.csv`, `.tsv`); read again it is the same. Answers with the `count` of products."""


@command("queue.write_template", "queue")
class WriteTemplate(SheetFile, frozen=True, kw_only=True):
    """Write a file with the headings, an example and what belongs into each column, in the show's language."""
