"""The clock of a server, as its answers have it (HTTP `Date`, whole seconds). Pure."""

from __future__ import annotations

import email.utils
from collections.abc import Mapping

__all__ = ["answered_ms"]


def answered_ms(headers: Mapping[str, str]) -> int:
    """When an answer was made, ms since 1970 by the server's clock; 0 where it does not say. Names in small letters."""
    try:
        return int(email.utils.parsedate_to_datetime(headers["date"]).timestamp()) * 1000
    except (KeyError, ValueError, OverflowError):
        return 0
