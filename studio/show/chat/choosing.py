"""Which of the rows that wait are shown, when not all can be: by rank, and fairly between platforms.

The lowest `Why` goes first: what moderators watch for, questions, buyers, a viewer's first words, the rest; what many say is as
good as a question. Among equals the platform goes first that was given least lately, and of one platform what most viewers
say, then what came first. A platform that was given nothing lately has one row before all but what is watched for, so that the
questions of a large one do not leave a small one without a word.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from studio.show.chat.fold import Fold
from studio.show.chat.rows import Why

MANY = 5  # viewers who say the same

_Order: TypeAlias = tuple[int, bool, int, int, int]  # rank, late, the platform's share, less the viewers, place


def choose(waiting: Sequence[Fold], room: int, lately: Mapping[str, int]) -> set[int]:
    """The places of at most `room` of `waiting`; `lately`: rows that platforms were given within the last second."""
    if room >= len(waiting):
        return set(range(len(waiting)))
    best_first = sorted((_rank(fold), fold.late, -len(fold.people), place) for place, fold in enumerate(waiting))
    several = len({fold.platform for fold in waiting}) > 1
    share = dict(lately)
    order: list[_Order] = []
    for rank, late, fewer, place in best_first:
        platform = waiting[place].platform
        given = share.get(platform, 0)
        share[platform] = given + 1
        if several and not given and rank > Why.QUESTION:
            rank, late = Why.QUESTION, False
        order.append((rank, late, given, fewer, place))
    return {place for *_, place in heapq.nsmallest(room, order)}


def _rank(fold: Fold) -> int:
    return min(fold.why, Why.QUESTION) if len(fold.people) >= MANY else fold.why
