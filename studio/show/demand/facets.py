"""A facet of what is asked for (size, colour, use, ...), as a file holds it: its values, and what people say for them."""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal

import msgspec

from studio.show.asked.topics import Phrase
from studio.values.errors import OperatorError
from studio.values.own_words import Named
from studio.words import demand as says

_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Value(Named, frozen=True, kw_only=True):
    """One thing that may be asked for. `said`: phrases for it, as `studio.show.asked.phrases` reads them."""

    name: _Word
    title: _Word
    said: Annotated[tuple[Phrase, ...], msgspec.Meta(min_length=1, max_length=100)]


class Facet(Named, frozen=True, kw_only=True):
    """`order`: its place among facets. `numbers`: which numbers in a line are values of it, too."""

    title: _Word
    order: int
    numbers: Literal["", "size", "budget"] = ""
    values: Annotated[tuple[Value, ...], msgspec.Meta(max_length=200)] = ()


def parse(name: str, data: bytes) -> Facet:
    """A facet's file.

    Raises:
        OperatorError: it is no such file. The text names the place.
    """
    try:
        return msgspec.convert(tomllib.loads(data.decode()), Facet)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise OperatorError("bad_facet", says.bad_facet(name=name, reason=str(error)), name) from error
