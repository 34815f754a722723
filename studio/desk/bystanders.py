"""Those who look on while the show goes on: what goes wrong in them is logged, and reaches nobody who acts."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable
from typing import ParamSpec

_P = ParamSpec("_P")

log = logging.getLogger(__name__)

_AGAIN_S = 60.0  # between two faults of one of them that are logged


def bystander(look: Callable[_P, None]) -> Callable[_P, None]:
    """`look`, as it is safe to call from the path of a sale, a card or an edit: it never raises. One event loop."""
    logged_s: float | None = None

    @functools.wraps(look)
    def looks(*arguments: _P.args, **named: _P.kwargs) -> None:
        nonlocal logged_s
        try:
            look(*arguments, **named)
        except Exception:
            if logged_s is None or time.monotonic() - logged_s >= _AGAIN_S:
                logged_s = time.monotonic()
                log.exception("%s failed, and what it looks at goes on", look.__qualname__)

    return looks
