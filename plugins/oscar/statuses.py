"""What a shop's own words for the state of an order mean. Each Oscar shop has a pipeline of its own. Pure."""

from __future__ import annotations

import re

import msgspec

from studio.plugin_api.abilities import Status

_COMMA = re.compile(r"[,，、;；\n]")


class Statuses(msgspec.Struct, frozen=True):
    """The words by their meaning, without case. Any other word, and none, is an order that is paid: Oscar's own checkout places
    it once its payment is authorised."""

    unpaid: frozenset[str] = frozenset({"new", "pending", "pending payment"})
    cancelled: frozenset[str] = frozenset({"cancelled", "canceled"})
    refunded: frozenset[str] = frozenset({"refunded"})
    returned: frozenset[str] = frozenset({"returned"})

    @classmethod
    def read(cls, unpaid: str, cancelled: str, refunded: str, returned: str) -> Statuses:
        """From lists with commas."""
        return cls(*(_words(text) for text in (unpaid, cancelled, refunded, returned)))

    def meaning(self, order: str | None, line: str | None) -> Status:
        """What a line's state is, by its order's word and, where it has one, its own: taken back by either is taken back."""
        words = {(word or "").strip().casefold() for word in (order, line)}
        if words & self.returned:
            return "returned"
        if words & self.refunded:
            return "refunded"
        if words & self.cancelled:
            return "cancelled"
        return "created" if (order or "").strip().casefold() in self.unpaid else "paid"


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in _COMMA.split(text)) - {""}
