"""Rows of a list, each read by itself: one that nobody understands does not hide the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.recent_ids import RecentIds
from studio.values.plain_text import shortened
from tiktok_shop import sentences as says

log = logging.getLogger(__name__)
T = TypeVar("T")


class Rows:
    """Reads rows. What is odd about some of them is said once, in the log."""

    def __init__(self) -> None:
        self._odd = RecentIds(200)

    def read(self, found: Sequence[msgspec.Raw] | None, shape: type[T]) -> list[T]:
        """Those that can be read.

        Raises:
            AbilityError: `refused`, none of them can.
        """
        rows: list[T] = []
        odd: AbilityError | None = None
        for row in found or ():
            try:
                rows.append(shaped(bytes(row), shape))
            except AbilityError as error:
                odd = error
        if odd is not None and not rows:
            raise odd
        if odd is not None and self._odd.is_new(odd.text):
            log.warning("%s of %s are left out. %s", len(found or ()) - len(rows), len(found or ()), odd.text)
        return rows


def shaped(content: bytes, shape: type[T]) -> T:
    """JSON as this shape.

    Raises:
        AbilityError: `refused`, it is none.
    """
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error
