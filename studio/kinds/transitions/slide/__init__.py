"""Slide: the incoming picture pushes the outgoing one out to the left."""

from __future__ import annotations

from studio.kinds.transitions.base import TransitionKind, TransitionSettings


class Slide(TransitionSettings, frozen=True, kw_only=True, tag="slide"):
    """Nothing to set."""


KIND = TransitionKind(settings=Slide, title="Slide", order=30)
