"""Texts of a spreadsheet that are written in several fonts: which part is struck through, and whether a part is raised.

openpyxl joins the runs of such a text: a price of 129 that is struck through, with 99 behind it, becomes 12999.
"""

from __future__ import annotations

from typing import IO, NamedTuple
from xml.parsers import expat

from studio.values.errors import MediaError
from studio.words import sheets as says

MOST_TEXTS = 200_000  # in several fonts
_NO = frozenset(("0", "false"))


class Runs(NamedTuple):
    """What is left of a text without what is struck through; None: nothing is.

    `kept_in_struck` is the same in a cell whose own font is struck through, which is that of runs that have none.
    """

    kept: str | None
    kept_in_struck: str | None
    raised: bool


class _Run(NamedTuple):
    text: str
    own_font: bool
    struck: bool
    raised: bool


class RunReader:
    """Handlers for what stands within one text (`si` or `is`); names come without their namespace."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._text: list[str] = []
        self._in_text = self._aside = False
        self._own_font = self._struck = self._raised = False

    def begun(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "r":
                self._own_font = self._struck = self._raised = False
            case "rPh":  # how it is pronounced, in small letters above it
                self._aside = True
            case "rPr":
                self._own_font = True
            case "strike":
                self._struck = attributes.get("val") not in _NO
            case "vertAlign":
                self._raised = attributes.get("val", "baseline") != "baseline"
            case "t":
                self._in_text, self._text = not self._aside, []

    def text(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)

    def ended(self, tag: str) -> None:
        if tag == "t" and self._in_text:
            self._in_text = False
            self._runs.append(_Run("".join(self._text), self._own_font, self._struck, self._raised))
        elif tag == "rPh":
            self._aside = False

    def found(self) -> Runs | None:
        """None where the whole text is in the font of its cell."""
        runs = [run for run in self._runs if run.text.strip()]
        if not any(run.own_font for run in runs):
            return None
        struck = any(run.struck for run in runs)
        struck_in_struck = struck or not all(run.own_font for run in runs)
        kept = "".join(run.text for run in self._runs if not run.struck)
        kept_in_struck = "".join(run.text for run in self._runs if run.own_font and not run.struck)
        raised = len({run.raised for run in runs}) > 1  # a text that is raised altogether reads as it stands
        return Runs(kept if struck else None, kept_in_struck if struck_in_struck else None, raised)


def shared_runs(strings: IO[bytes]) -> dict[int, Runs]:
    """Those texts of the table of shared strings that are in several fonts, by their number.

    Raises:
        MediaError: there are more than a list of products can have, or it declares entities.
        expat.ExpatError: it is no XML.
    """
    found: dict[int, Runs] = {}
    reader, number = RunReader(), -1

    def begun(name: str, attributes: dict[str, str]) -> None:
        nonlocal reader, number
        tag = name.rpartition(" ")[2]
        if tag == "si":
            reader, number = RunReader(), number + 1
        else:
            reader.begun(tag, attributes)

    def ended(name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag != "si":
            reader.ended(tag)
        elif (runs := reader.found()) is not None:
            found[number] = runs
            check_number(len(found))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = lambda text: reader.text(text)
    parser.EntityDeclHandler = no_entities
    parser.ParseFile(strings)
    return found


def check_number(texts: int) -> None:
    """Raises MediaError when there are too many texts in several fonts."""
    if texts > MOST_TEXTS:
        raise MediaError("sheet_too_large", says.too_many_fonts())


def no_entities(*_declared: object) -> None:
    """Raises MediaError: a handler for a part that declares entities."""
    raise MediaError("sheet_unreadable", says.entities())
