"""The ability `orders`: order lines as they come and change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

from studio.values.shop import OrderLine, Status, later

__all__ = ["OrderLine", "Orders", "Status", "initial", "later"]


@runtime_checkable
class Orders(Protocol):
    """The orders of one shop."""

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        """Feed of order lines.

        Opened again, it goes through all lines of the show once more, beside the new ones: what got lost on the way
        comes again. Lines may come any number of times and in any order.
        """


def initial(*names: str | None) -> str:
    """A buyer's name fit for the air: the first letter of the first of `names` that is one, "" without any."""
    name = next((one.strip() for one in names if one and one.strip()), "")
    return f"{name[0]}**" if name else ""
