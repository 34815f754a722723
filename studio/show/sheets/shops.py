"""What shops are called in a sheet: as the crew calls the show's connections, not by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from studio.values.fields import Id

Shops = Mapping[str, str]  # names of the connections with shops, by their ids


def ids_by_name(shops: Shops) -> dict[str, str]:
    """The ids of shops by their names, of names that lead to one shop alone."""
    counts = Counter(shops.values())
    return {name: ident for ident, name in shops.items() if counts[name] == 1 and (name not in shops or name == ident)}


def names_by_id(shops: Shops) -> dict[str, str]:
    """What is written of each shop: its name, where that leads back to it."""
    return {ident: name for name, ident in ids_by_name(shops).items()}


def is_id(text: str) -> bool:
    """Whether a connection could have this id."""
    try:
        msgspec.convert(text, Id)
    except msgspec.ValidationError:
        return False
    return True
