"""Lists of watched words, topics of questions and facets of the demand that come with the studio, by the names of their files."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from studio.desk.paths import resources
from studio.show import asked, demand, watched
from studio.values.errors import OperatorError

log = logging.getLogger(__name__)

_Read = TypeVar("_Read")


@functools.cache
def bundled_packs() -> Mapping[str, watched.Pack]:
    """The lists of watched words."""
    return read_all(resources("watched_words"), watched.parse)


@functools.cache
def bundled_topics() -> Mapping[str, asked.Topic]:
    """The topics of questions, in their order."""
    found = read_all(resources("questions"), asked.parse)
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


@functools.cache
def bundled_facets() -> Mapping[str, demand.Facet]:
    """The facets of the demand, in their order."""
    found = read_all(resources("demand"), demand.parse)
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


@functools.cache
def bundled_sorter() -> asked.Sorter:
    """What sorts lines into these topics. Made once: seven hundred phrases become one automaton."""
    return asked.Sorter(bundled_topics())


@functools.cache
def bundled_finder() -> demand.WishFinder:
    """What finds wishes by these facets. Made once, as the sorter is."""
    return demand.WishFinder(bundled_facets())


def read_all(folder: Path, parse: Callable[[str, bytes], _Read]) -> dict[str, _Read]:
    """What the files of a folder say, in the order of their names. One that cannot be read is logged and left out."""
    found: dict[str, _Read] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            found[file.stem] = parse(file.name, file.read_bytes())
        except (OperatorError, OSError) as error:
            log.error("%s", error)
    return found
