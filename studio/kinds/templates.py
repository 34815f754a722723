"""Every sentence of the studio itself: of the catalogue, of the values and of the kinds. Plugins have their own."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from studio import words
from studio.kinds.families import FAMILIES
from studio.values import address_sentences, counting, price_sentences
from studio.values.sentences import Template


def templates() -> Iterator[Template]:
    """All of them, each once."""
    for name in sorted(found.name for found in pkgutil.iter_modules(words.__path__)):
        yield from templates_of(importlib.import_module(f"{words.__name__}.{name}"))
    yield from templates_of(price_sentences)
    yield from templates_of(address_sentences)
    yield from counting.COUNTS
    for family in FAMILIES:
        yield from family.sentences()


def templates_of(module: ModuleType) -> list[Template]:
    """The sentences that a module declares."""
    return [value for value in vars(module).values() if isinstance(value, Template)]
