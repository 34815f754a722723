"""Fade: the outgoing picture gives way to the incoming one."""

from __future__ import annotations

from studio.kinds.transitions.base import TransitionKind, TransitionSettings


class Fade(TransitionSettings, frozen=True, kw_only=True, tag="fade"):
    """Nothing to set."""


KIND = TransitionKind(settings=Fade, title="Fade", order=20)
