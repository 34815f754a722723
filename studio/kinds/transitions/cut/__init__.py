"""Cut: from one tick to the next."""

from __future__ import annotations

from studio.kinds.transitions.base import TransitionKind, TransitionSettings


class Cut(TransitionSettings, frozen=True, kw_only=True, tag="cut"):
    """Nothing to set."""


KIND = TransitionKind(settings=Cut, title="Cut", order=10, instant=True)
