"""Where a platform is: its own addresses, which no show and no setting can change, or a server of this computer in its place.

A plugin that logs in, or has a secret, sends it to addresses that stand in its code. Tests put a stand-in there, by a variable of
the environment; that it is on this computer is seen to here, so that a login goes nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from studio.values.loopback import is_page_here

__all__ = ["own_or_stand_in"]

A = TypeVar("A")


def own_or_stand_in(own: A, stand_in: Callable[[str], A], name: str, environment: Mapping[str, str]) -> A:
    """The platform's `own` addresses, or those of the stand-in that `environment` has under `name` (`http://127.0.0.1:PORT`).

    Raises:
        ValueError: what stands there is no such place.
    """
    place = environment.get(name, "")
    if not place:
        return own
    if not is_page_here(place):
        raise ValueError(f"{name}: {place!r} is no http://127.0.0.1:PORT")
    return stand_in(place)
